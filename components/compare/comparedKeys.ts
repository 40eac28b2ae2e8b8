import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';

/** Pictures that stand side by side at once. */
const MOST = 4;

/** Who is compared, by key. */
export interface ComparedKeys {
  /** Those to begin with, two to four. */
  readonly keys: readonly string[];
  /** Those that come next where the winner stays, in order. */
  readonly queue: readonly string[];
}

/**
 * @param items everything the gallery shows, in its order.
 * @param picked keys: one picture is compared with its neighbour; of more than fit, those that come first.
 * @returns `null` where there is nobody to be compared with.
 */
export function comparedKeys(items: readonly GalleryItem[], picked: readonly string[]): ComparedKeys | null {
  const all = items.map(({ key }) => key);
  const from = all.indexOf(picked.at(-1) ?? '');
  const behind = all.slice(from + 1);
  const before = all.slice(0, Math.max(0, from));
  const alone = picked.length < 2;
  const present = alone ? [...picked, ...(behind.length > 0 ? behind : before.slice(-1))] : picked;
  const keys = present.slice(0, alone ? 2 : MOST);
  if (keys.length < 2) return null;
  const rest = picked.length > MOST ? picked.slice(MOST) : behind;
  return { keys, queue: rest.filter((key) => !keys.includes(key)) };
}
