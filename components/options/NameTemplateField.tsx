import { useId, useRef } from 'preact/hooks';
import { NAME_PLACEHOLDERS } from '../../lib/core/fileName.ts';
import { text } from '../../lib/core/text.ts';
import type { NameExample } from '../../lib/state/options/nameExample.ts';
import { RichText } from '../ui/RichText.tsx';

export interface NameTemplateFieldProps {
  readonly value: string;
  readonly example: NameExample;
  readonly onChange: (template: string) => void;
}

/** How the files of pictures are called: shows at once what becomes of it. */
export function NameTemplateField({ value, example, onChange }: NameTemplateFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const problem = 'problem' in example ? example.problem : undefined;

  /** Where the caret is, or over what is marked. */
  function insert(placeholder: string): void {
    const input = field.current;
    if (input === null) return;
    input.focus();
    input.setRangeText(
      `{${placeholder}}`,
      input.selectionStart ?? value.length,
      input.selectionEnd ?? value.length,
      'end',
    );
    onChange(input.value);
  }

  return (
    <div class="lg-export-names">
      <label class="lg-export-option-label" for={id}>
        {text('export_names')}
      </label>
      <input
        ref={field}
        id={id}
        class="lg-text-field"
        type="text"
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        value={value}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-example`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id={`${id}-example`} class={problem === undefined ? 'lg-format-line' : 'lg-export-problem'} aria-live="polite">
        {problem ?? (
          <RichText
            name="export_names_example"
            values={{ name: <bdi class="lg-export-example">{'name' in example && example.name}</bdi> }}
          />
        )}
      </p>
      <div class="lg-export-placeholders" role="group" aria-label={text('export_names_insert')}>
        {NAME_PLACEHOLDERS.map((placeholder) => (
          <button key={placeholder} type="button" class="lg-export-placeholder" onClick={() => insert(placeholder)}>
            {`{${placeholder}}`}
          </button>
        ))}
      </div>
    </div>
  );
}
