import type { FileData, GalleryImage, GalleryValue } from './galleryImage.ts';
import type { Variant } from './pageImage.ts';
import type { Reaction } from '../judging/reaction.ts';
import { shownCaption } from './shownCaption.ts';
import { text } from '../text.ts';

/** One entry of a gallery, whatever form it came in. */
export interface GalleryItem {
  /** Unique in its gallery. The given key, else the URL; a repetition gets its number behind it. */
  readonly key: string;
  /** The original's, or the largest variant's; empty when the entry has none. */
  readonly url: string;
  /** Largest first, at least one. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** The given caption, else the file's name, else "Picture" and its number. Never empty. */
  readonly caption: string;
  readonly liked: Reaction;
  /** Pixels of the original; both or neither. */
  readonly width?: number;
  readonly height?: number;
  /** See `GalleryImage`. */
  readonly source?: string;
  readonly page?: { readonly url: string; readonly title: string };
  readonly bytes?: number;
  /** The entry as it was given. */
  readonly value: GalleryValue;
}

/** Brings every form of a gallery's value into one. The result has the same length and order. */
export function galleryItems(values: readonly GalleryValue[]): GalleryItem[] {
  const unique = uniqueKeys();
  return values.map((value, index) => {
    const image = toImage(value);
    const named = urlOf(image.image);
    const variants = variantsOf(image, named);
    const [{ url: largest, width: widthOfLargest, height: heightOfLargest }] = variants;
    const width = image.width ?? widthOfLargest;
    const height = image.height ?? heightOfLargest;
    const item: Writable<GalleryItem> = {
      key: unique(image.key ?? (named === '' ? `#${index}` : named)),
      url: named === '' ? largest : named,
      variants,
      caption: captionOf(image, named) || text('gallery_picture', { number: index + 1 }),
      liked: image.liked ?? null,
      value,
    };
    if (width !== undefined && height !== undefined && width > 0 && height > 0) {
      item.width = width;
      item.height = height;
    }
    if (image.source !== undefined) item.source = image.source;
    if (image.page !== undefined) item.page = image.page;
    const bytes = image.bytes ?? (typeof image.image === 'string' ? undefined : image.image.size);
    if (bytes !== undefined && bytes !== null) item.bytes = bytes;
    return item;
  });
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

function variantsOf({ image, variants }: GalleryImage, url: string): GalleryItem['variants'] {
  if (variants !== undefined && hasOne(variants)) return variants;
  const mediaType = typeof image === 'string' ? undefined : image.mime_type;
  return [mediaType ? { url, mediaType } : { url }];
}

function hasOne(variants: readonly Variant[]): variants is readonly [Variant, ...Variant[]] {
  return variants.length > 0;
}

/** The name itself at its first use, then with a number behind it that makes a name not used so far. */
function uniqueKeys(): (name: string) => string {
  const uses = new Map<string, number>();
  return (name) => {
    const before = uses.get(name);
    if (before === undefined) {
      uses.set(name, 1);
      return name;
    }
    let use = before + 1;
    while (uses.has(`${name} ${use}`)) use++;
    uses.set(name, use);
    uses.set(`${name} ${use}`, 1);
    return `${name} ${use}`;
  };
}

/** The entry in the seed component's form, with the reaction it has now. */
export function asGalleryImage(value: GalleryValue, liked?: Reaction): GalleryImage {
  const image = toImage(value);
  return liked === undefined ? image : { ...image, liked };
}

function toImage(value: GalleryValue): GalleryImage {
  if (typeof value === 'string') return { image: value };
  if (isPair(value)) return { image: value[0], caption: value[1] };
  return 'image' in value ? value : { image: value };
}

function isPair(value: GalleryValue): value is readonly [image: string | FileData, caption: string | null] {
  return Array.isArray(value);
}

function urlOf(image: string | FileData): string {
  return typeof image === 'string' ? image : (image.url ?? image.path ?? '');
}

function captionOf({ caption, image }: GalleryImage, url: string): string {
  const given = caption ? shownCaption(caption) : '';
  if (given !== '') return given;
  const original = typeof image === 'string' ? undefined : image.orig_name;
  return (original && shownCaption(original)) || nameInUrl(url);
}

/** The last part of a URL's path, readable; empty when it says nothing (`data:`, `blob:`, a bare host). */
export function nameInUrl(url: string): string {
  if (/^(?:data|blob):/i.test(url)) return '';
  const query = url.indexOf('?');
  const fragment = url.indexOf('#');
  let end = query === -1 ? url.length : query;
  if (fragment !== -1 && fragment < end) end = fragment;
  const slash = url.lastIndexOf('/', end - 1);
  // The slash before the host.
  if (slash > 0 && url[slash - 1] === '/' && url[slash - 2] === ':') return '';
  const last = url.slice(slash + 1, end);
  if (!last.includes('%')) return shownCaption(last);
  // What most escapes stand for, found faster.
  const spaced = last.replaceAll('%20', ' ');
  try {
    return shownCaption(spaced.includes('%') ? decodeURIComponent(last) : spaced);
  } catch {
    return shownCaption(last);
  }
}

/** Where a picture comes from, for people: its host, or what kind of inline picture it is. */
export function hostOf(url: string): string {
  if (/^data:/i.test(url)) return text('gallery_inline');
  if (/^blob:/i.test(url)) return text('gallery_made_by_page');
  return URL.canParse(url) ? new URL(url).host : '';
}

/** How much narrower than the need a variant may be and still stand in for a much larger or unmeasured one. */
const TOLERATED_BLUR = 2;

/**
 * The smallest variant that is sharp in a box, so that originals are not fetched for cards.
 * `box` is in CSS pixels, `devicePixelRatio` in device pixels per CSS pixel. Order decides between equals.
 */
export function chooseVariant(
  item: Pick<GalleryItem, 'variants' | 'width' | 'height'>,
  box: { readonly width: number; readonly height: number },
  devicePixelRatio: number,
  /** URLs that are known not to load. */
  failed?: ReadonlySet<string>,
): Variant | undefined {
  const candidates = failed ? item.variants.filter(({ url }) => !failed.has(url)) : item.variants;
  const need = neededWidth(item, box) * devicePixelRatio;
  const widest = Math.max(0, ...item.variants.map(({ density }) => density ?? 0));

  let sharp: { variant: Variant; width: number } | undefined;
  let blurred: { variant: Variant; width: number } | undefined;
  const unmeasured: Variant[] = [];
  for (const variant of candidates) {
    const width = widthOf(variant, item, widest);
    if (width === undefined) unmeasured.push(variant);
    else if (width >= need) {
      if (sharp === undefined || width < sharp.width) sharp = { variant, width };
    } else if (blurred === undefined || width > blurred.width) blurred = { variant, width };
  }
  if (sharp) return sharp.variant;
  if (blurred && blurred.width * TOLERATED_BLUR >= need) return blurred.variant;

  const scaled = unmeasured.filter(({ density }) => density !== undefined).toSorted(byDensity);
  const dense = scaled.find(({ density = 1 }) => density >= devicePixelRatio);
  return dense ?? scaled.at(-1) ?? unmeasured.at(-1) ?? blurred?.variant;
}

function byDensity(a: Variant, b: Variant): number {
  return (a.density ?? 1) - (b.density ?? 1);
}

/** CSS pixels the whole picture is wide when it covers the box: more than the box where it is cropped at the sides. */
function neededWidth(
  { width, height }: Pick<GalleryItem, 'width' | 'height'>,
  box: { readonly width: number; readonly height: number },
): number {
  if (width === undefined || height === undefined) return box.width;
  return Math.max(box.width, (box.height * width) / height);
}

function widthOf(
  variant: Variant,
  item: Pick<GalleryItem, 'width' | 'height'>,
  widestDensity: number,
): number | undefined {
  if (variant.width !== undefined) return variant.width;
  if (item.width === undefined || item.height === undefined) return undefined;
  if (variant.height !== undefined) return (variant.height * item.width) / item.height;
  // The densities of one picture are scales of one size: the densest is the original.
  return variant.density === undefined ? undefined : (item.width * variant.density) / widestDensity;
}
