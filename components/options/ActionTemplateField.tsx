import { useEffect, useId, useRef, useState } from 'preact/hooks';
import {
  fillTemplate,
  isReadableOnItsWay,
  PLACEHOLDERS,
  templateHost,
} from '../../lib/core/actions/addressTemplate.ts';
import { postedBody } from '../../lib/core/actions/actionPicture.ts';
import { MAX_TEMPLATE, type ActionPicture, type OwnAction } from '../../lib/core/actions/actions.ts';
import { text } from '../../lib/core/text.ts';
import { templateSentence } from './actionWords.ts';

export interface ActionTemplateFieldProps {
  readonly does: OwnAction['does'];
  readonly value: string;
  readonly sample: ActionPicture;
  readonly isAllowed: (template: string) => Promise<boolean>;
  readonly onChange: (template: string) => void;
}

/** Characters of an address in an example: a picture may be its own `data:` address. */
const LONGEST_SHOWN = 400;

/** Where an action leads: says at once what is wrong with it, or what becomes of it for a picture. */
export function ActionTemplateField({ does, value, sample, isAllowed, onChange }: ActionTemplateFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [allowed, setAllowed] = useState(true);
  const problem = templateSentence(value, does);
  // Nobody is told that they have typed nothing before they could.
  const [isTouched, setTouched] = useState(value !== '');
  const said = isTouched ? problem : null;
  const sends = does !== 'open';

  useEffect(() => {
    let isLatest = true;
    setAllowed(true);
    if (sends && problem === null) {
      void isAllowed(value).then((answer) => isLatest && setAllowed(answer));
    }
    return () => void (isLatest = false);
  }, [value, sends, problem]);

  /** Where the caret is, or over what is marked. */
  function insert(placeholder: string): void {
    const input = field.current;
    if (input === null) return;
    input.focus();
    const { selectionStart, selectionEnd } = input;
    input.setRangeText(`{${placeholder}}`, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
    onChange(input.value);
  }

  return (
    <div class="lg-action-field">
      <label class="lg-action-label" for={id}>
        {text('actions_address')}
      </label>
      <input
        ref={field}
        id={id}
        class="lg-text-field"
        type="text"
        inputMode="url"
        maxLength={MAX_TEMPLATE}
        autocomplete="off"
        spellcheck={false}
        dir="ltr"
        value={value}
        aria-invalid={said !== null || undefined}
        aria-describedby={`${id}-said`}
        onInput={({ currentTarget }) => {
          setTouched(true);
          onChange(currentTarget.value);
        }}
        onBlur={() => setTouched(true)}
      />
      <div class="lg-export-placeholders" role="group" aria-label={text('actions_insert')}>
        {PLACEHOLDERS.map((placeholder) => (
          <button key={placeholder} type="button" class="lg-export-placeholder" onClick={() => insert(placeholder)}>
            {`{${placeholder}}`}
          </button>
        ))}
      </div>
      <div id={`${id}-said`} aria-live="polite">
        {problem === null ? (
          <>
            {sends && !allowed && (
              <p class="lg-action-note">{text('actions_will_ask', { host: templateHost(value) })}</p>
            )}
            {sends && isReadableOnItsWay(value) && (
              <p class="lg-action-note lg-action-warning">{text('actions_readable', { host: templateHost(value) })}</p>
            )}
          </>
        ) : (
          said !== null && <p class="lg-export-problem">{said}</p>
        )}
      </div>
      {problem === null && (
        <div class="lg-action-example">
          <p class="lg-muted">{text(sends ? 'actions_example_sends' : 'actions_example_opens')}</p>
          <pre tabIndex={0} dir="ltr" role="region" aria-label={text('actions_example')}>
            {shortened(fillTemplate(value, sample))}
            {sends && `\n\n${JSON.stringify(postedBody(shownSample(sample), does === 'gradio'), null, 2)}`}
          </pre>
        </div>
      )}
    </div>
  );
}

function shownSample(sample: ActionPicture): ActionPicture {
  return { ...sample, image: shortened(sample.image) };
}

function shortened(address: string): string {
  return address.length > LONGEST_SHOWN ? `${address.slice(0, LONGEST_SHOWN)}…` : address;
}
