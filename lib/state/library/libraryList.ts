import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { codeOf, type ErrorCode } from '../../core/codedError.ts';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import { putBack } from '../../core/judging/likeEdits.ts';
import type { LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import type { LibraryFilter, LibrarySort } from '../../core/library/libraryQuery.ts';
import { problemSentence } from '../problemSentence.ts';
import type { LibraryImages } from './libraryImages.ts';
import { likesOf, type LibrarySource } from './librarySource.ts';
import type { Reactions } from '../reactions.ts';

export type LibraryStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** What the list is asked for: what passes a filter, or certain pictures. */
export interface LibraryQuestion {
  readonly filter: LibraryFilter;
  readonly sort: LibrarySort;
  readonly keys: readonly string[] | null;
  /** Key of a picture that must be in the list, wherever it would stand. */
  readonly linked: string | null;
  readonly isFiltered: boolean;
}

/** The pictures that are shown, a page at a time. */
export interface LibraryList {
  readonly status: ReadonlySignal<LibraryStatus>;
  /** Whether the answer to the latest question is still to come. */
  readonly asking: ReadonlySignal<boolean>;
  /** Grows with each question that was answered: what is shown begins anew. */
  readonly answered: ReadonlySignal<number>;
  readonly totals: ReadonlySignal<LibraryNumbers | null>;
  /** How many pass, exactly; `null` while that is not known. */
  readonly count: ReadonlySignal<number | null>;
  readonly likes: ReadonlySignal<readonly Like[]>;
  readonly shown: ReadonlySignal<readonly GalleryImage[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** Asks for the present question after `delay` ms, in which a later one takes its place. */
  ask(delay: number): Promise<void>;
  /** @throws when the library cannot be read; nothing shown so far is lost. */
  loadMore(): Promise<void>;
  /** Takes over what was changed elsewhere, without moving what is shown; `keys` where it is known which. */
  refresh(keys?: readonly string[]): Promise<void>;
  find(key: string): Like | undefined;
  /** Takes pictures out until they are put back. Answers the list as it was. */
  remove(keys: readonly string[]): readonly Like[];
  putBack(before: readonly Like[], keys: readonly string[]): void;
  /** Takes over Likes as they are now. */
  replace(likes: readonly Like[]): void;
  recount(): Promise<void>;
}

interface Dependencies {
  readonly source: LibrarySource;
  readonly images: LibraryImages;
  readonly reactions: Pick<Reactions, 'all' | 'learn'>;
  readonly question: () => LibraryQuestion;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

interface Page {
  readonly likes: readonly Like[];
  /** `null` at the end. */
  readonly next: string | null;
}

const PAGE_SIZE = 200;

export function createLibraryList(dependencies: Dependencies): LibraryList {
  const { source, images, reactions, question, wait, report } = dependencies;
  const status = signal<LibraryStatus>({ kind: 'loading' });
  const asking = signal(true);
  const answered = signal(0);
  const totals = signal<LibraryNumbers | null>(null);
  const count = signal<number | null>(null);
  const likes = signal<readonly Like[]>([]);
  const next = signal<string | null>(null);
  /** Deleted here: what was read before that was stored may hold them still. */
  const gone = new Set<string>();
  /** Which question is the latest: an older one's answer is dropped. */
  let round = 0;
  let loading: Promise<void> | null = null;
  let counting = new AbortController();

  const byKey = computed(() => new Map(likes.value.map((like) => [like.key, like])));
  const shown = computed(() => {
    const present = reactions.all.value;
    return likes.value.map((like) => images.imageOf(like, present.get(like.key) ?? null));
  });

  async function readPage({ filter, sort, keys }: LibraryQuestion, after: string | null): Promise<Page> {
    if (keys === null) return source.list({ filter, sort, after, limit: PAGE_SIZE });
    const start = Number(after ?? 0);
    const end = start + PAGE_SIZE;
    return { likes: await likesOf(source, keys.slice(start, end)), next: end < keys.length ? String(end) : null };
  }

  /** Everything that is shown of Likes is there before they are. */
  async function prepare(read: readonly Like[]): Promise<void> {
    await images.load(read.map(({ key }) => key));
    reactions.learn(read.map(({ key, liked }) => [key, liked]));
  }

  async function ask(delay: number): Promise<void> {
    const mine = ++round;
    asking.value = true;
    counting.abort();
    if (delay > 0) await wait(delay);
    if (mine !== round) return;
    const asked = question();
    try {
      const [first, numbers, linked] = await Promise.all([
        readPage(asked, null),
        source.totals(),
        asked.linked === null ? [] : likesOf(source, [asked.linked]),
      ]);
      const read = withoutRepeats([...linked.filter((like) => !first.likes.includes(like)), ...first.likes], gone);
      await prepare(read);
      if (mine !== round) return;
      likes.value = read;
      next.value = first.next;
      loading = null;
      totals.value = numbers;
      images.keepOnly(read.map(({ key }) => key));
      status.value = { kind: 'ready' };
      answered.value++;
      asking.value = false;
      await recount();
    } catch (error) {
      if (mine !== round) return;
      status.value = { kind: 'failed', code: codeOf(error), message: problemSentence(error) };
      asking.value = false;
    }
  }

  async function recount(): Promise<void> {
    counting.abort();
    counting = new AbortController();
    const { signal: aborted } = counting;
    const asked = question();
    const mine = round;
    try {
      totals.value = await source.totals();
      if (mine !== round || aborted.aborted) return;
      if (!asked.isFiltered) count.value = null;
      else if (asked.keys !== null) count.value = asked.keys.filter((key) => !gone.has(key)).length;
      else if (next.peek() === null) count.value = likes.peek().length;
      else {
        const counted = await source.count(asked.filter, { signal: aborted });
        if (mine === round && !aborted.aborted) count.value = counted;
      }
    } catch (error) {
      // The number is left out; that the library cannot be read is said where its pictures are.
      if (!aborted.aborted) report(error);
    }
  }

  async function loadPage(after: string, mine: number): Promise<void> {
    const page = await readPage(question(), after);
    await prepare(page.likes);
    if (mine !== round) return;
    likes.value = withoutRepeats([...likes.peek(), ...page.likes], gone);
    next.value = page.next;
  }

  return {
    status,
    asking,
    answered,
    totals,
    count,
    likes,
    shown,
    hasMore: computed(() => next.value !== null),
    ask,
    recount,
    async loadMore() {
      const after = next.peek();
      if (after === null) return;
      if (loading !== null) return loading;
      const mine = loadPage(after, round);
      loading = mine;
      try {
        await mine;
      } finally {
        if (loading === mine) loading = null;
      }
      return undefined;
    },
    async refresh(keys) {
      const mine = round;
      const asked = question();
      if (asking.peek()) return;
      const present = new Set(likes.peek().map(({ key }) => key));
      const concerned = keys === undefined ? [...present] : keys.filter((key) => present.has(key));
      const isNewestFirst = asked.keys === null && (asked.sort === 'newest' || asked.sort === 'judged');
      const [first, fresh] = await Promise.all([
        isNewestFirst ? readPage(asked, null) : { likes: [], next: null },
        likesOf(source, concerned),
      ]);
      // What is new stands before all that was there; what comes behind has only moved up.
      const known = first.likes.findIndex(({ key }) => present.has(key));
      if (known === -1 && first.next !== null && present.size > 0) return ask(0);
      const added = first.likes.slice(0, known === -1 ? undefined : known).filter(({ key }) => !gone.has(key));
      await prepare([...fresh, ...added]);
      if (mine !== round) return;
      const renewed = new Map(fresh.map((like) => [like.key, like]));
      const lost = new Set(concerned.filter((key) => !renewed.has(key)));
      const kept = likes.peek().filter(({ key }) => !lost.has(key));
      likes.value = withoutRepeats([...added, ...kept.map((like) => renewed.get(like.key) ?? like)], gone);
      await recount();
    },
    find: (key) => byKey.peek().get(key),
    remove(keys) {
      const before = likes.peek();
      for (const key of keys) gone.add(key);
      likes.value = before.filter(({ key }) => !gone.has(key));
      return before;
    },
    putBack(before, keys) {
      for (const key of keys) gone.delete(key);
      const wanted = new Set(keys);
      const returning = new Map(before.flatMap((like) => (wanted.has(like.key) ? [[like.key, like]] : [])));
      likes.value = putBack(likes.peek(), before, returning);
      images.load([...returning.keys()]).catch(report);
    },
    replace(changed) {
      const present = new Map(changed.map((like) => [like.key, like]));
      likes.value = likes.peek().map((like) => present.get(like.key) ?? like);
    },
  };
}

function withoutRepeats(likes: readonly Like[], gone: ReadonlySet<string>): readonly Like[] {
  const seen = new Set<string>();
  return likes.filter(({ key }) => {
    if (gone.has(key) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
