import { foldText } from '../foldText.ts';
import type { GalleryImage } from './galleryImage.ts';
import type { PictureKind } from './pictureKind.ts';
import type { Reaction } from '../judging/reaction.ts';

export type ReactionFilter = 'all' | 'liked' | 'disliked' | 'unrated';

/** Width by height: `wide` from 1.2 on, `tall` up to its reciprocal, `square` between. */
export type ShapeFilter = 'any' | 'wide' | 'square' | 'tall';

/** What pictures must be like to be shown; all of it. Pictures of unknown size pass every size and shape. */
export interface PictureFilter {
  readonly reaction: ReactionFilter;
  /** Empty for any. */
  readonly kinds: readonly PictureKind[];
  /** Pixels of the original; 0 for any. */
  readonly minWidth: number;
  readonly minHeight: number;
  readonly shape: ShapeFilter;
  /** Words of which each must be in the caption or in the address, whatever their case and accents. */
  readonly text: string;
}

export const NO_FILTER: PictureFilter = {
  reaction: 'all',
  kinds: [],
  minWidth: 0,
  minHeight: 0,
  shape: 'any',
  text: '',
};

/** A picture as filter and sort see it. */
export interface ViewedPicture {
  readonly image: GalleryImage;
  readonly kind: PictureKind;
  /** See `searchedText`; read only where words are looked for. */
  readonly searched: string;
}

const squareUpTo = 1.2;
/** Characters of an address in which words are looked for; those of `data:` URLs hold none. */
const longestAddress = 2048;

/** Whether a picture passes, with everything about the filter worked out beforehand. */
export function passesFilter(filter: PictureFilter): (picture: ViewedPicture) => boolean {
  const { reaction, minWidth, minHeight, shape } = filter;
  const wanted = reactionOf[reaction];
  const kinds = filter.kinds.length === 0 ? null : new Set(filter.kinds);
  const hasSizes = minWidth > 0 || minHeight > 0 || shape !== 'any';
  const words = foldText(filter.text).split(/\s+/).filter(Boolean);
  return (picture) => {
    const { image, kind } = picture;
    if (wanted !== undefined && (image.liked ?? null) !== wanted) return false;
    if (kinds !== null && !kinds.has(kind)) return false;
    if (hasSizes) {
      const { width, height } = image;
      if (width !== undefined && width < minWidth) return false;
      if (height !== undefined && height < minHeight) return false;
      if (shape !== 'any' && width && height && shapeOf(width / height) !== shape) return false;
    }
    return words.every((word) => picture.searched.includes(word));
  };
}

/** Caption and address as words are looked for in them. */
export function searchedText(caption: string, url: string): string {
  if (!/^https?:/i.test(url)) return foldText(caption);
  return foldText(`${caption}\n${readable(url.slice(0, longestAddress))}`);
}

const reactionOf: Readonly<Record<ReactionFilter, Reaction | undefined>> = {
  all: undefined,
  liked: true,
  disliked: false,
  unrated: null,
};

function shapeOf(proportion: number): ShapeFilter {
  if (proportion >= squareUpTo) return 'wide';
  return proportion <= 1 / squareUpTo ? 'tall' : 'square';
}

function readable(url: string): string {
  if (!url.includes('%')) return url;
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
