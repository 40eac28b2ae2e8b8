import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import type { LibraryFilter } from '../../core/library/libraryQuery.ts';
import type { LibraryChanges } from './libraryChanges.ts';
import { createLibraryImages } from './libraryImages.ts';
import {
  likesOf,
  type FoundDuplicates,
  type ImageSource,
  type LibrarySource,
  type LibraryWork,
} from './librarySource.ts';
import { problemSentence } from '../problemSentence.ts';

export type DuplicatesStatus =
  | { readonly kind: 'idle' }
  /** `share` is from 0 to 1. */
  | { readonly kind: 'searching'; readonly share: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string };

export interface DuplicateGroup {
  /** Stable while the group is there. */
  readonly id: string;
  readonly reason: FoundDuplicates['reason'];
  /** Those that are still in the library. */
  readonly pictures: readonly { readonly like: Like; readonly image: GalleryImage }[];
}

/** Pictures that are in the library more than once. */
export interface LibraryDuplicates {
  readonly status: ReadonlySignal<DuplicatesStatus>;
  /** Groups that are there, whatever passes. */
  readonly total: ReadonlySignal<number>;
  /** Those of them with a picture that passes, whether they are shown yet or not. */
  readonly left: ReadonlySignal<number>;
  /** Groups of exactly the same picture among them. */
  readonly exact: ReadonlySignal<number>;
  readonly shown: ReadonlySignal<readonly DuplicateGroup[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** How far merging all of them is, or `null`. */
  readonly merging: ReadonlySignal<{ readonly done: number; readonly total: number } | null>;
  search(): void;
  cancel(): void;
  loadMore(): Promise<void>;
  /** `main` is the key of the picture whose address and size are kept: the largest one's, if it is not said. */
  merge(id: string, main?: string): void;
  /** Hides a group until the next search. */
  dismiss(id: string): void;
  /** One group after the other; each can be undone by itself. */
  mergeExact(): void;
  /** Takes over the filter after so many ms, if there is anything to pass it. */
  narrow(delay: number): void;
}

interface Dependencies {
  readonly source: Pick<LibrarySource, 'all' | 'passing'>;
  readonly images: ImageSource;
  readonly changes: Pick<LibraryChanges, 'merge'>;
  readonly findDuplicates: LibraryWork['findDuplicates'];
  /** `null` when everything passes. */
  readonly filter: () => LibraryFilter | null;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

interface Group extends FoundDuplicates {
  readonly id: string;
}

const GROUPS = 20;

export function createLibraryDuplicates(dependencies: Dependencies): LibraryDuplicates {
  const { source, images, changes, findDuplicates, filter, wait, report } = dependencies;
  const status = signal<DuplicatesStatus>({ kind: 'idle' });
  const groups = signal<readonly Group[]>([]);
  const hidden = signal<ReadonlySet<string>>(new Set());
  /** Keys of those that pass; `null` when all do. */
  const passing = signal<ReadonlySet<string> | null>(null);
  const likes = signal<ReadonlyMap<string, Like>>(new Map());
  const limit = signal(GROUPS);
  const merging = signal<{ done: number; total: number } | null>(null);
  const kept = createLibraryImages({ images, report });
  let running: AbortController | null = null;
  let narrowing = 0;

  const unmerged = computed(() => groups.value.filter(({ id }) => !hidden.value.has(id)));
  const leftGroups = computed(() => {
    const keys = passing.value;
    return keys === null ? unmerged.value : unmerged.value.filter((group) => group.keys.some((key) => keys.has(key)));
  });
  const inView = computed(() => leftGroups.value.slice(0, limit.value));

  async function showMore(to: number): Promise<void> {
    const wanted = leftGroups.peek().slice(0, to);
    const unknown = wanted.flatMap(({ keys }) => keys).filter((key) => !likes.peek().has(key));
    const read = await likesOf(source, unknown);
    await kept.load(read.map(({ key }) => key));
    const next = new Map(likes.peek());
    for (const like of read) next.set(like.key, like);
    likes.value = next;
    // Pictures that were deleted since then leave nothing to merge.
    const lonely = wanted.filter(({ keys }) => keys.filter((key) => next.has(key)).length < 2);
    if (lonely.length > 0) hidden.value = new Set([...hidden.peek(), ...lonely.map(({ id }) => id)]);
    limit.value = to;
  }

  async function search(): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    status.value = { kind: 'searching', share: 0 };
    try {
      const found = await findDuplicates({
        signal: mine.signal,
        onProgress(share) {
          if (running === mine) status.value = { kind: 'searching', share };
        },
      });
      if (running !== mine) return;
      groups.value = found.map((group) => ({ ...group, id: group.keys.join() }));
      hidden.value = new Set();
      likes.value = new Map();
      kept.keepOnly([]);
      await pass();
      await showMore(GROUPS);
      if (running === mine) status.value = { kind: 'ready' };
    } catch (error) {
      if (running !== mine) return;
      status.value = mine.signal.aborted ? { kind: 'idle' } : { kind: 'failed', message: problemSentence(error) };
    }
  }

