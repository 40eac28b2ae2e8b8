import type { ComponentChildren } from 'preact';
import { writtenNumber } from '../../lib/core/text.ts';

export interface CheckRowProps {
  readonly type: 'checkbox' | 'radio';
  /** Radio buttons of one name are one choice. */
  readonly name?: string;
  readonly checked: boolean;
  /** Small, at the end of the line; said with the label. */
  readonly count?: number | undefined;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

/** Something to tick, over the whole width. */
export function CheckRow({ type, name, checked, count, onChange, children }: CheckRowProps) {
  return (
    <label class="lg-check">
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span class="lg-check-label">{children}</span>
      {count !== undefined && <span class="lg-check-count">{writtenNumber(count)}</span>}
    </label>
  );
}
