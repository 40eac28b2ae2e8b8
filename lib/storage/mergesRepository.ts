import { CodedError } from '../core/codedError.ts';
import type { Like } from '../core/judging/like.ts';
import { largestOf, mergeInto } from '../core/judging/mergeLikes.ts';
import { addOperation, operationsOf } from './appliedOperations.ts';
import { beforeImage, restore, restorePictures, takingBack } from './beforeImages.ts';
import type { Database } from './database.ts';
import { countOriginals } from './keptPictures.ts';
import { createLikeRows } from './likeRows.ts';
import { inMarkedWriting, type MarkedWriting } from './markedWriting.ts';
import type { UndoRow } from './schema.ts';
import { LIKE_STORES, type StoreName, type Writing } from './writing.ts';
import { text } from '../core/text.ts';

interface Merged {
  readonly key: string;
  /** Takes it back. */
  readonly undo: string;
  /** All that had to do with it, as they were and as they are. */
  readonly likes: readonly Like[];
}

/** Makes one Like of several that a person takes for one picture. */
export interface MergesRepository {
  /**
   * The same `operationId` again changes nothing and is answered alike, for a day.
   * @throws {CodedError} `not-found` when the library holds fewer than two of `keys`, or not `main`.
   */
  merge(request: {
    readonly operationId: string;
    readonly keys: readonly string[];
    /** One of them: the picture whose address, size and kept images stay. The largest, if it is not said. */
    readonly main?: string | undefined;
    readonly now: number;
  }): Promise<Merged>;
  /**
   * Puts back the Likes that became one, and answers them and it.
   * @throws {CodedError} `not-found` when nobody remembers the merge, or the Like was changed since.
   */
  unmerge(undo: string, now: number): Promise<readonly Like[]>;
}

const REMEMBERED_MS = 24 * 60 * 60 * 1000;
const STORES: readonly StoreName[] = [...LIKE_STORES, 'undo', 'imports'];

export function createMergesRepository(database: Database): MergesRepository {
  return {
    merge: ({ operationId, keys, main, now }) =>
      write(now, async (transaction, { clock, carefully }) => {
        const rows = createLikeRows(transaction);
        const [known] = await Promise.all([
          transaction.objectStore('undo').get([operationId, 0]),
          rows.load(keys.map((key) => ({ key, aliases: [] }))),
        ]);
        const [image] = known?.images ?? [];
        if (image !== undefined) return { key: image.key, undo: operationId, likes: [] };

        const found = new Set(keys.flatMap((key) => rows.find({ key, aliases: [] })));
        const parts = [...found].filter(({ like }) => like.deletedAt === undefined);
        const likes = parts.map(({ like }) => like);
        const kept = main === undefined ? largestOf(likes) : likes.find(({ key }) => key === main);
        if (likes.length < 2 || kept === undefined) {
          throw new CodedError('not-found', text('problem_pictures_gone'));
        }
        const merged = mergeInto(kept, likes);
        rows.replace(parts, merged, addOperation(operationsOf(parts), { id: operationId, at: now }));
        const moved = await rows.write({ mark: () => clock.mark(now), carefully, keepSpare: true });
        await forgetOld(transaction, now);
        const images = [beforeImage(merged, parts)];
        const row: UndoRow = { id: operationId, piece: 0, at: now, images, thumbnails: [], moved };
        transaction.put('undo', row);
        return { key: merged.key, undo: operationId, likes: [merged, ...likes] };
      }),

    unmerge: (undo, now) =>
      write(now, async (transaction, { clock, carefully }) => {
        const journal = transaction.objectStore('undo');
        const rows = createLikeRows(transaction);
        const piece = await journal.get([undo, 0]);
        if (piece === undefined) throw new CodedError('not-found', text('problem_merge_kept'));
        await rows.load(piece.images.map(({ key }) => ({ key, aliases: [] })));
        const merged = piece.images.flatMap(({ key }) => rows.find({ key, aliases: [] }).map(({ like }) => like));
        const restored = restore(rows, piece.images, await takingBack(transaction, clock, now));
        if (restored.kept.size > 0) {
          throw new CodedError('not-found', text('problem_merge_changed'));
        }
        await rows.write({ mark: () => clock.mark(now), carefully });
        await restorePictures(transaction, piece, restored);
        transaction.delete('undo', [undo, 0]);
        return [...merged, ...restored.likes];
      }),
  };

  function write<Result>(
    now: number,
    work: (transaction: Writing, circumstances: MarkedWriting) => Promise<Result>,
  ): Promise<Result> {
    return inMarkedWriting(database, { stores: STORES, durability: 'strict', now, work });
  }
}

/** Merges that nobody takes back any more, and the pictures that were kept for that. */
async function forgetOld(transaction: Writing, now: number): Promise<void> {
  const journal = transaction.objectStore('undo');
  const [old, imports] = await Promise.all([
    journal.index('at').getAllKeys(IDBKeyRange.upperBound(now - REMEMBERED_MS)),
    transaction.objectStore('imports').getAllKeys(),
  ]);
  for (const place of old) {
    if (imports.includes(place[0])) continue;
    const row = await journal.get(place);
    for (const { key, before } of row?.images ?? []) {
      for (const { like } of before) if (like.key !== key) await dropPictures(transaction, like.key);
    }
    transaction.delete('undo', place);
  }
}

async function dropPictures(transaction: Writing, key: string): Promise<void> {
  const originals = transaction.objectStore('originals');
  const [place, original] = await Promise.all([
    transaction.objectStore('likes').index('key').getKey(key),
    originals.get(key),
  ]);
  if (place !== undefined) return;
  transaction.delete('thumbnails', key);
  if (original === undefined) return;
  transaction.delete('originals', key);
  await countOriginals(transaction, -1, -original.bytes);
}
