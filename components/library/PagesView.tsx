import { BookImage } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hostOf } from '../../lib/core/pictures/galleryItem.ts';
import { shownCaption } from '../../lib/core/pictures/shownCaption.ts';
import type { GalleryImage } from '../../lib/core/pictures/galleryImage.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { CountedPage } from '../../lib/core/library/libraryStatistics.ts';
import { text } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { LoadMore } from '../gallery/LoadMore.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { dateText, pageText } from './libraryWords.ts';
import { NothingPasses } from './NothingPasses.tsx';
import { SmallPicture } from './SmallPicture.tsx';

export interface PagesViewProps {
  readonly model: LibraryModel;
}

/** Pixels before a page comes into view at which its pictures are fetched. */
const AHEAD = '400px';
/** Boxes that are kept for pictures on their way. */
const STRIP = [0, 1, 2, 3, 4, 5, 6, 7];

/** The pages of the pictures that pass, each with its first ones. A press shows all of them. */
export function PagesView({ model }: PagesViewProps) {
  const { pages } = model;
  const status = pages.status.value;
  const scroller = useRef<HTMLDivElement>(null);
  const all = pages.pages.value;
  useEffect(() => {
    void pages.open();
    return pages.close;
  }, []);

  if (status.kind === 'failed' && all.length === 0) {
    return (
      <EmptyState
        icon={BookImage}
        role="alert"
        title={text('library_pages_failed')}
        actions={
          <Button variant="soft" onClick={() => void pages.open()}>
            {text('common_try_again')}
          </Button>
        }
      >
        <p>{status.message}</p>
      </EmptyState>
    );
  }
  if (status.kind === 'loading') {
    return (
      <p class="lg-library-list lg-muted" role="status">
        {text('library_pages_loading')}
      </p>
    );
  }
  if (all.length === 0) {
    return model.view.isFiltered.value ? (
      <NothingPasses model={model} what="pages" />
    ) : (
      <EmptyState icon={BookImage} title={text('library_no_pages')}>
        <p>{text('library_pages_unknown')}</p>
      </EmptyState>
    );
  }
  return (
    <div ref={scroller} class="lg-library-list">
      <ul class="lg-pages" aria-label={text('library_pages')}>
        {all.map((page) => (
          <PageRow key={page.url} page={page} model={model} scroller={scroller} />
        ))}
      </ul>
      {pages.hasMore.value && <EndlessMore load={pages.loadMore} scroller={scroller} />}
    </div>
  );
}

interface PageRowProps {
  readonly page: CountedPage;
  readonly model: LibraryModel;
  readonly scroller: RefObject<HTMLElement | null>;
}

function PageRow({ page, model, scroller }: PageRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const { url } = page;
  // A list read anew may be of another filter, by which other pictures are the page's first.
  useWhenNear(row, scroller, () => void model.pages.loadStrip(url), page);
  const strip = model.pages.strips.value.get(url);
  const title = shownCaption(page.title) || pageText(url) || text('library_page_unknown');
  return (
    <li ref={row} class="lg-page-row">
      <button type="button" class="lg-page-button" onClick={() => model.view.showPage(url)}>
        <span class="lg-page-text">
          <bdi class="lg-page-title lg-strong lg-cut-off">{title}</bdi>
          <span class="lg-page-facts lg-muted">
            <bdi>{hostOf(url)}</bdi>
            <span>{dateText(page.newest)}</span>
            <span>{text('common_pictures', { count: libraryTotal(page) })}</span>
            <span>{reactionsText(page)}</span>
          </span>
        </span>
        <span class="lg-page-strip" aria-hidden="true">
          {strip ? strip.map((image, index) => <StripPicture key={index} image={image} />) : <Waiting page={page} />}
        </span>
      </button>
    </li>
  );
}

function reactionsText({ liked, disliked }: CountedPage): string {
  return writtenList([
    liked === 0 ? '' : text('library_number_liked', { count: liked }),
    disliked === 0 ? '' : text('library_number_disliked', { count: disliked }),
  ]);
}

function StripPicture({ image }: { readonly image: GalleryImage }) {
  return <SmallPicture image={image} class={image.liked === false ? 'lg-small-picture-disliked' : ''} />;
}

function Waiting({ page }: { readonly page: CountedPage }) {
  return STRIP.slice(0, libraryTotal(page)).map((index) => <span key={index} class="lg-small-picture" />);
}

interface EndlessMoreProps {
  readonly load: () => Promise<void>;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** More comes by itself when the end is near; the button is there for when it does not. */
export function EndlessMore({ load, scroller }: EndlessMoreProps) {
  const place = useRef<HTMLDivElement>(null);
  useWhenNear(place, scroller, () => place.current?.querySelector('button')?.click(), null);
  return (
    <div ref={place}>
      <LoadMore load={load} />
    </div>
  );
}

/** Each time it comes near while scrolling. */
function useWhenNear(
  element: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  run: () => void,
  subject: unknown,
): void {
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && run(),
      {
        root: scroller.current,
        rootMargin: AHEAD,
      },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [subject]);
}
