import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import type { GalleryLayout } from '../../../lib/core/settings/gallerySettings.ts';

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

/** Whether a picture is so small that a card shows it at its own size instead of blowing it up. */
export function isTiny(size: PictureSize | undefined, cardWidth: number): boolean {
  return size !== undefined && !size.proportionsOnly && size.width * 2 <= cardWidth && size.height * 2 <= cardWidth;
}

/** Pixels a picture is high on a card in a column, from its proportions. */
export function pictureHeight(size: PictureSize | undefined, cardWidth: number, layout: GalleryLayout): number {
  if (layout === 'grid') return Math.round(cardWidth);
  if (size === undefined || isTiny(size, cardWidth)) return Math.round(cardWidth / UNKNOWN_RATIO);
  return Math.round(cardWidth / Math.min(FLATTEST, Math.max(TALLEST, size.width / size.height)));
}

/** Width by height of a picture on a card in a row. */
export function ratioInRow(size: PictureSize | undefined): number {
  return size === undefined ? UNKNOWN_RATIO : Math.min(FLATTEST, Math.max(TALLEST, size.width / size.height));
}

/** The original's size as given, else as the browser found it. */
export function sizeOf(item: GalleryItem, found: ReadonlyMap<string, PictureSize>): PictureSize | undefined {
  const { width, height } = item;
  return width !== undefined && height !== undefined ? { width, height } : found.get(item.key);
}

/** Height of a row for the width that cards shall come near to: that of pictures of 4:3. */
const ROW = 0.75;
/** Lower where the whole gallery is narrow, so that two of the usual ones stand beside each other. */
const NARROW_ROW = 0.5;

export function rowHeightFor(cardWidth: number, narrow: boolean): number {
  return Math.round(cardWidth * (narrow ? NARROW_ROW : ROW));
}
