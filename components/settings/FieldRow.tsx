import { RotateCcw } from 'lucide';
import type { ComponentChildren } from 'preact';
import { text } from '../../lib/core/text.ts';
import { IconButton } from '../ui/IconButton.tsx';

export interface FieldRowProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Whether the control needs the whole width, below its label. */
  readonly wide?: boolean | undefined;
  /** Draws label and control in its own way: a switch is both. */
  readonly whole?: boolean | undefined;
  /** Whether the heading above says already what it is. */
  readonly unnamed?: boolean | undefined;
  /** Where it is not as it would be by itself: the way back, and what the button's tooltip says of it. */
  readonly reset?: { readonly hint: string; readonly run: () => void } | undefined;
  readonly children: ComponentChildren;
}

/** A label, what it means, its control, and the way back. */
export function FieldRow({ label, hint, wide, whole, unnamed, reset, children }: FieldRowProps) {
  return (
    <div
      class={`lg-setting${wide ? ' lg-setting-wide' : ''}${whole ? ' lg-setting-whole' : ''}`}
      data-own={reset !== undefined || undefined}
      role="group"
      aria-label={reset ? text('settings_changed_here', { name: label }) : label}
    >
      {!whole && (
        <div class="lg-setting-label">
          {!unnamed && <span>{label}</span>}
          {hint && <span class="lg-hint">{hint}</span>}
        </div>
      )}
      <div class="lg-setting-control">{children}</div>
      {reset && (
        <IconButton
          class="lg-setting-reset"
          icon={RotateCcw}
          iconSize={14}
          label={text('settings_reset_setting', { name: label })}
          hint={reset.hint}
          onClick={({ currentTarget }) => {
            // The button goes away: its row's control keeps the focus.
            const row = currentTarget.closest('.lg-setting');
            row?.querySelector<HTMLElement>('input, select, textarea, [tabindex="0"]')?.focus();
            reset.run();
          }}
        />
      )}
    </div>
  );
}
