import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Like } from '../../lib/core/judging/like.ts';
import { MAX_NOTE, tagsIn } from '../../lib/core/judging/pictureDetails.ts';
import { text } from '../../lib/core/text.ts';
import type { LikeEdit } from '../../lib/state/library/libraryChanges.ts';
import { problemSentence } from '../../lib/state/problemSentence.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RichText } from '../ui/RichText.tsx';

export interface EditDialogProps {
  /** One at least. */
  readonly likes: readonly Like[];
  /** Settles when it is stored; rejects when nothing could be. */
  readonly onSave: (edit: LikeEdit) => Promise<void>;
  readonly onClose: () => void;
}

/** Tags of many pictures that are offered for removal. */
const MOST_TAGS = 60;

/** Caption, note and tags: of one picture as they are, of many what is to be set or added. */
export function EditDialog({ likes, onSave, onClose }: EditDialogProps) {
  const [only] = likes.length === 1 ? likes : [];
  const [caption, setCaption] = useState(only?.caption ?? '');
  const [note, setNote] = useState(only?.note ?? '');
  const [typed, setTyped] = useState('');
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const tags = tagsOf(likes);

  function toggleTag(tag: string): void {
    const next = new Set(removed);
    if (!next.delete(tag)) next.add(tag);
    setRemoved(next);
  }

  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem('');
    const added = tagsIn(typed);
    const edit: LikeEdit = {
      // Of one picture an emptied field is meant; of many it says nothing.
      ...(only ? { caption, note } : { ...(caption === '' ? {} : { caption }), ...(note === '' ? {} : { note }) }),
      ...(added.length === 0 ? {} : { addTags: added }),
      ...(removed.size === 0 ? {} : { removeTags: [...removed].filter((tag) => !added.includes(tag)) }),
    };
    try {
      await onSave(edit);
      onClose();
    } catch (error) {
      setProblem(text('library_not_edited', { problem: problemSentence(error) }));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={only ? text('library_edit_picture') : text('library_edit_pictures', { count: likes.length })}
      onClose={onClose}
    >
      <form
        class="lg-edit"
        onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void save();
        }}
      >
        <label>
          <span class="lg-muted">{text('library_caption')}</span>
          <input
            class="lg-text-field"
            type="text"
            value={caption}
            placeholder={only ? '' : text('library_leave_as_they_are')}
            onInput={({ currentTarget }) => setCaption(currentTarget.value)}
          />
        </label>
        <label>
          <span class="lg-muted">{text('preview_note')}</span>
          <textarea
            class="lg-text-field"
            rows={3}
            maxLength={MAX_NOTE}
            value={note}
            placeholder={only ? '' : text('library_leave_as_they_are')}
            onInput={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </label>
        <label>
          <span class="lg-muted">{text('library_add_tags')}</span>
          <input
            class="lg-text-field"
            type="text"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        {tags.length > 0 && (
          <div role="group" aria-label={text('preview_tags')}>
            <span class="lg-muted">{text('preview_tags')}</span>
            <div class="lg-edit-tags">
              {tags.slice(0, MOST_TAGS).map(({ tag, count }) =>
                removed.has(tag) ? (
                  <Button key={tag} class="lg-edit-tag-removed" onClick={() => toggleTag(tag)}>
                    <RichText name="library_keep_tag" values={{ tag: <s>{tag}</s> }} />
                  </Button>
                ) : (
                  <Chip key={tag} removeLabel={text('library_remove_tag', { tag })} onRemove={() => toggleTag(tag)}>
                    {only || count === likes.length ? tag : text('library_tag_of_some', { tag, count })}
                  </Chip>
                ),
              )}
            </div>
            {tags.length > MOST_TAGS && (
              <span class="lg-faint">{text('library_more_tags', { count: tags.length - MOST_TAGS })}</span>
            )}
          </div>
        )}
        {problem !== '' && (
          <p class="lg-edit-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="lg-edit-buttons">
          <Button large onClick={onClose}>
            {text('common_cancel')}
          </Button>
          <Button large type="submit" variant="primary" busy={busy}>
            {text('common_save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Most used first. */
function tagsOf(likes: readonly Like[]): { readonly tag: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of likes) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).toSorted((a, b) => b.count - a.count);
}
