import type { PageImage } from './pageImage.ts';

/** What one reading of a page has found. */
export interface PageContent {
  /** In page order; then what the page declares or has fetched, then what frames of other sites and next pages hold. */
  readonly images: readonly PageImage[];
  /** The origins of frames that may not be read, one entry a frame; empty for those that have none of their own. */
  readonly closedFrames: readonly string[];
}

/** Pictures of a page with those found elsewhere for it. What every page of a site shows, its logo above all, is there once. */
export function joinImages(
  own: readonly PageImage[],
  others: readonly PageImage[],
): { readonly images: readonly PageImage[]; readonly addresses: ReadonlySet<string> } {
  const images = [...own];
  const addresses = new Set(own.flatMap(({ variants }) => variants.map(({ url }) => url)));
  for (const image of others) {
    if (image.variants.some(({ url }) => addresses.has(url))) continue;
    for (const { url } of image.variants) addresses.add(url);
    images.push(image);
  }
  return { images, addresses };
}
