import { createDuplicateFinder, duplicateReason, type DuplicateMember } from '../core/library/duplicates.ts';
import type { Like } from '../core/judging/like.ts';
import type { LibraryReader } from '../core/library/libraryReader.ts';
import type { ThumbnailsRepository } from '../storage/thumbnailsRepository.ts';

/** Pictures that belong together, two and more, each in one group at most. */
export interface Duplicates {
  /** `same`: the same content, or exactly alike and of the same size; `similar`: to be looked at. */
  readonly reason: 'same' | 'similar';
  readonly keys: readonly string[];
}

export interface DuplicateSearch {
  /**
   * Among those of the library's pictures that have a thumbnail; the same ones first.
   * @throws the signal's reason.
   */
  find(options: {
    readonly signal: AbortSignal;
    /** From 0 to 1. */
    readonly onProgress?: ((share: number) => void) | undefined;
  }): Promise<readonly Duplicates[]>;
}

interface Dependencies {
  readonly thumbnails: Pick<ThumbnailsRepository, 'looks' | 'count'>;
  readonly library: Pick<LibraryReader, 'all'>;
  /** Lets everything else have its turn. */
  readonly pause: () => Promise<void>;
}

const BATCH = 2000;
/** Members of groups whose Likes are read together. */
const CONFIRMED_TOGETHER = 500;
/** Shares of the whole: reading the looks, comparing them; the rest is for the groups. */
const READING = 0.5;
const COMPARING = 0.4;

export function createDuplicateSearch({ thumbnails, library, pause }: Dependencies): DuplicateSearch {
  return {
    async find({ signal, onProgress }) {
      const groups = await search(signal, onProgress);
      const found: Duplicates[] = [];
      let confirmed = 0;
      for (const some of inPortions(groups)) {
        signal.throwIfAborted();
        const likes = await livingLikes(some.flatMap((group) => group.map(({ key }) => key)));
        for (const group of some) {
          const living = group.flatMap((member) => {
            const like = likes.get(member.key);
            return like ? [{ ...member, width: like.width, height: like.height }] : [];
          });
          if (living.length > 1) found.push({ reason: duplicateReason(living), keys: living.map(({ key }) => key) });
        }
        confirmed += some.length;
        onProgress?.(READING + COMPARING + ((1 - READING - COMPARING) * confirmed) / groups.length);
      }
      signal.throwIfAborted();
      return [...found.filter(({ reason }) => reason === 'same'), ...found.filter(({ reason }) => reason !== 'same')];
    },
  };

  async function search(
    signal: AbortSignal,
    onProgress: ((share: number) => void) | undefined,
  ): Promise<readonly (readonly DuplicateMember[])[]> {
    const total = await thumbnails.count();
    const finder = createDuplicateFinder(total);
    let read = 0;
    for await (const batch of thumbnails.looks(BATCH)) {
      signal.throwIfAborted();
      for (const looked of batch) finder.add(looked);
      read += batch.length;
      onProgress?.(READING * Math.min(1, read / total));
    }
    const steps = finder.search();
    for (let step = steps.next(); ; step = steps.next()) {
      signal.throwIfAborted();
      if (step.done) return step.value;
      onProgress?.(READING + COMPARING * step.value);
      await pause();
    }
  }

  async function livingLikes(keys: readonly string[]): Promise<ReadonlyMap<string, Like>> {
    const likes = new Map<string, Like>();
    for await (const batch of library.all({ kind: 'keys', keys }, CONFIRMED_TOGETHER))
      for (const like of batch) likes.set(like.key, like);
    return likes;
  }
}

/** Whole groups, so many that their members are about as many as are read together. */
function* inPortions(groups: readonly (readonly DuplicateMember[])[]): Generator<(readonly DuplicateMember[])[]> {
  let portion: (readonly DuplicateMember[])[] = [];
  let members = 0;
  for (const group of groups) {
    portion.push(group);
    members += group.length;
    if (members < CONFIRMED_TOGETHER) continue;
    yield portion;
    portion = [];
    members = 0;
  }
  if (portion.length > 0) yield portion;
}
