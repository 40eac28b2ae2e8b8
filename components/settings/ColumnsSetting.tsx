import { COLUMNS, type GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import type { SettingsForm } from '../../lib/state/options/settingsForm.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SettingRow } from './SettingRow.tsx';
import { BREAKPOINT_COUNT, breakpointWords } from './settingWords.ts';

/** What a person begins with who chooses columns: about what the usual size makes. */
const FIRST_COLUMNS = [2, 3, 4, 5, 6, 8] as const;

interface ColumnsSettingProps {
  readonly form: SettingsForm;
  readonly values: GallerySettings;
  /** Told which breakpoint's columns are being set, by its place. */
  readonly onBreakpoint: (place: number) => void;
}

/** How many columns: as many as the pictures' size makes, or a number for each of the panel's widths. */
export function ColumnsSetting({ form, values, onBreakpoint }: ColumnsSettingProps) {
  const { columns, layout } = values;
  const all = columns === null ? null : Array.from({ length: BREAKPOINT_COUNT }, (_, place) => countAt(columns, place));
  return (
    <SettingRow
      form={form}
      names={['columns']}
      hint={layout === 'justified' ? text('settings_columns_in_rows') : undefined}
      wide={all !== null}
    >
      <Segmented
        label={text('settings_columns')}
        segments={[
          { value: 'size', label: text('settings_columns_auto') },
          { value: 'width', label: text('settings_columns_by_width') },
        ]}
        value={all === null ? 'size' : 'width'}
        onChange={(by) => form.change({ columns: by === 'size' ? null : FIRST_COLUMNS })}
      />
      {all && (
        <ol class="lg-columns">
          {all.map((count, place) => (
            <li key={place}>
              <span class="lg-hint">{breakpointWords(place)}</span>
              <NumberField
                label={text('settings_columns_at', { width: breakpointWords(place) })}
                {...COLUMNS}
                value={count}
                onFocus={() => onBreakpoint(place)}
                onChange={(next) => form.change({ columns: all.with(place, next) })}
              />
            </li>
          ))}
        </ol>
      )}
    </SettingRow>
  );
}

function countAt(columns: readonly number[], place: number): number {
  return columns[Math.min(place, columns.length - 1)] ?? COLUMNS.min;
}
