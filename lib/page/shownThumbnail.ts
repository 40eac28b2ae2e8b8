import type { PageImage } from '../core/pictures/pageImage.ts';
import { THUMBNAIL_EDGE } from '../core/pictures/thumbnail.ts';
import { allElements } from './clobberProof.ts';
import { makeThumbnail } from './thumbnail.ts';

/** A thumbnail as a message carries it. */
export interface ShownThumbnail {
  /** Base64. */
  readonly image: string;
  readonly mediaType: 'image/webp' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly look: string;
}

/**
 * The thumbnail of a picture that one of the trees shows already: nothing is requested for it. Only of the page's own
 * pictures and those it holds itself (`data:`, `blob:`); `null` for all others, and where no tree shows it.
 *
 * @param trees looked at one after the other, until one shows it.
 */
export async function shownThumbnail(
  picture: PageImage,
  trees: Iterable<Document | ShadowRoot>,
): Promise<ShownThumbnail | null> {
  const element = shownElement(picture, trees);
  const made = element && (await makeThumbnail(element));
  if (!made) return null;
  const { image, ...rest } = made;
  const mediaType = image.type === 'image/webp' ? 'image/webp' : 'image/png';
  return { ...rest, mediaType, image: await base64(image) };
}

/** Of elements that show one of the picture's variants, the smallest that is large enough, else the largest. */
function shownElement({ variants }: PageImage, trees: Iterable<Document | ShadowRoot>): HTMLImageElement | null {
  const urls = new Set(variants.map(({ url }) => url).filter(isOwn));
  if (urls.size === 0) return null;
  for (const tree of trees) {
    const shown: HTMLImageElement[] = [];
    for (const element of allElements(tree, 'img')) {
      const image = element as HTMLImageElement;
      if (image.complete && image.naturalWidth > 0 && urls.has(image.currentSrc)) shown.push(image);
    }
    const [first, ...others] = shown.toSorted((a, b) => edge(a) - edge(b));
    if (first) return [first, ...others].find((image) => edge(image) >= THUMBNAIL_EDGE) ?? others.at(-1) ?? first;
  }
  return null;
}

function isOwn(url: string): boolean {
  return /^(?:data|blob):/i.test(url) || (URL.canParse(url) && new URL(url).origin === location.origin);
}

function edge({ naturalWidth, naturalHeight }: HTMLImageElement): number {
  return Math.max(naturalWidth, naturalHeight);
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The picture could not be read.')));
    reader.readAsDataURL(file);
  });
}
