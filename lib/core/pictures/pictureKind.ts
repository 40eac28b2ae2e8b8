import type { PageImage } from './pageImage.ts';
import { isSmall } from './variants.ts';

/** What kind of picture it is to a person. */
export type PictureKind = 'photograph' | 'animation' | 'drawing' | 'icon' | 'background';

/** In the order in which they are sorted and offered. */
export const PICTURE_KINDS: readonly PictureKind[] = ['photograph', 'animation', 'drawing', 'background', 'icon'];

/** `drawing` is anything scalable; `icon` what the page declares as its icon, and what is as small as one. */
export function pictureKind(image: PageImage): PictureKind {
  const [{ url, mediaType = '' }] = image.variants;
  if (image.source === 'icon' || isSmall(image)) return 'icon';
  if (mediaType === 'image/svg+xml' || image.source === 'svg' || /^data:image\/svg/i.test(url)) return 'drawing';
  if (mediaType === 'image/gif' || mediaType === 'image/apng') return 'animation';
  if (image.source === 'background' || image.source === 'css') return 'background';
  return 'photograph';
}
