import { CircleAlert, Files, SearchX } from 'lucide';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { GalleryImage } from '../../lib/core/pictures/galleryImage.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { largestOf } from '../../lib/core/judging/mergeLikes.ts';
import { listedReaction } from '../../lib/core/library/likeFacts.ts';
import { shownCaption } from '../../lib/core/pictures/shownCaption.ts';
import { text } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { DuplicateGroup } from '../../lib/state/library/libraryDuplicates.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatShare } from '../ui/formatShare.ts';
import { JobLine, JobLines } from './JobLines.tsx';
import { dateText, pageText, REACTION_WORDS } from './libraryWords.ts';
import { NothingPasses } from './NothingPasses.tsx';
import { EndlessMore } from './PagesView.tsx';
import { SmallPicture } from './SmallPicture.tsx';

export interface DuplicatesViewProps {
  readonly model: LibraryModel;
  /** What had the focus has gone, and nothing here can take it over. */
  readonly onFocusLost: () => void;
}

/** Pictures that are there more than once, side by side, to be made one. */
export function DuplicatesView({ model, onFocusLost }: DuplicatesViewProps) {
  const { duplicates } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const status = duplicates.status.value;
  const merging = duplicates.merging.value;
  const shown = duplicates.shown.value;
  /** Place of the group whose button was pressed; the group goes, and the next one moves there. */
  const pressed = useRef<number | null>(null);
  const ids = shown.map(({ id }) => id).join();
  const isShown = useRef(false);
  useEffect(() => {
    // A button that was pressed may be gone: the search's, for one.
    const isLost = isShown.current && document.activeElement === document.body;
    isShown.current = true;
    if (!isLost) return;
    const groups = scroller.current?.querySelectorAll<HTMLElement>('.lg-duplicate-merge') ?? [];
    const next = pressed.current === null ? undefined : groups[Math.min(pressed.current, groups.length - 1)];
    if (next) next.focus();
    else onFocusLost();
    pressed.current = null;
  }, [status.kind, ids]);

  if (status.kind === 'searching') {
    const percent = Math.floor(status.share * 100);
    return (
      <div class="lg-library-list">
        <JobLine
          label={text('library_duplicates_searching')}
          percent={percent}
          words={formatShare(status.share)}
          onCancel={duplicates.cancel}
        />
      </div>
    );
  }
  if (status.kind === 'idle') {
    return (
      <EmptyState
        icon={Files}
        title={text('library_duplicates_title')}
        actions={
          <>
            <Button variant="primary" large onClick={duplicates.search}>
              {text('library_duplicates_find')}
            </Button>
            <ReadPictures model={model} />
          </>
        }
      >
        <p>{text('library_duplicates_what')}</p>
      </EmptyState>
    );
  }
  if (status.kind === 'failed') {
    return (
      <EmptyState
        icon={CircleAlert}
        role="alert"
        title={text('library_duplicates_failed')}
        actions={
          <Button variant="soft" onClick={duplicates.search}>
            {text('common_try_again')}
          </Button>
        }
      >
        <p>{status.message}</p>
      </EmptyState>
    );
  }
  if (duplicates.total.value === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={text('library_no_duplicates')}
        actions={
          <>
            <Button variant="soft" onClick={duplicates.search}>
              {text('library_duplicates_again')}
            </Button>
            <ReadPictures model={model} />
          </>
        }
      >
        <p>{text('library_duplicates_how')}</p>
      </EmptyState>
    );
  }
  if (duplicates.left.value === 0) return <NothingPasses model={model} what="duplicates" />;
  const exact = duplicates.exact.value;
  return (
    <div ref={scroller} class="lg-library-list">
      <div class="lg-duplicates-head">
        <p class="lg-muted">{text('library_merge_what')}</p>
        {exact > 1 && merging === null && (
          <Button variant="soft" onClick={duplicates.mergeExact}>
            {text('library_merge_exact', { count: exact })}
          </Button>
        )}
        <Button onClick={duplicates.search}>{text('library_duplicates_again')}</Button>
      </div>
      {merging && <JobLines jobs={[{ ...merging, label: text('library_merging'), cancel: duplicates.cancel }]} />}
      <ul class="lg-duplicates" aria-label={text('library_duplicates')}>
        {shown.map((group, index) => (
          <Group
            key={group.id}
            group={group}
            onMerge={(main) => {
              pressed.current = index;
              duplicates.merge(group.id, main);
            }}
            onDismiss={() => {
              pressed.current = index;
              duplicates.dismiss(group.id);
            }}
          />
        ))}
      </ul>
      {duplicates.hasMore.value && <EndlessMore load={duplicates.loadMore} scroller={scroller} />}
    </div>
  );
}

