import { signal, type ReadonlySignal } from '@preact/signals';
import { codeOf } from '../core/codedError.ts';
import type { GalleryImage } from '../core/galleryImage.ts';
import { WHOLE_LIBRARY } from '../core/libraryQuery.ts';
import type { CountedPage } from '../core/libraryStatistics.ts';
import { createLibraryImages } from './libraryImages.ts';
import type { LibraryStatus } from './libraryList.ts';
import type { ImageSource, LibrarySource } from './librarySource.ts';
import { problemSentence } from './problemSentence.ts';

/** The pages on which pictures were judged, each with its first pictures. */
export interface LibraryPages {
  readonly status: ReadonlySignal<LibraryStatus>;
  readonly pages: ReadonlySignal<readonly CountedPage[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** The newest pictures of a page, by its address, as far as they were asked for. */
  readonly strips: ReadonlySignal<ReadonlyMap<string, readonly GalleryImage[]>>;
  /** Reads the first pages; anew when they were read before. */
  open(): Promise<void>;
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
  readonly report: (error: unknown) => void;
}

const PAGES = 50;
/** Pictures of a page that are shown beside it. */
const STRIP_PICTURES = 8;

export function createLibraryPages({ source, images, report }: Dependencies): LibraryPages {
  const status = signal<LibraryStatus>({ kind: 'loading' });
  const pages = signal<readonly CountedPage[]>([]);
  const hasMore = signal(false);
  const strips = signal<ReadonlyMap<string, readonly GalleryImage[]>>(new Map());
  const kept = createLibraryImages({ images, report });
  const asked = new Set<string>();
  let next: string | null = null;
  let round = 0;

  return {
    status,
    pages,
    hasMore,
    strips,
    async open() {
      const mine = ++round;
      try {
        const first = await source.pages({ limit: PAGES });
        if (mine !== round) return;
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
      const more = await source.pages({ after: next, limit: PAGES });
      if (mine !== round) return;
      const known = new Set(pages.peek().map(({ url }) => url));
      pages.value = [...pages.peek(), ...more.pages.filter(({ url }) => !known.has(url))];
      next = more.next;
      hasMore.value = next !== null;
    },
    async loadStrip(url) {
      if (asked.has(url)) return;
      asked.add(url);
      const mine = round;
      try {
        const filter = { ...WHOLE_LIBRARY, page: url };
        const { likes } = await source.list({ filter, sort: 'newest', limit: STRIP_PICTURES });
        await kept.load(likes.map(({ key }) => key));
        if (mine !== round) return;
        strips.value = new Map(strips.peek()).set(
          url,
          likes.map((like) => kept.imageOf(like, like.liked)),
        );
      } catch (error) {
        asked.delete(url);
        report(error);
      }
    },
    close() {
      round++;
      asked.clear();
      strips.value = new Map();
      kept.keepOnly([]);
    },
  };
}
