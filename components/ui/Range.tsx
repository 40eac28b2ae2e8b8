export interface RangeProps {
  /** The accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words. */
  readonly valueText: string;
  readonly onInput: (value: number) => void;
}

/** A slider between something small and something large. */
export function Range({ label, value, min, max, step, valueText, onInput }: RangeProps) {
  return (
    <span class="lg-size" style={{ '--lg-at': `${((value - min) / (max - min)) * 100}%` }}>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </span>
  );
}
