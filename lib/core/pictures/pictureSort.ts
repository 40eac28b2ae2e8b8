import type { ViewedPicture } from './pictureFilter.ts';
import { PICTURE_KINDS } from './pictureKind.ts';
import type { Reaction } from '../judging/reaction.ts';

export type SortBy = 'page' | 'size' | 'name' | 'kind' | 'reaction';

/** `size` begins with the largest, `reaction` with the liked ones; unrated come before disliked. */
export interface PictureSort {
  readonly by: SortBy;
  readonly reversed: boolean;
}

export const PAGE_ORDER: PictureSort = { by: 'page', reversed: false };

interface SortRules<Picture> {
  /** The reaction by which a picture is sorted, which need not be its present one. */
  readonly reactionOf: (picture: Picture) => Reaction;
  /** In natural order: `IMG 2` before `IMG 10`. */
  readonly compareNames: (a: string, b: string) => number;
}

/**
 * Pictures of a page, given in page order, in another order; those that are alike stay in page order. Unknown sizes come
 * last either way.
 */
export function sortPictures<Picture extends ViewedPicture>(
  pictures: readonly Picture[],
  { by, reversed }: PictureSort,
  { reactionOf, compareNames }: SortRules<Picture>,
): readonly Picture[] {
  const sign = reversed ? -1 : 1;
  switch (by) {
    case 'page':
      return reversed ? pictures.toReversed() : pictures;
    case 'size':
      return pictures.toSorted((a, b) => {
        const [areaA, areaB] = [areaOf(a), areaOf(b)];
        return areaA === 0 || areaB === 0 ? Number(areaA === 0) - Number(areaB === 0) : sign * (areaB - areaA);
      });
    case 'name':
      return pictures.toSorted((a, b) => sign * compareNames(a.image.caption ?? '', b.image.caption ?? ''));
    case 'kind':
      return pictures.toSorted((a, b) => sign * (PICTURE_KINDS.indexOf(a.kind) - PICTURE_KINDS.indexOf(b.kind)));
    case 'reaction':
      return pictures.toSorted((a, b) => sign * (rankOf(reactionOf(a)) - rankOf(reactionOf(b))));
  }
}

/** 0 where it is unknown. */
function areaOf({ image: { width = 0, height = 0 } }: ViewedPicture): number {
  return width * height;
}

function rankOf(reaction: Reaction): number {
  if (reaction === null) return 1;
  return reaction ? 0 : 2;
}
