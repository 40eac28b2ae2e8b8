import { RotateCcw } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { SettingName } from '../../lib/core/settingsDifferences.ts';
import { text } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/settingsForm.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { settingLabels, valueWords } from './settingWords.ts';

export interface SettingRowProps {
  readonly form: SettingsForm;
  /** The first names the row; those that are one's own are given up together. */
  readonly names: readonly [SettingName, ...SettingName[]];
  readonly hint?: ComponentChildren;
  /** Whether the control needs the whole width, below its label. */
  readonly wide?: boolean;
  /** Draws label and control in its own way: a switch is both. */
  readonly whole?: boolean;
  /** Whether the heading above says already what it is. */
  readonly unnamed?: boolean;
  readonly children: ComponentChildren;
}

/** One setting: what it is called, what it does, its control, and the way back where it is not as it would be by itself. */
export function SettingRow({ form, names, hint, wide, whole, unnamed, children }: SettingRowProps) {
  const [name] = names;
  const label = text(settingLabels[name]);
  const own = names.filter((one) => form.own.value.has(one));
  const isOwn = own.length > 0;
  const before = valueWords(form.base.value, name);
  return (
    <div
      class={`lg-setting${wide ? ' lg-setting-wide' : ''}${whole ? ' lg-setting-whole' : ''}`}
      data-own={isOwn || undefined}
      role="group"
      aria-label={isOwn ? text('settings_changed_here', { name: label }) : label}
    >
      {!whole && (
        <div class="lg-setting-label">
          {!unnamed && <span>{label}</span>}
          {hint && <span class="lg-hint">{hint}</span>}
        </div>
      )}
      <div class="lg-setting-control">{children}</div>
      {isOwn && (
        <IconButton
          class="lg-setting-reset"
          icon={RotateCcw}
          iconSize={14}
          label={text('settings_reset_setting', { name: label })}
          hint={
            form.site === null
              ? text('settings_reset_to', { value: before })
              : text('settings_reset_to_all', { value: before })
          }
          onClick={({ currentTarget }) => {
            // The button goes away: its row's control keeps the focus.
            const row = currentTarget.closest('.lg-setting');
            row?.querySelector<HTMLElement>('input, select, textarea, [tabindex="0"]')?.focus();
            form.reset(own, text('settings_reset_done', { name: label, value: before }));
          }}
        />
      )}
    </div>
  );
}
