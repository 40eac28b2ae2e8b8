import { useId, useState } from 'preact/hooks';
import { text, writtenNumber } from '../../lib/core/text.ts';

export interface NumberFieldProps {
  /** The accessible name. */
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Behind the number, short: `px`. */
  readonly unit?: string;
  /** Said with the field, besides what is wrong with what was typed. */
  readonly describedBy?: string | undefined;
  readonly onFocus?: () => void;
  readonly onChange: (value: number) => void;
}

/**
 * A whole number, typed or stepped by the arrow keys. What lies outside of its edges does not count: it is said at once, and
 * put right when the field is left.
 */
export function NumberField({ label, value, min, max, unit, describedBy, onFocus, onChange }: NumberFieldProps) {
  const id = useId();
  /** What stands in the field while it is no value. */
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function onInput(typed: string): void {
    const number = Number(typed);
    const isNumber = typed.trim() !== '' && Number.isFinite(number);
    const rounded = Math.round(number);
    setDraft(typed);
    if (isNumber && rounded >= min && rounded <= max) {
      setProblem(null);
      if (rounded !== value) onChange(rounded);
    } else {
      setProblem(text('ui_number_between', { min, max }));
    }
  }

  /** What was typed last becomes what it can be. */
  function settle(): void {
    if (draft === null) return;
    const number = Number(draft);
    setDraft(null);
    if (draft.trim() === '' || !Number.isFinite(number)) {
      setProblem(null);
      return;
    }
    const within = Math.min(max, Math.max(min, Math.round(number)));
    if (within !== value) onChange(within);
    if (number > max) setProblem(text('ui_number_at_most', { max }));
    else if (number < min) setProblem(text('ui_number_at_least', { min }));
    else setProblem(null);
  }

  return (
    <span class="lg-number">
      <span class="lg-number-box">
        <input
          type="number"
          inputmode="numeric"
          aria-label={label}
          aria-invalid={problem !== null && draft !== null}
          aria-describedby={[problem !== null && `${id}-problem`, describedBy].filter(Boolean).join(' ') || undefined}
          min={min}
          max={max}
          step={1}
          value={draft ?? value}
          style={{ inlineSize: `${Math.max(2, writtenNumber(max).length) + 1}ch` }}
          onFocus={onFocus}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
          onBlur={settle}
          onKeyDown={({ key }) => key === 'Enter' && settle()}
        />
        {unit !== undefined && <span aria-hidden="true">{unit}</span>}
      </span>
      <span id={`${id}-problem`} class="lg-number-problem" role="status">
        {problem}
      </span>
    </span>
  );
}
