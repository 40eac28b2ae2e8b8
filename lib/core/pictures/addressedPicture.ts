import { canonicalUrl } from './canonicalUrl.ts';
import { captionOf } from './caption.ts';
import type { PictureSnapshot } from '../judging/judge.ts';
import { mediaTypeOf } from './mediaType.ts';
import type { PageImage, Variant } from './pageImage.ts';
import { pictureKey } from './pictureKey.ts';
import { snapshotOf } from './snapshot.ts';

/** A picture as the library takes it. */
export interface AddressedPicture {
  readonly key: string;
  readonly snapshot: PictureSnapshot;
}

/** Whether this is the address of one of a picture's variants. */
export function hasVariant({ variants }: { readonly variants: readonly Pick<Variant, 'url'>[] }, url: string): boolean {
  if (variants.some((variant) => variant.url === url)) return true;
  const canonical = canonicalUrl(url);
  return canonical !== null && variants.some((variant) => canonicalUrl(variant.url) === canonical);
}

export function addressedPicture(image: PageImage): AddressedPicture {
  return { key: image.key, snapshot: snapshotOf(image) };
}

/** A picture of which nothing is known but one address; `null` where that is none that any page could name. */
export function pictureAtAddress(url: string): AddressedPicture | null {
  const canonical = canonicalUrl(url);
  if (canonical === null) return null;
  const key = pictureKey(canonical);
  const mediaType = mediaTypeOf(url);
  const variant: Variant = mediaType === undefined ? { url } : { url, mediaType };
  return addressedPicture({ key, variants: [variant], caption: captionOf({}, url), source: 'img' });
}
