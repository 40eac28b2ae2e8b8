import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

export interface SwitchProps {
  /** The accessible name. */
  readonly label: string;
  /** A line below it, said after it. */
  readonly description?: ComponentChildren;
  /** `null` while unknown. */
  readonly checked: boolean | null;
  /** It can be read and not changed. */
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off from the moment it is pressed, over the whole width. */
export function Switch({ label, description, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <button
      type="button"
      class="lg-switch"
      role="switch"
      aria-checked={checked ?? false}
      aria-label={label}
      aria-describedby={description === undefined ? undefined : id}
      aria-busy={checked === null || undefined}
      aria-disabled={checked === null || disabled || undefined}
      onClick={() => checked !== null && !disabled && onChange(!checked)}
    >
      <span class="lg-switch-label">
        {label}
        {description !== undefined && (
          <span id={id} class="lg-switch-description">
            {description}
          </span>
        )}
      </span>
      <span class="lg-switch-track" aria-hidden="true" />
    </button>
  );
}
