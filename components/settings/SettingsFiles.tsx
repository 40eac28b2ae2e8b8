import { Download, Upload } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { ExtensionSettings } from '../../lib/core/extensionSettings.ts';
import { changesTo, settingsDifferences, type SettingsDifference } from '../../lib/core/settingsDifferences.ts';
import {
  MAX_SETTINGS_FILE,
  readSettingsFile,
  settingsFile,
  settingsFileName,
  type SettingsFileProblem,
} from '../../lib/core/settingsFile.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import type { SettingsNotice } from '../../lib/state/settingsForm.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { settingLabels, valueWords } from './settingWords.ts';

/** Differences that are listed. */
const LISTED = 100;

const PROBLEMS: Readonly<Record<SettingsFileProblem | 'too-large' | 'unreadable', TextName>> = {
  'not-json': 'settings_file_not_json',
  other: 'settings_file_foreign',
  library: 'settings_file_library',
  newer: 'settings_file_newer',
  'too-large': 'settings_file_too_large',
  unreadable: 'settings_file_unreadable',
};

interface SettingsFilesProps {
  readonly model: ExtensionSettingsModel;
  readonly settings: ExtensionSettings;
  readonly saveFile: (name: string, content: string) => void;
  readonly onDone: (notice: SettingsNotice) => void;
}

type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly fileName: string; readonly problem: keyof typeof PROBLEMS }
  | { readonly kind: 'read'; readonly fileName: string; readonly wanted: ExtensionSettings };

/** Takes the settings out as a file, and brings those of a file in: what they would change is shown first. */
export function SettingsFiles({ model, settings, saveFile, onDone }: SettingsFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLSpanElement>(null);
  const [reading, setReading] = useState<Reading>({ kind: 'none' });

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    const fileName = file.name;
    if (file.size > MAX_SETTINGS_FILE) {
      setReading({ kind: 'failed', fileName, problem: 'too-large' });
      return;
    }
    const content = await file.text().catch(() => null);
    const result = content === null ? ({ problem: 'unreadable' } as const) : readSettingsFile(content);
    setReading(
      'problem' in result
        ? { kind: 'failed', fileName, problem: result.problem }
        : { kind: 'read', fileName, wanted: result.settings },
    );
  }

  function leave(): void {
    picker.current?.querySelector('button')?.focus();
    setReading({ kind: 'none' });
  }

  function apply(wanted: ExtensionSettings, fileName: string): void {
    const before = settings;
    model.change(changesTo(settings, wanted));
    leave();
    onDone({
      message: text('settings_file_applied', { file: fileName }),
      undo: () => model.change(changesTo(wanted, before)),
    });
  }

  return (
    <section class="lg-settings-group" aria-labelledby="file-title">
      <h2 id="file-title">{text('settings_file')}</h2>
      <p class="lg-hint">{text('settings_file_hint')}</p>
      <div class="lg-settings-files">
        <Button
          variant="soft"
          icon={Upload}
          onClick={() => {
            const now = new Date();
            saveFile(settingsFileName(now), settingsFile(settings, now));
          }}
        >
          {text('settings_file_export')}
        </Button>
        <span ref={picker}>
          <Button variant="soft" icon={Download} onClick={() => input.current?.click()}>
            {text('settings_file_import')}
          </Button>
        </span>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label={text('settings_file_to_import')}
          hidden
          onChange={({ currentTarget }) => {
            void read(currentTarget.files?.[0]);
            // The same file can be picked again.
            currentTarget.value = '';
          }}
        />
      </div>
      {reading.kind === 'failed' && (
        <Notice kind="banner" tone="problem" onDismiss={leave}>
          <bdi>{text(PROBLEMS[reading.problem], { file: reading.fileName })}</bdi>
        </Notice>
      )}
      {reading.kind === 'read' && (
        <WhatWouldChange
          fileName={reading.fileName}
          before={settings}
          after={reading.wanted}
          onApply={() => apply(reading.wanted, reading.fileName)}
          onLeave={leave}
        />
      )}
    </section>
  );
}

interface WhatWouldChangeProps {
  readonly fileName: string;
  readonly before: ExtensionSettings;
  readonly after: ExtensionSettings;
  readonly onApply: () => void;
  readonly onLeave: () => void;
}

function WhatWouldChange({ fileName, before, after, onApply, onLeave }: WhatWouldChangeProps) {
  const differences = settingsDifferences(before, after);
  const labels = new Map([...before.actions, ...after.actions].map(({ id, label }) => [id, label]));
  return (
    <div class="lg-settings-plan" role="group" aria-label={text('settings_file_plan', { file: fileName })}>
      <p class="lg-strong" role="status">
        {differences.length === 0
          ? text('settings_file_same', { file: fileName })
          : text('settings_file_changes', { file: fileName, count: differences.length })}
      </p>
      {differences.length > 0 && (
        <ul>
          {differences.slice(0, LISTED).map((difference, index) => (
            <li key={index}>{inWords(difference, (id) => labels.get(id) ?? id)}</li>
          ))}
          {differences.length > LISTED && (
            <li class="lg-hint">{text('settings_file_more', { count: differences.length - LISTED })}</li>
          )}
        </ul>
      )}
      <div class="lg-settings-files">
        {differences.length > 0 && (
          <Button variant="primary" onClick={onApply}>
            {text('settings_file_apply')}
          </Button>
        )}
        <Button onClick={onLeave}>{text(differences.length > 0 ? 'common_cancel' : 'common_close')}</Button>
      </div>
    </div>
  );
}

function inWords(difference: SettingsDifference, actionLabel: (id: string) => string): string {
  switch (difference.kind) {
    case 'gallery': {
      const { site, name, before, after } = difference;
      const words = {
        name: text(settingLabels[name]),
        before: valueWords(before, name, actionLabel),
        after: valueWords(after, name, actionLabel),
      };
      return site === null ? text('settings_change', words) : text('settings_change_on', { ...words, site });
    }
    case 'marks':
      return text('settings_change_marks', { site: difference.site });
    case 'disliked':
      return text('settings_change_disliked', { site: difference.site });
    case 'action':
      return text(
        difference.how === 'added'
          ? 'settings_change_action_added'
          : difference.how === 'removed'
            ? 'settings_change_action_removed'
            : 'settings_change_action',
        { action: difference.label },
      );
    case 'badge':
      return text(difference.after ? 'settings_change_badge_on' : 'settings_change_badge_off');
    case 'privateWindows':
      return text(difference.after ? 'settings_change_private_on' : 'settings_change_private_off');
  }
}
