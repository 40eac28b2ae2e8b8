import { fingerprint } from '../core/library/fingerprint.ts';
import type { Like } from '../core/judging/like.ts';
import { takeBack } from '../core/judging/takeBack.ts';
import type { DeviceClock } from './deviceClock.ts';
import { hideLook, moveOriginal, moveThumbnail, showLook } from './keptPictures.ts';
import type { LikeRows } from './likeRows.ts';
import type { BeforeImage, HeldLike, UndoRow } from './schema.ts';
import type { Writing } from './writing.ts';

export function beforeImage(written: Like, before: readonly HeldLike[]): BeforeImage {
  return { key: written.key, written: fingerprint(JSON.stringify(written)), before };
}

/** Every piece of an import or a merge. */
export function piecesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}

interface Restored {
  /** The Likes that are there again. */
  readonly likes: readonly Like[];
  /** Keys of those that were changed since and stay as they are. */
  readonly kept: ReadonlySet<string>;
}

/** What other machines are told of a Like that is as it was before; `undefined` before it was there. */
type TakeBack = (present: Like, before: Like | undefined) => Like;

/**
 * Where the library is synced, what is taken back here has to be taken back on other machines, too: as a change of its
 * own. Needs the store `sync`.
 */
export async function takingBack(transaction: Writing, clock: DeviceClock, now: number): Promise<TakeBack | undefined> {
  const account = await transaction.objectStore('sync').get('account');
  if (account === undefined) return undefined;
  return (present, before) => takeBack(present, before, { now, stamp: clock.stamp(present, now) });
}

/** Puts back in memory what one piece has changed; the rows must be loaded. */
export function restore(rows: LikeRows, images: readonly BeforeImage[], told?: TakeBack): Restored {
  const likes: Like[] = [];
  const kept = new Set<string>();
  for (const { key, written, before } of images) {
    const present = rows.find({ key, aliases: [] });
    const [held] = present;
    if (held === undefined || fingerprint(JSON.stringify(held.like)) !== written) {
      kept.add(key);
      continue;
    }
    const heir = before.find(({ like }) => like.key === key) ?? before[0];
    const like = told?.(held.like, heir?.like) ?? heir?.like;
    if (like === undefined) rows.drop(present);
    else rows.replace(present, like, heir?.operations ?? held.operations);
    for (const former of before) {
      if (former !== heir) rows.replace([], former.like, former.operations);
      likes.push(former.like);
    }
  }
  return { likes, kept };
}

/** Puts back what was kept of those Likes beside them; after the rows were written. */
export async function restorePictures(
  transaction: Writing,
  { thumbnails, moved }: Pick<UndoRow, 'thumbnails' | 'moved'>,
  { likes, kept }: Restored,
): Promise<void> {
  for (const key of thumbnails) {
    if (kept.has(key)) continue;
    transaction.delete('thumbnails', key);
    hideLook(transaction, key);
  }
  for (const { store, from, to } of moved) {
    if (kept.has(to)) continue;
    const heir = likes.find(({ key }) => key === from) ?? { key: from };
    if (store === 'originals') await moveOriginal(transaction, to, from, true);
    else {
      hideLook(transaction, to);
      await moveThumbnail(transaction, to, heir, true);
    }
  }
  for (const { key, deletedAt } of likes) if (deletedAt === undefined) await showLook(transaction, key);
}
