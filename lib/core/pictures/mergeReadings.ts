import type { PageImage, Variant } from './pageImage.ts';
import { orderVariants } from './variants.ts';

/** What a gallery shows of a page after it has been read once more. */
export interface MergedReadings {
  /** By key, in page order. A picture keeps the key it was first shown under, and its object while nothing changed. */
  readonly images: ReadonlyMap<string, PageImage>;
  /** The pictures that are new or know something new. */
  readonly fresh: readonly PageImage[];
  /** Whether anything differs from before: a picture, or their order. */
  readonly changed: boolean;
}

/**
 * Joins a new reading of a page with what was known before, so that a gallery can follow the page without losing its
 * place: pictures are known again by key or by any address, and no variant once seen is forgotten.
 *
 * The order is the new reading's. What is gone from the page stays behind its former neighbour where `keeps` says so, or
 * where the browser still tells that it was fetched; the rest leaves.
 */
export function mergeReadings(
  former: ReadonlyMap<string, PageImage>,
  found: readonly PageImage[],
  keeps: (image: PageImage) => boolean,
): MergedReadings {
  const again = knownAgain(former, found);
  const present = new Map<string, PageImage>();
  const fetched = new Map<string, PageImage>();
  for (const image of found) {
    const before = again.get(image);
    const merged = before ? withFormer(image, before) : image;
    const isGone = image.source === 'resource' && merged.source !== 'resource';
    (isGone ? fetched : present).set(merged.key, merged);
  }
  const addresses = addressesOf(found);

  const left = new Map<string | null, PageImage[]>();
  let neighbour: string | null = null;
  for (const image of former.values()) {
    if (present.has(image.key)) {
      neighbour = image.key;
      continue;
    }
    const isAbsorbed = !fetched.has(image.key) && image.variants.some(({ url }) => addresses.has(url));
    const kept = fetched.get(image.key) ?? (!isAbsorbed && keeps(image) ? image : null);
    if (kept) left.set(neighbour, [...(left.get(neighbour) ?? []), kept]);
  }

  const images = new Map<string, PageImage>();
  const add = (image: PageImage): void => void images.set(image.key, image);
  left.get(null)?.forEach(add);
  for (const image of present.values()) {
    add(image);
    left.get(image.key)?.forEach(add);
  }
  const fresh = [...images.values()].filter((image) => former.get(image.key) !== image);
  return { images, fresh, changed: fresh.length > 0 || !sameOrder(former, images) };
}

/** What was known of a picture that is found again. */
interface Former {
  readonly known: PageImage;
  /** Variants that the page no longer names, of this picture and of those that turned out to be it. */
  readonly missing: Variant[];
}

/** Each former picture belongs to one of those found: the one of its key, else the first that has one of its addresses. */
function knownAgain(
  former: ReadonlyMap<string, PageImage>,
  found: readonly PageImage[],
): ReadonlyMap<PageImage, Former> {
  const again = new Map<PageImage, Former>();
  if (former.size === 0) return again;
  const addresses = addressesOf(found);
  const byKey = new Map(found.map((image) => [image.key, image]));
  const join = (image: PageImage, known: PageImage): void => {
    const joined = again.get(image) ?? { known, missing: [] };
    // An address that is on the page now belongs to whichever picture has it there.
    for (const variant of known.variants) if (!addresses.has(variant.url)) joined.missing.push(variant);
    again.set(image, joined);
  };
  const others: PageImage[] = [];
  for (const known of former.values()) {
    const image = byKey.get(known.key);
    if (image) join(image, known);
    else others.push(known);
  }
  for (const known of others) {
    const variant = known.variants.find(({ url }) => addresses.has(url));
    const image = variant && addresses.get(variant.url);
    if (image) join(image, known);
  }
  return again;
}

function addressesOf(images: readonly PageImage[]): Map<string, PageImage> {
  const addresses = new Map<string, PageImage>();
  for (const image of images) for (const { url } of image.variants) addresses.set(url, image);
  return addresses;
}

/** The new reading's picture under its former key; the former object itself when it says nothing new. */
function withFormer(image: PageImage, { known, missing }: Former): PageImage {
  const isGone = image.source === 'resource';
  const width = image.naturalWidth ?? known.naturalWidth;
  const height = image.naturalHeight ?? known.naturalHeight;
  const merged: PageImage = {
    key: known.key,
    variants: missing.length > 0 ? withFormerVariants(image.variants, missing) : image.variants,
    caption: isGone ? known.caption : image.caption,
    source: isGone ? known.source : image.source,
    ...(width !== undefined && { naturalWidth: width }),
    ...(height !== undefined && { naturalHeight: height }),
  };
  return isSame(merged, known) ? known : merged;
}

function withFormerVariants(
  [largest, ...others]: PageImage['variants'],
  missing: readonly Variant[],
): PageImage['variants'] {
  const all: [Variant, ...Variant[]] = [largest, ...others, ...missing];
  // Only sizes may put a former address before the first one of now.
  if (largest.width === undefined || missing.every(({ width }) => width === undefined)) return all;
  const ordered = orderVariants(all.map((variant) => ({ ...variant, id: variant.url })));
  if (!ordered) return all;
  const [first, ...rest] = ordered.map(({ id: _, full: __, ...variant }): Variant => variant);
  return first ? [first, ...rest] : all;
}

function isSame(image: PageImage, known: PageImage): boolean {
  return (
    image.caption === known.caption &&
    image.source === known.source &&
    image.naturalWidth === known.naturalWidth &&
    image.naturalHeight === known.naturalHeight &&
    image.variants.length === known.variants.length &&
    image.variants.every((variant, index) => isSameVariant(variant, known.variants[index]))
  );
}

function isSameVariant(variant: Variant, known: Variant | undefined): boolean {
  return (
    variant.url === known?.url &&
    variant.width === known.width &&
    variant.height === known.height &&
    variant.density === known.density
  );
}

function sameOrder(former: ReadonlyMap<string, PageImage>, images: ReadonlyMap<string, PageImage>): boolean {
  if (former.size !== images.size) return false;
  const keys = former.keys();
  for (const key of images.keys()) if (keys.next().value !== key) return false;
  return true;
}
