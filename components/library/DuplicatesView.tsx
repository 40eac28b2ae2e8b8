import { CircleAlert, Files, SearchX } from 'lucide';
import { useRef } from 'preact/hooks';
import type { Like } from '../../lib/core/like.ts';
import { shownCaption } from '../../lib/core/shownCaption.ts';
import { hostOf } from '../../lib/core/galleryItem.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import type { DuplicateGroup } from '../../lib/state/libraryDuplicates.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { JobLine, JobLines } from './JobLines.tsx';
import { EndlessMore } from './PagesView.tsx';
import { SmallPicture } from './SmallPicture.tsx';

export interface DuplicatesViewProps {
  readonly model: LibraryModel;
}

const dateFormat = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });
const WHAT_MERGING_DOES =
  'Merging keeps one picture, with the largest original, every address and all tags; the latest judgement counts.';

/** Pictures that are there more than once, side by side, to be made one. */
export function DuplicatesView({ model }: DuplicatesViewProps) {
  const jobs = model.jobs.value;
  return (
    <>
      {jobs.length > 0 && (
        <div class="lg-library-above">
          <JobLines jobs={jobs} />
        </div>
      )}
      <Search model={model} />
    </>
  );
}

function Search({ model }: DuplicatesViewProps) {
  const { duplicates } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const status = duplicates.status.value;
  const merging = duplicates.merging.value;

  if (status.kind === 'searching') {
    const percent = Math.floor(status.share * 100);
    return (
      <div class="lg-library-list">
        <JobLine label="Looking for duplicates" percent={percent} text={`${percent} %`} onCancel={duplicates.cancel} />
      </div>
    );
  }
  if (status.kind === 'idle') {
    return (
      <EmptyState
        icon={Files}
        title="Find pictures that are there twice"
        actions={
          <>
            <Button variant="primary" large onClick={duplicates.search}>
              Find duplicates
            </Button>
            <ReadPictures model={model} />
          </>
        }
      >
        <p>
          Pictures of the same content, and those that look alike, are shown side by side. Nothing is merged by itself.
        </p>
      </EmptyState>
    );
  }
  if (status.kind === 'failed') {
    return (
      <EmptyState
        icon={CircleAlert}
        role="alert"
        title="The search did not finish"
        actions={
          <Button variant="soft" onClick={duplicates.search}>
            Try again
          </Button>
        }
      >
        <p>{status.message}</p>
      </EmptyState>
    );
  }
  const left = duplicates.left.value;
  const exact = duplicates.exact.value;
  if (left === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title="No duplicates"
        actions={
          <>
            <Button variant="soft" onClick={duplicates.search}>
              Search again
            </Button>
            <ReadPictures model={model} />
          </>
        }
      >
        <p>Pictures are compared by the small images kept of them.</p>
      </EmptyState>
    );
  }
  return (
    <div ref={scroller} class="lg-library-list">
      <div class="lg-duplicates-head">
        <p>
          <strong class="lg-strong" role="status">
            {formatCounted(left, 'group')}
          </strong>{' '}
          <span class="lg-muted">{WHAT_MERGING_DOES}</span>
        </p>
        {exact > 1 && merging === null && (
          <Button variant="soft" onClick={duplicates.mergeExact}>
            Merge all {formatCount(exact)} exact ones
          </Button>
        )}
        <Button onClick={duplicates.search}>Search again</Button>
      </div>
      {merging && <JobLines jobs={[{ ...merging, label: 'Merging', cancel: duplicates.cancel }]} />}
      <ul class="lg-duplicates" aria-label="Duplicates">
        {duplicates.shown.value.map((group) => (
          <Group
            key={group.id}
            group={group}
            onMerge={() => duplicates.merge(group.id)}
            onDismiss={() => duplicates.dismiss(group.id)}
          />
        ))}
      </ul>
      {duplicates.hasMore.value && <EndlessMore load={duplicates.loadMore} scroller={scroller} />}
    </div>
  );
}

/** Pictures judged where they could not be read have no small image yet, and are not compared. */
function ReadPictures({ model }: DuplicatesViewProps) {
  return (
    <Button large onClick={model.originals.readPictures}>
      Read missing pictures
    </Button>
  );
}

interface GroupProps {
  readonly group: DuplicateGroup;
  readonly onMerge: () => void;
  readonly onDismiss: () => void;
}

function Group({ group, onMerge, onDismiss }: GroupProps) {
  const { reason, pictures } = group;
  const [first] = pictures;
  const name = shownCaption(first?.like.caption ?? '') || 'Picture';
  return (
    <li class="lg-duplicate-group" aria-label={name}>
      <div class="lg-duplicate-head">
        <span class="lg-strong">{reason === 'same' ? 'The same picture' : 'Look alike'}</span>
        <span class="lg-muted">{formatCounted(pictures.length, 'picture')}</span>
        <span class="lg-duplicate-buttons">
          <Button onClick={onDismiss}>Not the same</Button>
          <Button variant="soft" onClick={onMerge}>
            Merge
          </Button>
        </span>
      </div>
      <ul>
        {pictures.map(({ like, image }) => (
          <li key={like.key} class="lg-duplicate">
            <SmallPicture image={image} edge={200} />
            <bdi class="lg-cut-off">{shownCaption(like.caption) || 'Picture'}</bdi>
            <span class="lg-muted">{sizeText(like)}</span>
            <span class="lg-muted">
              <bdi>{hostOf(like.page.url) || 'no page'}</bdi>, {dateFormat.format(like.createdAt)}
            </span>
            <span class="lg-muted">{like.liked === null ? 'Cleared' : like.liked ? 'Liked' : 'Disliked'}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function sizeText({ width, height }: Like): string {
  return width === undefined || height === undefined ? 'Size unknown' : `${width} × ${height}`;
}
