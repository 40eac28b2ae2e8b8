import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { useAfterPress } from '../ui/useAfterPress.ts';

export interface SyncFieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: 'text' | 'url' | 'password';
  readonly value: string;
  /** Below the field, said with it. */
  readonly hint?: ComponentChildren;
  /** What is wrong with it, as a sentence. */
  readonly problem?: string | undefined;
  readonly autocomplete: 'off' | 'name' | 'username' | 'current-password' | 'new-password';
  readonly maxLength?: number;
  readonly onInput: (value: string) => void;
  readonly onLeave?: () => void;
}

/** One field of the form, with what it is for and what is wrong with it. */
export function SyncField({
  label,
  name,
  type = 'text',
  value,
  hint,
  problem,
  autocomplete,
  maxLength = 4096,
  onInput,
  onLeave,
}: SyncFieldProps) {
  const id = useId();
  const afterPress = useAfterPress();
  const isProblem = problem !== undefined;
  const described = [isProblem && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const attributes = {
    id,
    class: 'lg-text-field',
    name,
    dir: type === 'url' ? 'ltr' : 'auto',
    autocomplete,
    autocapitalize: 'none',
    spellcheck: false,
    maxLength,
    value,
    'aria-invalid': isProblem || undefined,
    'aria-describedby': described || undefined,
    onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => onInput(currentTarget.value),
    onBlur: onLeave && (() => afterPress(onLeave)),
  } as const;
  return (
    <div class="lg-sync-field">
      <label class="lg-action-label" for={id}>
        {label}
      </label>
      {type === 'password' ? (
        <input {...attributes} type="password" />
      ) : (
        // Browsers check addresses by rules, and in words, of their own.
        <input {...attributes} type="text" inputMode={type} />
      )}
      <p id={`${id}-problem`} class="lg-export-problem" aria-live="polite">
        {problem}
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="lg-action-note">
          {hint}
        </p>
      )}
    </div>
  );
}
