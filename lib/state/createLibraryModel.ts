import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { GalleryImage } from '../core/galleryImage.ts';
import type { LibraryNumbers } from '../core/libraryNumbers.ts';
import type { Like } from '../core/like.ts';
import type { Reaction } from '../core/reaction.ts';
import type { Client } from '../protocol/client.ts';
import { problemSentence } from './problemSentence.ts';
import { createReactions, type Judging } from './reactions.ts';

export type LibraryFilter = 'all' | 'liked' | 'disliked' | 'cleared';

export type LibraryStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

/** The library as the options page shows it: newest first, a page at a time. */
export interface LibraryModel {
  readonly status: ReadonlySignal<LibraryStatus>;
  readonly filter: ReadonlySignal<LibraryFilter>;
  readonly counts: ReadonlySignal<LibraryNumbers | null>;
  /** What has been loaded so far, each with its present reaction. */
  readonly shown: ReadonlySignal<readonly GalleryImage[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly notSaved: ReadonlySignal<ReadonlySet<string>>;
  readonly problem: ReadonlySignal<string | null>;
  setFilter(filter: LibraryFilter): void;
  /** @throws when the library cannot be read; nothing shown so far is lost. */
  loadMore(): Promise<void>;
  react(key: string, liked: Reaction): void;
  saveAgain(): void;
  /** Reads everything shown anew. */
  reload(): void;
  /** Where the picture was judged. */
  pageOf(key: string): { readonly url: string; readonly title: string } | null;
}

export interface LiveLibraryModel extends LibraryModel {
  readonly load: () => Promise<void>;
  /** Takes over what was judged elsewhere: reactions change in place, new Likes come first, nothing moves otherwise. */
  readonly refresh: () => Promise<void>;
}

type Position = readonly [number, string];

interface Dependencies {
  readonly client: Client;
  /** One page of living Likes, newest first. */
  readonly list: (options: {
    readonly reaction?: Exclude<LibraryFilter, 'all'>;
    readonly after: Position | null;
    readonly limit: number;
  }) => Promise<{ readonly likes: readonly Like[]; readonly next: Position | null }>;
  readonly readCounts: () => Promise<LibraryNumbers>;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const PAGE_SIZE = 200;

export function createLibraryModel(dependencies: Dependencies): LiveLibraryModel {
  const { client, list, readCounts, newOperationId, wait, report } = dependencies;
  const status = signal<LibraryStatus>({ kind: 'loading' });
  const filter = signal<LibraryFilter>('all');
  const counts = signal<LibraryNumbers | null>(null);
  const likes = signal<readonly Like[]>([]);
  const next = signal<Position | null>(null);
  const reactions = createReactions({ store, newOperationId, wait, report });
  /** Which load is the latest: an older one's answer is dropped. */
  let round = 0;

  async function store(judgings: readonly Judging[]): Promise<void> {
    for (const judging of judgings) await client.request('library.react', judging);
    counts.value = await readCounts();
  }

  async function load(): Promise<void> {
    const mine = ++round;
    try {
      const [first, numbers] = await Promise.all([readPage(null, PAGE_SIZE), readCounts()]);
      if (mine !== round) return;
      likes.value = first.likes;
      next.value = first.next;
      counts.value = numbers;
      reactions.learn(first.likes.map(({ key, liked }) => [key, liked]));
      status.value = { kind: 'ready' };
    } catch (error) {
      if (mine === round) status.value = { kind: 'failed', message: problemSentence(error) };
    }
  }

  function readPage(after: Position | null, limit: number) {
    const reaction = filter.peek();
    return list({ after, limit, ...(reaction === 'all' ? {} : { reaction }) });
  }

  return {
    status,
    filter,
    counts,
    shown: computed(() => likes.value.map((like) => libraryImage(like, reactions.all.value.get(like.key) ?? null))),
    hasMore: computed(() => next.value !== null),
    notSaved: reactions.notSaved,
    problem: reactions.problem,
    load,
    async refresh() {
      const mine = round;
      const known = new Set(likes.peek().map(({ key }) => key));
      const [first, numbers] = await Promise.all([readPage(null, PAGE_SIZE), readCounts()]);
      if (mine !== round) return;
      counts.value = numbers;
      reactions.learn(first.likes.map(({ key, liked }) => [key, liked]));
      likes.value = [...first.likes.filter(({ key }) => !known.has(key)), ...likes.peek()];
    },
    setFilter(chosen) {
      if (chosen === filter.peek()) return;
      filter.value = chosen;
      load().catch(report);
    },
    async loadMore() {
      const after = next.peek();
      if (after === null) return;
      const mine = round;
      const page = await readPage(after, PAGE_SIZE);
      if (mine !== round) return;
      const known = new Set(likes.peek().map(({ key }) => key));
      reactions.learn(page.likes.map(({ key, liked }) => [key, liked]));
      likes.value = [...likes.peek(), ...page.likes.filter(({ key }) => !known.has(key))];
      next.value = page.next;
    },
    react: reactions.set,
    saveAgain: reactions.saveAgain,
    reload: () => void load().catch(report),
    pageOf: (key) => likes.peek().find((like) => like.key === key)?.page ?? null,
  };
}

function libraryImage(like: Like, liked: Reaction): GalleryImage {
  const { key, url, caption, meta, width, height } = like;
  return {
    image: url,
    caption,
    liked,
    meta,
    key,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}
