import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_NOTE } from '../../lib/core/judging/pictureDetails.ts';
import { text } from '../../lib/core/text.ts';
import { sentenceOf } from './useDetails.ts';

export interface NoteEditorProps {
  /** As it is stored. */
  readonly note: string;
  /** What was typed before and could not be stored. */
  readonly draft: string | undefined;
  /** Settles when it is stored. May be called when the editor has gone already. */
  readonly onSave: (note: string) => Promise<void>;
}

/** Milliseconds without a key after which it is stored. */
const PAUSE = 800;

/** Stores itself: after a pause, when it is left, and when it goes away with another picture. */
export function NoteEditor({ note, draft, onSave }: NoteEditorProps) {
  const [typed, setTyped] = useState(draft ?? note);
  const [state, setState] = useState<'' | 'saving' | 'saved' | 'failed'>(draft === undefined ? '' : 'failed');
  const [problem, setProblem] = useState('');
  const stored = useRef(note);
  const latest = useRef({ typed, onSave });
  latest.current = { typed, onSave };

  async function save(): Promise<void> {
    const { typed: wanted, onSave: store } = latest.current;
    if (wanted === stored.current) return;
    const before = stored.current;
    stored.current = wanted;
    setState('saving');
    try {
      await store(wanted);
      if (latest.current.typed === wanted) setState('saved');
    } catch (error) {
      stored.current = before;
      setProblem(sentenceOf(error));
      setState('failed');
    }
  }

  useEffect(() => {
    if (typed === stored.current || state === 'failed') return undefined;
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, state]);
  useEffect(() => () => void save(), []);

  return (
    <>
      <textarea
        class="lg-text-field lg-details-note"
        aria-label={text('preview_note')}
        maxLength={MAX_NOTE}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setState('');
        }}
        onBlur={() => void save()}
      />
      <div class="lg-note-state" role="status">
        {state === 'saved' && <span class="lg-faint">{text('preview_note_saved')}</span>}
        {state === 'failed' && (
          <>
            <span class="lg-details-problem" title={problem}>
              {text('common_not_saved')}
            </span>{' '}
            <button type="button" class="lg-link" onClick={() => void save()}>
              {text('common_try_again')}
            </button>
          </>
        )}
      </div>
    </>
  );
}