  async function pass(): Promise<void> {
    const mine = ++narrowing;
    const wanted = filter();
    const keys = groups.peek().flatMap((group) => group.keys);
    const found = wanted && (await source.passing(keys, wanted));
    if (mine === narrowing) passing.value = found;
  }

  async function narrow(delay: number): Promise<void> {
    if (status.peek().kind !== 'ready') return;
    const mine = ++narrowing;
    if (delay > 0) await wait(delay);
    if (mine !== narrowing) return;
    try {
      await pass();
      await showMore(GROUPS);
    } catch (error) {
      status.value = { kind: 'failed', message: problemSentence(error) };
    }
  }

  function setHidden(id: string, isHidden: boolean): void {
    const next = new Set(hidden.peek());
    if (isHidden) next.add(id);
    else next.delete(id);
    hidden.value = next;
  }

  /** Those that follow move up and must be known. */
  function fill(): void {
    showMore(limit.peek()).catch(report);
  }

  async function merge({ id, keys }: Group, main?: string): Promise<void> {
    const present = keys.filter((key) => likes.peek().has(key));
    await changes.merge(present.length > 1 ? present : keys, {
      main,
      onMerged() {
        setHidden(id, true);
        fill();
      },
      onUnmerged: () => setHidden(id, false),
    });
  }

  async function mergeExact(): Promise<void> {
    const all = leftGroups.peek().filter(({ reason }) => reason === 'same');
    merging.value = { done: 0, total: all.length };
    try {
      for (const [index, group] of all.entries()) {
        if (merging.peek() === null) break;
        await merge(group);
        // One that could not be merged has been said, and is still there.
        if (!hidden.peek().has(group.id)) break;
        merging.value = merging.peek() && { done: index + 1, total: all.length };
      }
    } finally {
      merging.value = null;
    }
  }

  return {
    status,
    merging,
    total: computed(() => unmerged.value.length),
    left: computed(() => leftGroups.value.length),
    exact: computed(() => leftGroups.value.filter(({ reason }) => reason === 'same').length),
    shown: computed(() =>
      inView.value.flatMap(({ id, reason, keys }) => {
        const pictures = keys.flatMap((key) => {
          const like = likes.value.get(key);
          return like ? [{ like, image: kept.imageOf(like, like.liked) }] : [];
        });
        return pictures.length > 1 ? [{ id, reason, pictures }] : [];
      }),
    ),
    hasMore: computed(() => leftGroups.value.length > limit.value),
    search: () => void search().catch(report),
    cancel() {
      merging.value = null;
      if (status.peek().kind === 'searching') running?.abort();
    },
    loadMore: () => showMore(limit.peek() + GROUPS),
    merge(id, main) {
      const group = groups.peek().find((one) => one.id === id);
      if (group) merge(group, main).catch(report);
    },
    dismiss(id) {
      setHidden(id, true);
      fill();
    },
    mergeExact: () => void mergeExact().catch(report),
    narrow: (delay) => void narrow(delay).catch(report),
  };
}
