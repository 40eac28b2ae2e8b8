import { signal, type ReadonlySignal } from '@preact/signals';
import { codeOf } from '../../core/codedError.ts';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { LibraryFilter } from '../../core/library/libraryQuery.ts';
import type { CountedPage } from '../../core/library/libraryStatistics.ts';
import { createLibraryImages } from './libraryImages.ts';
import type { LibraryStatus } from './libraryList.ts';
import type { ImageSource, LibrarySource } from './librarySource.ts';
import { problemSentence } from '../problemSentence.ts';

/** The pages of the pictures that pass, each with its first ones. */
export interface LibraryPages {
  readonly status: ReadonlySignal<LibraryStatus>;
  readonly pages: ReadonlySignal<readonly CountedPage[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** The newest pictures of a page that pass, by its address, as far as they were asked for. */
  readonly strips: ReadonlySignal<ReadonlyMap<string, readonly GalleryImage[]>>;
  /** Reads the first pages by the filter of that time, after so many ms; anew when they were read before. */
  open(delay?: number): Promise<void>;
  /** @throws when the library cannot be read; nothing shown so far is lost. */
  loadMore(): Promise<void>;
  /** Never rejects: a page without its pictures is still a page. */
  loadStrip(url: string): Promise<void>;
  /** Lets go of the pictures. */
  close(): void;
}

interface Dependencies {
  readonly source: Pick<LibrarySource, 'pages' | 'list'>;
  readonly images: ImageSource;
  readonly filter: () => LibraryFilter;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const PAGES = 50;
/** Pictures of a page that are shown beside it. */
const STRIP_PICTURES = 8;

export function createLibraryPages({ source, images, filter, wait, report }: Dependencies): LibraryPages {
  const status = signal<LibraryStatus>({ kind: 'loading' });
  const pages = signal<readonly CountedPage[]>([]);
  const hasMore = signal(false);
  const strips = signal<ReadonlyMap<string, readonly GalleryImage[]>>(new Map());
  const kept = createLibraryImages({ images, report });
  /** Pages whose pictures were asked for, by the filter that the list is of. */
  let asked = new Set<string>();
  let shownFilter = filter();
  let next: string | null = null;
  let round = 0;

  function forgetStrips(): void {
    asked = new Set();
    strips.value = new Map();
    kept.keepOnly([]);
  }

  return {
    status,
    pages,
    hasMore,
    strips,
    async open(delay = 0) {
      const mine = ++round;
      if (delay > 0) await wait(delay);
      if (mine !== round) return;
      const wanted = filter();
      try {
        const first = await source.pages({ filter: wanted, limit: PAGES });
        if (mine !== round) return;
        if (JSON.stringify(wanted) !== JSON.stringify(shownFilter)) forgetStrips();
        shownFilter = wanted;
        pages.value = first.pages;
        next = first.next;
        hasMore.value = next !== null;
        status.value = { kind: 'ready' };
      } catch (error) {
        if (mine === round) status.value = { kind: 'failed', code: codeOf(error), message: problemSentence(error) };
      }
    },
    async loadMore() {
      if (next === null) return;
      const mine = round;
      const more = await source.pages({ filter: shownFilter, after: next, limit: PAGES });
      if (mine !== round) return;
      const known = new Set(pages.peek().map(({ url }) => url));
      pages.value = [...pages.peek(), ...more.pages.filter(({ url }) => !known.has(url))];
      next = more.next;
      hasMore.value = next !== null;
    },
    async loadStrip(url) {
      const mine = asked;
      if (mine.has(url)) return;
      mine.add(url);
      try {
        const ofPage = { ...shownFilter, page: url };
        const { likes } = await source.list({ filter: ofPage, sort: 'newest', limit: STRIP_PICTURES });
        await kept.load(likes.map(({ key }) => key));
        if (mine !== asked) return;
        strips.value = new Map(strips.peek()).set(
          url,
          likes.map((like) => kept.imageOf(like, like.liked)),
        );
      } catch (error) {
        mine.delete(url);
        report(error);
      }
    },
    close() {
      round++;
      forgetStrips();
    },
  };
}
