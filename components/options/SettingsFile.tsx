import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ExtensionSettings } from '../../lib/core/settings/extensionSettings.ts';
import {
  changesBetween,
  differenceBetween,
  readSettingsFile,
  settingsFileText,
} from '../../lib/core/settings/settingsFile.ts';
import { text } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SectionPart } from './SectionPart.tsx';

export interface SettingsFileProps {
  readonly settings: ExtensionSettingsModel;
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (file: Blob, name: string) => void;
}

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly message: string }
  /** What a file holds, before it is taken over. */
  | { readonly kind: 'offered'; readonly settings: ExtensionSettings; readonly name: string }
  | { readonly kind: 'done'; readonly before: ExtensionSettings };

const PROBLEMS = {
  'too-large': 'settings_file_too_large',
  'not-json': 'settings_file_not_json',
  'not-settings': 'settings_file_not_settings',
  newer: 'settings_file_newer',
} as const;

/** Takes all settings out as a file, and those of a file in: it says first what would change, and can be taken back. */
export function SettingsFile({ settings, saveFile }: SettingsFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const state = useSignal<State>({ kind: 'none' });
  const present = settings.all.value;

  function save(): void {
    if (present === null) return;
    const now = new Date().toISOString();
    const file = new Blob([settingsFileText(present, now)], { type: 'application/json' });
    saveFile(file, `likeable-gallery-settings-${now.slice(0, 10)}.json`);
  }

  async function read(file: File): Promise<void> {
    const content = await file.text().catch(() => null);
    if (content === null) {
      state.value = { kind: 'problem', message: text('settings_file_unreadable', { file: file.name }) };
      return;
    }
    const found = readSettingsFile(content);
    state.value =
      typeof found === 'string'
        ? { kind: 'problem', message: text(PROBLEMS[found], { file: file.name }) }
        : { kind: 'offered', settings: found.settings, name: file.name };
  }

  function take(to: ExtensionSettings): void {
    const before = settings.all.peek();
    if (before === null) return;
    settings.change(changesBetween(before, to));
    state.value = { kind: 'done', before };
  }

  const { value } = state;
  return (
    <SectionPart title={text('settings_file')} lead={text('settings_file_lead')}>
      <div class="lg-settings-file">
        <Button disabled={present === null} onClick={save}>
          {text('settings_file_save')}
        </Button>
        <Button onClick={() => input.current?.click()}>{text('settings_file_open')}</Button>
        <input
          ref={input}
          type="file"
          accept=".json"
          aria-label={text('settings_file_field')}
          hidden
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // What cannot be read is told by `read` itself.
            if (file) void read(file);
            currentTarget.value = '';
          }}
        />
      </div>
      {value.kind === 'problem' && (
        <Notice kind="banner" tone="problem" onDismiss={() => (state.value = { kind: 'none' })}>
          {value.message}
        </Notice>
      )}
      {value.kind === 'offered' && present !== null && (
        <div class="lg-settings-offer" role="group" aria-label={text('settings_file_offer')}>
          <p role="status">{offerSentence(present, value.settings, value.name)}</p>
          <Button variant="primary" onClick={() => take(value.settings)}>
            {text('settings_file_take')}
          </Button>
          <Button onClick={() => (state.value = { kind: 'none' })}>{text('common_cancel')}</Button>
        </div>
      )}
      {value.kind === 'done' && (
        <Notice
          kind="banner"
          tone="info"
          action={{
            label: text('common_undo'),
            run() {
              const now = settings.all.peek();
              if (now !== null) settings.change(changesBetween(now, value.before));
              state.value = { kind: 'none' };
            },
          }}
          onDismiss={() => (state.value = { kind: 'none' })}
        >
          {text('settings_file_taken')}
        </Notice>
      )}
    </SectionPart>
  );
}

function offerSentence(present: ExtensionSettings, offered: ExtensionSettings, file: string): string {
  const { gallery, sites, actions, switches } = differenceBetween(present, offered);
  const parts = [
    gallery + switches > 0 ? text('settings_file_settings', { count: gallery + switches }) : '',
    sites > 0 ? text('settings_file_sites', { count: sites }) : '',
    actions > 0 ? text('settings_file_actions', { count: actions }) : '',
  ];
  const list = writtenList(parts);
  return list === '' ? text('settings_file_same', { file }) : text('settings_file_changes', { file, list });
}
