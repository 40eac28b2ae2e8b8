import type { LookRow, MovedPicture, OriginalsUsage, StoredLike, ThumbnailRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** Duplicates are looked for among living Likes: the thumbnail of a deleted one stays, and is not compared. */
export function hideLook(transaction: Writing, key: string): void {
  transaction.delete('looks', key);
}

export async function showLook(transaction: Writing, key: string): Promise<void> {
  const thumbnail = await transaction.objectStore('thumbnails').get(key);
  if (thumbnail !== undefined) transaction.put('looks', lookOf(thumbnail));
}

export function lookOf({ key, look, content }: Pick<ThumbnailRow, 'key' | 'look' | 'content'>): LookRow {
  return { key, look, ...(content === undefined ? {} : { content }) };
}

/**
 * Gives what was kept of one Like to another that it has become part of. What the other has already is not replaced: the
 * spare goes, unless it is to be kept.
 */
export async function movePictures(
  transaction: Writing,
  from: string,
  to: Pick<StoredLike, 'key' | 'deletedAt'>,
  keepSpare: boolean,
): Promise<MovedPicture[]> {
  hideLook(transaction, from);
  const moved = await Promise.all([
    moveThumbnail(transaction, from, to, keepSpare),
    moveOriginal(transaction, from, to.key, keepSpare),
  ]);
  return moved.filter((move) => move !== null);
}

export async function moveThumbnail(
  transaction: Writing,
  from: string,
  to: Pick<StoredLike, 'key' | 'deletedAt'>,
  keepSpare: boolean,
): Promise<MovedPicture | null> {
  const store = transaction.objectStore('thumbnails');
  const [mine, there] = await Promise.all([store.get(from), store.getKey(to.key)]);
  if (mine === undefined || (there !== undefined && keepSpare)) return null;
  transaction.delete('thumbnails', from);
  if (there !== undefined) return null;
  const moved = { ...mine, key: to.key };
  transaction.put('thumbnails', moved);
  if (to.deletedAt === undefined) transaction.put('looks', lookOf(moved));
  return { store: 'thumbnails', from, to: to.key };
}

export async function moveOriginal(
  transaction: Writing,
  from: string,
  to: string,
  keepSpare: boolean,
): Promise<MovedPicture | null> {
  const store = transaction.objectStore('originals');
  const [mine, there] = await Promise.all([store.get(from), store.getKey(to)]);
  if (mine === undefined || (there !== undefined && keepSpare)) return null;
  transaction.delete('originals', from);
  if (there === undefined) transaction.put('originals', { ...mine, key: to });
  else await countOriginals(transaction, -1, -mine.bytes);
  return there === undefined ? { store: 'originals', from, to } : null;
}

/** Keeps count of the offline copies, so that nobody has to read them for it. */
export async function countOriginals(transaction: Writing, count: number, bytes: number): Promise<void> {
  const store = transaction.objectStore('sync');
  const row = await store.get('originals');
  const known: OriginalsUsage = row?.name === 'originals' ? row : { name: 'originals', count: 0, bytes: 0 };
  transaction.put('sync', { name: 'originals', count: known.count + count, bytes: known.bytes + bytes });
}
