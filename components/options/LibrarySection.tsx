import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { ExternalLink, HardDrive, ListFilter } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LibraryFilter, LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { SkeletonCards } from '../gallery/SkeletonCards.tsx';
import { Figures } from '../ui/Figures.tsx';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { DEFAULT_CARD_WIDTH } from '../../lib/core/columns.ts';
import { libraryTotal, type LibraryNumbers } from '../../lib/core/libraryNumbers.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { reactionFigures } from './reactionFigures.ts';

/** Pixels across and down. */
const LIBRARY_GAP = [12, 8] as const;

export interface LibrarySectionProps {
  readonly model: LibraryModel;
  /** The shortcut in force; empty when there is none. */
  readonly shortcut: string;
  readonly openPage: (url: string) => void;
  /** Set while a picture is shown large, over everything else. */
  readonly previewing: Signal<boolean>;
}

const filters: readonly { readonly value: LibraryFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'liked', label: 'Liked' },
  { value: 'disliked', label: 'Disliked' },
  { value: 'cleared', label: 'Cleared' },
];

/** Every picture ever judged, newest first, to look at and to judge again. */
export function LibrarySection(props: LibrarySectionProps) {
  const { model, previewing } = props;
  const root = useRef<HTMLDivElement>(null);
  const status = model.status.value;
  const counts = model.counts.value;
  const shown = model.shown.value;
  const total = counts && libraryTotal(counts);
  const anyShown = shown.length > 0;
  const isEmpty = status.kind === 'ready' && total === 0 && !anyShown;
  const cannotOpen = status.kind === 'failed' && !anyShown;
  useEffect(() => {
    if (!anyShown) previewing.value = false;
  }, [anyShown]);
  useEffect(() => () => void (previewing.value = false), []);

  return (
    <div ref={root} class="lg-library" tabIndex={-1}>
      <div class="lg-library-head" inert={previewing.value}>
        <header class="lg-options-head">
          <h1 id="section-title">Library</h1>
          {total !== null && total > 0 && <span class="lg-muted">{formatCounted(total, 'judgement')}</span>}
        </header>
        {!isEmpty && !cannotOpen && (
          <div class="lg-library-tools">
            <Figures figures={reactionFigures(counts)} />
            <Segmented
              label="Reaction"
              segments={filters.map((filter) => withCount(filter, counts))}
              value={model.filter.value}
              onChange={model.setFilter}
            />
          </div>
        )}
      </div>
      {isEmpty ? (
        <EmptyLibrary shortcut={props.shortcut} />
      ) : cannotOpen ? (
        <CannotOpen message={status.message} onTryAgain={model.reload} />
      ) : (
        <Pictures {...props} keyScope={root} />
      )}
    </div>
  );
}

function withCount(filter: (typeof filters)[number], counts: LibraryNumbers | null) {
  return counts ? { ...filter, count: countOf(filter.value, counts) } : filter;
}

function countOf(filter: LibraryFilter, counts: LibraryNumbers): number {
  return filter === 'all' ? libraryTotal(counts) : counts[filter];
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
      title="Your library could not be read"
      actions={
        <Button variant="soft" onClick={onTryAgain}>
          Try again
        </Button>
      }
    >
      <p>{message}</p>
      <p>Nothing was deleted.</p>
    </EmptyState>
  );
}

interface PicturesProps extends LibrarySectionProps {
  readonly keyScope: RefObject<HTMLDivElement | null>;
}

function Pictures({ model, openPage, previewing, keyScope }: PicturesProps) {
  const unknownPage = useSignal(false);
  const status = model.status.value;
  const counts = model.counts.value;
  const filter = model.filter.value;
  const shown = model.shown.value;

  function open(key: string): void {
    const page = model.pageOf(key);
    const canOpen = page !== null && isWebPage(page.url);
    unknownPage.value = !canOpen;
    if (canOpen) openPage(page.url);
  }

  if (shown.length === 0) {
    // While the answer to a new filter is on its way nothing is known to be missing.
    const expected = status.kind === 'loading' || (counts !== null && countOf(filter, counts) > 0);
    return expected ? <Loading /> : <NothingPasses model={model} />;
  }
  return (
    <>
      <NotSaved model={model} />
      {status.kind === 'failed' && (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.reload }}>
          {status.message} What is shown may be out of date.
        </Notice>
      )}
      {unknownPage.value && (
        <Notice kind="banner" tone="info" onDismiss={() => (unknownPage.value = false)}>
          The page this picture was judged on is not known, or cannot be opened from here.
        </Notice>
      )}
      <div class="lg-library-gallery">
        <LikeableGallery
          value={shown}
          label="Library"
          showLabel={false}
          container={false}
          cardWidth={DEFAULT_CARD_WIDTH}
          gap={LIBRARY_GAP}
          keyScope={keyScope}
          actionLabel="Open page"
          actionIcon={ExternalLink}
          showDownloadButton={false}
          notSaved={model.notSaved.value}
          hasMore={model.hasMore.value}
          onLike={({ key, liked }) => model.react(key, liked)}
          onClick={({ key }) => open(key)}
          onLoadMore={() => model.loadMore()}
          onSelect={({ selected }) => (previewing.value = selected)}
        />
      </div>
    </>
  );
}

function Loading() {
  return (
    <div class="lg-library-gallery" role="status" aria-busy="true">
      <span class="lg-visually-hidden">Loading the library</span>
      <SkeletonCards />
    </div>
  );
}

function NothingPasses({ model }: { readonly model: LibraryModel }) {
  const filter = model.filter.value;
  const counts = model.counts.value;
  return (
    <EmptyState
      icon={ListFilter}
      title={`No ${filter} pictures`}
      actions={
        <Button variant="soft" onClick={() => model.setFilter('all')}>
          Show all
        </Button>
      }
    >
      {counts && <HiddenCount count={libraryTotal(counts)} />}
    </EmptyState>
  );
}

function HiddenCount({ count }: { readonly count: number }) {
  return <>{count === 1 ? 'The filter hides the only one.' : `The filter hides all ${formatCount(count)}.`}</>;
}

function NotSaved({ model }: { readonly model: LibraryModel }): ComponentChildren {
  const { size } = model.notSaved.value;
  if (size === 0) return null;
  return (
    <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.saveAgain }}>
      <strong class="lg-strong">{formatCounted(size, 'judgement is', 'judgements are')} not saved.</strong>{' '}
      {model.problem.value}
    </Notice>
  );
}

/** An imported record may name any address: only those a browser shows as a page are followed. */
function isWebPage(url: string): boolean {
  return /^(?:https?|file):/i.test(url);
}
