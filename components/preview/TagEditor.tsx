import { Plus, X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { tagsIn } from '../../lib/core/judging/pictureDetails.ts';
import { text } from '../../lib/core/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { sentenceOf } from './useDetails.ts';

export interface TagEditorProps {
  readonly tags: readonly string[];
  /** Settles when it is stored. */
  readonly onChange: (changes: { readonly addTags?: string[]; readonly removeTags?: string[] }) => Promise<void>;
}

/** A picture's tags, each with its way out, and a field for more. What could not be stored is in the field again. */
export function TagEditor({ tags, onChange }: TagEditorProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function store(changes: Parameters<TagEditorProps['onChange']>[0]): Promise<boolean> {
    setBusy(true);
    setProblem('');
    try {
      await onChange(changes);
      return true;
    } catch (error) {
      setProblem(text('preview_tag_not_saved', { problem: sentenceOf(error) }));
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function add(given: string): Promise<void> {
    const added = tagsIn(given).filter((tag) => !tags.includes(tag));
    if (busy) return;
    // At once: the next tag may be typed while this one is stored.
    setTyped('');
    if (added.length > 0 && !(await store({ addTags: added }))) {
      setTyped((since) => (since === '' ? given : `${given}, ${since}`));
    }
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if ((event.key !== 'Enter' && event.key !== ',') || event.isComposing) return;
    event.preventDefault();
    void add(typed);
  }

  return (
    <>
      <div class="lg-tags" aria-busy={busy || undefined}>
        {tags.map((tag) => (
          <span key={tag} class="lg-tag">
            <bdi class="lg-cut-off">{tag}</bdi>
            <button
              type="button"
              aria-label={text('preview_tag_remove', { tag })}
              onClick={() => {
                // The button goes away with its tag: the field keeps the focus.
                field.current?.focus();
                if (!busy) void store({ removeTags: [tag] });
              }}
            >
              <Icon node={X} size={12} />
            </button>
          </span>
        ))}
        <label class="lg-tag lg-tag-add">
          <Icon node={Plus} size={12} />
          <input
            ref={field}
            type="text"
            size={6}
            aria-label={text('preview_tag_add')}
            placeholder={text('preview_tag_placeholder')}
            value={typed}
            aria-invalid={problem !== '' || undefined}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            onPaste={(event) => {
              // Several at once, as a list is copied.
              const pasted = event.clipboardData?.getData('text') ?? '';
              if (!pasted.includes(',')) return;
              event.preventDefault();
              setTyped(typed + pasted);
              void add(typed + pasted);
            }}
            onKeyDown={onKeyDown}
          />
        </label>
      </div>
      {problem !== '' && (
        <p class="lg-details-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
