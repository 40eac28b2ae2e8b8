import type { Signal } from '@preact/signals';
import { HardDrive } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExtensionSettings } from '../../lib/core/settings/extensionSettings.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { GalleryActions } from '../actions/galleryActions.tsx';
import { GalleryNoticeToast } from '../gallery/GalleryNotice.tsx';
import { DeleteDialog } from '../library/DeleteDialog.tsx';
import { DuplicatesView } from '../library/DuplicatesView.tsx';
import { EditDialog } from '../library/EditDialog.tsx';
import { LibraryBanners } from '../library/LibraryBanners.tsx';
import { LibraryHead } from '../library/LibraryHead.tsx';
import { LibraryPictures, usePreviewGone } from '../library/LibraryPictures.tsx';
import { LibraryResults } from '../library/LibraryResults.tsx';
import { librarySelectionActions } from '../library/librarySelection.ts';
import { LibraryTools } from '../library/LibraryTools.tsx';
import { PagesView } from '../library/PagesView.tsx';
import { Statistics } from '../library/Statistics.tsx';
import { useLeadIn } from '../library/useLeadIn.ts';
import { useMedia } from '../library/useMedia.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';

export interface LibrarySectionProps {
  readonly model: LibraryModel;
  /** The shortcut in force; empty when there is none. */
  readonly shortcut: string;
  readonly actions: GalleryActions;
  /** How the person likes galleries; `null` until that is known. */
  readonly settings: ExtensionSettings | null;
  /** Set while a picture is shown large, over everything else. */
  readonly previewing: Signal<boolean>;
  /** Leads to where these pictures can be taken out. */
  readonly onExport: (scope: LibraryScope) => void;
}

/** As in `statistics.css`. */
const NARROW = '(max-width: 1000px)';
/** Pictures from which on deleting is asked about, although it can be undone. */
const MANY = 1000;

/** Every picture ever judged, to look at, to find again, to judge again, and to put in order. */
export function LibrarySection(props: LibrarySectionProps) {
  const { model, previewing, onExport } = props;
  const root = useRef<HTMLDivElement>(null);
  const outer = useRef<HTMLDivElement>(null);
  const selected = useRef<readonly string[]>([]);
  /** After what the focus may be nowhere, or on something that is about to go. */
  const loses = useRef<'dialog' | 'deletion' | null>(null);
  const narrow = useMedia(NARROW);
  const [editing, setEditing] = useState<readonly Like[] | null>(null);
  const [deleting, setDeleting] = useState<readonly string[] | null>(null);
  const status = model.status.value;
  const counts = model.counts.value;
  const { tab } = model.view.address.value;
  const anyShown = model.shown.value.length > 0;
  const isEmpty = status.kind === 'ready' && counts !== null && libraryTotal(counts) === 0 && !anyShown;
  const cannotOpen = status.kind === 'failed' && !anyShown;
  const isBare = isEmpty || cannotOpen;
  // Before there are duplicates there is nothing that a filter could pass.
  const hasTools = tab !== 'duplicates' || hasDuplicates(model);
  useLeadIn(outer);
  usePreviewGone(model, previewing);
  useEffect(() => void model.originals.readUsage().catch(() => undefined), []);

  const remove = (keys: readonly string[]): void => {
    if (keys.length > MANY) {
      setDeleting(keys);
      return;
    }
    loses.current = 'deletion';
    // Whether it worked is said by the model.
    void model.changes.remove(keys);
  };
  const focusPictures = (): void => root.current?.focus({ preventScroll: true });
  useEffect(() => {
    if (editing || deleting) return;
    const { activeElement } = document;
    // A dialog gives the focus back by itself, unless that has gone meanwhile.
    const isLost = loses.current !== null && activeElement === document.body;
    if (isLost || (loses.current === 'deletion' && activeElement?.closest('.lg-selection-bar'))) focusPictures();
    loses.current = null;
  }, [editing, deleting, model.shown.value]);
  const selectionActions = useMemo(
    () =>
      librarySelectionActions({
        model,
        onEdit: (keys) => setEditing(keys.flatMap((key) => model.find(key) ?? [])),
        onDelete: remove,
        onExport,
      }),
    [model, onExport],
  );

  /** What is done without the gallery can be undone without it. */
  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || previewing.peek() || isField(event.target)) return;
    const isModified = event.ctrlKey || event.metaKey;
    if (event.key === '/' && !isModified && !event.altKey) {
      const field = root.current?.querySelector<HTMLElement>('.lg-library-tools [type="search"]');
      if (!field) return;
      field.focus();
    } else if (event.key === 'z' && isModified && !root.current?.querySelector('.lg-gallery-list')) {
      if (event.shiftKey) model.history.redo();
      else model.history.undo();
    } else if (event.key === 'Delete' && selected.current.length > 0) {
      remove(selected.current);
    } else {
      return;
    }
    event.preventDefault();
  }
  return (
    <div ref={root} class="lg-library" tabIndex={-1} onKeyDown={onKeyDown}>
      <div ref={outer} class="lg-library-outer">
        <div class="lg-library-head" inert={previewing.value}>
          <LibraryHead model={model} bare={isBare} />
          {!isBare && tab === 'pictures' && <Statistics model={model} narrow={narrow} />}
        </div>
        <div class={`lg-library-body${isBare ? ' lg-library-bare' : ''}`}>
          {isEmpty ? (
            <EmptyLibrary shortcut={props.shortcut} />
          ) : cannotOpen ? (
            <CannotOpen message={status.message} onTryAgain={model.reload} />
          ) : (
            <>
              <div class="lg-library-above" inert={previewing.value}>
                {hasTools && (
                  <>
                    <LibraryTools model={model} narrow={narrow} onExport={onExport} onLeave={focusPictures} />
                    <LibraryResults model={model} />
                  </>
                )}
                <LibraryBanners model={model} onDelete={remove} />
              </div>
              {tab === 'pages' ? (
                <PagesView model={model} />
              ) : tab === 'duplicates' ? (
                <DuplicatesView model={model} onFocusLost={focusPictures} />
              ) : (
                <LibraryPictures
                  {...props}
                  keyScope={root}
                  selectionActions={selectionActions}
                  onSelection={(keys) => (selected.current = keys)}
                />
              )}
            </>
          )}
        </div>
      </div>
      <GalleryNoticeToast notice={model.history.notice.value} onDismiss={() => model.history.say(null)} />
      {editing && editing.length > 0 && (
        <EditDialog
          likes={editing}
          onSave={(edit) =>
            model.changes.edit(
              editing.map(({ key }) => key),
              edit,
            )
          }
          onClose={() => {
            loses.current = 'dialog';
            setEditing(null);
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          count={deleting.length}
          onDelete={() => {
            loses.current = 'deletion';
            void model.changes.remove(deleting);
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </div>
  );
}

function hasDuplicates({ duplicates }: LibraryModel): boolean {
  return duplicates.status.value.kind === 'ready' && duplicates.total.value > 0;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
}

interface CannotOpenProps {
  readonly message: string;
  readonly onTryAgain: () => void;
}

function CannotOpen({ message, onTryAgain }: CannotOpenProps) {
  return (
    <EmptyState
      icon={HardDrive}
      role="alert"
      title={text('library_failed')}
      actions={
        <Button variant="soft" onClick={onTryAgain}>
          {text('common_try_again')}
        </Button>
      }
    >
      <p>{message}</p>
      <p>{text('library_nothing_deleted')}</p>
    </EmptyState>
  );
}