/** Pictures judged where they could not be read have no small image yet, and are not compared. */
function ReadPictures({ model }: Pick<DuplicatesViewProps, 'model'>) {
  return (
    <Button large onClick={model.originals.readPictures}>
      {text('library_read_missing')}
    </Button>
  );
}

interface GroupProps {
  readonly group: DuplicateGroup;
  /** `main` is the key of the picture that is kept. */
  readonly onMerge: (main: string) => void;
  readonly onDismiss: () => void;
}

function Group({ group, onMerge, onDismiss }: GroupProps) {
  const { reason, pictures } = group;
  const [chosen, setChosen] = useState<string | null>(null);
  const choice = useId();
  const likes = pictures.map(({ like }) => like);
  const [first] = likes;
  const main = likes.find(({ key }) => key === chosen) ?? largestOf(likes);
  return (
    <li class="lg-duplicate-group" aria-label={nameOf(first)}>
      <div class="lg-duplicate-head">
        <span class="lg-strong">{text(reason === 'same' ? 'library_same_picture' : 'library_look_alike')}</span>
        <span class="lg-muted">{text('common_pictures', { count: pictures.length })}</span>
        <span class="lg-duplicate-buttons">
          <Button onClick={onDismiss}>{text('library_not_the_same')}</Button>
          <Button class="lg-duplicate-merge" variant="soft" onClick={() => main && onMerge(main.key)}>
            {text('library_merge')}
          </Button>
        </span>
      </div>
      <div class="lg-duplicate-pictures" role="radiogroup" aria-label={text('library_picture_to_keep')}>
        {pictures.map(({ like, image }) => (
          <Choice
            key={like.key}
            like={like}
            image={image}
            name={choice}
            checked={like === main}
            onChoose={() => setChosen(like.key)}
          />
        ))}
      </div>
    </li>
  );
}

interface ChoiceProps {
  readonly like: Like;
  readonly image: GalleryImage;
  /** The same for all of a group. */
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Choice({ like, image, name, checked, onChoose }: ChoiceProps) {
  const { url, page, createdAt, liked } = like;
  return (
    <label class="lg-duplicate">
      <SmallPicture image={image} edge={200} />
      <span class="lg-duplicate-name">
        <input class="lg-radio" type="radio" name={name} checked={checked} onChange={onChoose} />
        <bdi class="lg-cut-off lg-strong">{nameOf(like)}</bdi>
      </span>
      <span>{sizeOf(like)}</span>
      <bdi class="lg-duplicate-address lg-muted" title={url}>
        {url === '' ? text('library_no_address') : pageText(url)}
      </bdi>
      <span class="lg-muted lg-cut-off">
        {writtenList([text(REACTION_WORDS[listedReaction(liked)]), dateText(createdAt)])}
      </span>
      {page.url !== '' && (
        <bdi class="lg-muted lg-cut-off" title={page.url}>
          {shownCaption(page.title) || pageText(page.url)}
        </bdi>
      )}
    </label>
  );
}

function nameOf(like: Like | undefined): string {
  return shownCaption(like?.caption ?? '') || text('library_picture');
}

function sizeOf({ width, height }: Like) {
  if (width === undefined || height === undefined) return text('preview_size_unknown');
  return <bdi dir="ltr">{`${width} × ${height}`}</bdi>;
}
