import type { SettingName } from '../../lib/core/settings/settingsDifferences.ts';
import { text } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/options/settingsForm.ts';
import { FieldRow, type FieldRowProps } from './FieldRow.tsx';
import { settingLabels, valueWords } from './settingWords.ts';

export interface SettingRowProps extends Omit<FieldRowProps, 'label' | 'reset'> {
  readonly form: SettingsForm;
  /** The first names the row; those that are one's own are given up together. */
  readonly names: readonly [SettingName, ...SettingName[]];
}

/** One setting: what it is called, what it does, its control, and the way back where it is not as it would be by itself. */
export function SettingRow({ form, names, ...row }: SettingRowProps) {
  const [name] = names;
  const label = text(settingLabels[name]);
  const own = names.filter((one) => form.own.value.has(one));
  const before = valueWords(form.base.value, name);
  const reset = {
    hint:
      form.site === null
        ? text('settings_reset_to', { value: before })
        : text('settings_reset_to_all', { value: before }),
    run: () => form.reset(own, text('settings_reset_done', { name: label, value: before })),
  };
  return <FieldRow {...row} label={label} reset={own.length > 0 ? reset : undefined} />;
}
