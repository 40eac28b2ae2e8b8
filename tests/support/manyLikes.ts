import type { Like } from '../../lib/core/judging/like.ts';
import { aLike } from './likes.ts';

/** Likes in batches of three, as the library reads them. */
export async function* inBatches(likes: readonly Like[]): AsyncGenerator<readonly Like[]> {
  for (let start = 0; start < likes.length; start += 3) yield likes.slice(start, start + 3);
}

/** Likes of pictures at these addresses; the address is the key too. */
export function likesOf(urls: readonly string[]): Like[] {
  return urls.map((url) => aLike({ key: url, url }));
}
