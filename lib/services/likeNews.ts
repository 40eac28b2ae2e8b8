import type { Like } from '../core/judging/like.ts';
import { pictureKey } from '../core/pictures/pictureKey.ts';

/** Keys that one announcement carries at most: more than a Like can have aliases, several times over. */
const MAX_NEWS = 10_000;

/** The picture keys of every alias of Likes that have changed, as many at a time as one announcement carries. */
export function likeNews(changed: readonly Like[]): readonly (readonly string[])[] {
  const keys = [...new Set(changed.flatMap(({ key, aliases }) => [key, ...aliases.map(pictureKey)]))];
  return Array.from({ length: Math.ceil(keys.length / MAX_NEWS) }, (_, index) =>
    keys.slice(index * MAX_NEWS, (index + 1) * MAX_NEWS),
  );
}
