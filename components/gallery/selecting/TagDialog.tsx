import type { TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { tagsIn } from '../../../lib/core/judging/pictureDetails.ts';
import { text } from '../../../lib/core/text.ts';
import { Button } from '../../ui/Button.tsx';
import { keepTabInside } from '../../ui/keepTabInside.ts';
import type { TagDialogProps } from '../galleryViews.ts';

/** Asks for tags, over the nearest positioned ancestor. It takes the focus; giving it back is the opener's part. */
export function TagDialog({ count, onTag, onClose }: TagDialogProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  useLayoutEffect(() => field.current?.focus(), []);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    keepTabInside(event);
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      onClose();
    }
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
  }

  async function add(): Promise<void> {
    const tags = tagsIn(typed);
    if (busy) return;
    if (tags.length === 0) {
      setProblem(text('gallery_tag_missing'));
      field.current?.focus();
      return;
    }
    setBusy(true);
    setProblem('');
    try {
      await onTag(tags);
      onClose();
    } catch (error) {
      setProblem(error instanceof Error && error.message !== '' ? error.message : text('gallery_tag_failed'));
      setBusy(false);
      field.current?.focus();
    }
  }

  return (
    <div class="lg-tag-scrim" onClick={({ target, currentTarget }) => target === currentTarget && onClose()}>
      <div class="lg-tag-dialog" role="dialog" aria-modal="true" aria-labelledby="lg-tag-title" onKeyDown={onKeyDown}>
        <form
          noValidate
          onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
            event.preventDefault();
            void add();
          }}
        >
          <h2 id="lg-tag-title">{text('gallery_tag_title', { count })}</h2>
          <label>
            <span class="lg-muted">{text('gallery_tag_field')}</span>
            <input
              ref={field}
              class="lg-text-field"
              type="text"
              value={typed}
              aria-invalid={problem !== '' || undefined}
              aria-describedby={problem === '' ? undefined : 'lg-tag-problem'}
              onInput={({ currentTarget }) => {
                setTyped(currentTarget.value);
                setProblem('');
              }}
            />
          </label>
          {problem !== '' && (
            <p id="lg-tag-problem" class="lg-details-problem" role="alert">
              {problem}
            </p>
          )}
          <div class="lg-tag-buttons">
            <Button large onClick={onClose}>
              {text('common_cancel')}
            </Button>
            <Button large type="submit" variant="primary" busy={busy}>
              {text('gallery_tag_add')}
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
