import type { GalleryItem } from '../../lib/core/galleryItem.ts';

/** Pixels of the original. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Only the proportions are the original's: another variant is all that was seen so far. */
  readonly proportionsOnly?: boolean;
}

/** What an arrived variant, so many pixels large, tells about the original. */
export function originalSizeFrom(
  { variants: [original] }: GalleryItem,
  url: string,
  arrived: { readonly naturalWidth: number; readonly naturalHeight: number },
): PictureSize {
  const { naturalWidth: width, naturalHeight: height } = arrived;
  if (url === original.url) return { width, height };
  if (original.width === undefined) return { width, height, proportionsOnly: true };
  return { width: original.width, height: Math.round((original.width * height) / width) };
}

/** Width by height reserved for a picture of which nothing is known yet. */
const UNKNOWN_RATIO = 3 / 2;
/** Flatter or taller pictures are cropped: a strip of them would neither be seen nor leave room for buttons. */
const FLATTEST = 2.6;
const TALLEST = 0.42;

export type GalleryLayout = 'masonry' | 'grid';

/** Whether a picture is so small that a card shows it at its own size instead of blowing it up. */
export function isTiny(size: PictureSize | undefined, cardWidth: number): boolean {
  return size !== undefined && !size.proportionsOnly && size.width * 2 <= cardWidth && size.height * 2 <= cardWidth;
}

/** Pixels a picture is high on a card, from its proportions. */
export function pictureHeight(size: PictureSize | undefined, cardWidth: number, layout: GalleryLayout): number {
  if (layout === 'grid') return cardWidth;
  if (size === undefined || isTiny(size, cardWidth)) return Math.round(cardWidth / UNKNOWN_RATIO);
  return Math.round(cardWidth / Math.min(FLATTEST, Math.max(TALLEST, size.width / size.height)));
}

/** The original's size as given, else as the browser found it. */
export function sizeOf(item: GalleryItem, found: ReadonlyMap<string, PictureSize>): PictureSize | undefined {
  const { width, height } = item;
  return width !== undefined && height !== undefined ? { width, height } : found.get(item.key);
}
