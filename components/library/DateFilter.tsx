import { useId } from 'preact/hooks';
import { DATE_PRESETS, dayOf, type DateChoice, type DayRange } from '../../lib/core/library/libraryDates.ts';
import { text } from '../../lib/core/text.ts';
import { CheckRow } from '../ui/CheckRow.tsx';
import { DATE_WORDS } from './libraryWords.ts';

export interface DateFilterProps {
  readonly dates: DateChoice;
  readonly now: number;
  readonly onChange: (dates: DateChoice) => void;
}

const OPEN: DayRange = { from: null, until: null };

/** When pictures came into the library. */
export function DateFilter({ dates, now, onChange }: DateFilterProps) {
  const name = useId();
  const own = dates !== null && typeof dates !== 'string' ? dates : undefined;
  const today = dayOf(now);

  function change(days: Partial<DayRange>): void {
    const next = { ...(own ?? OPEN), ...days };
    onChange(next.from === null && next.until === null ? null : next);
  }

  return (
    <div class="lg-dates" role="radiogroup" aria-label={text('library_date')}>
      <CheckRow type="radio" name={name} checked={dates === null} onChange={() => onChange(null)}>
        {text('library_date_any')}
      </CheckRow>
      {DATE_PRESETS.map((preset) => (
        <CheckRow key={preset} type="radio" name={name} checked={dates === preset} onChange={() => onChange(preset)}>
          {text(DATE_WORDS[preset])}
        </CheckRow>
      ))}
      <CheckRow
        type="radio"
        name={name}
        checked={own !== undefined}
        onChange={() => onChange({ from: today, until: today })}
      >
        {text('library_date_own')}
      </CheckRow>
      {own && (
        <div class="lg-own-dates">
          <DayField
            label={text('library_date_from')}
            value={own.from}
            max={today}
            onChange={(from) => change({ from })}
          />
          <DayField
            label={text('library_date_until')}
            value={own.until}
            max={today}
            onChange={(until) => change({ until })}
          />
        </div>
      )}
    </div>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly max: string;
  readonly onChange: (day: string | null) => void;
}

function DayField({ label, value, max, onChange }: DayFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        class="lg-text-field"
        type="date"
        value={value ?? ''}
        max={max}
        // Half-typed dates are none yet; an emptied field is open.
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
      />
    </label>
  );
}
