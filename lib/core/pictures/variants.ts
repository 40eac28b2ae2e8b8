import { canonicalHref } from './canonicalUrl.ts';
import { dataUrlType } from './dataUrl.ts';
import { plainAddress } from './plainAddress.ts';
import { dataUrlSize } from './imageHeader.ts';
import type { PageImage, Variant } from './pageImage.ts';
import { isSpacerName } from './spacerName.ts';

/** A variant while pictures are being put together. */
export interface Candidate extends Variant {
  /** What the address is compared by: the canonical URL, or for `data:` and `blob:` the URL itself. */
  readonly id: string;
  /** The page presents this file as the whole picture (a linked file, `data-original`) without telling its size. */
  readonly full?: boolean;
}

/** Both sides at most this many pixels: an icon, a spacer or a tracker. */
export const smallSide = 16;

/**
 * A candidate of an address as written, made absolute against `base`. `null` when it cannot be a picture's: not a URL,
 * or neither `http:`, `https:`, `blob:` nor `data:image/…`.
 */
export function resolveCandidate(written: string, base: string): Candidate | null {
  const plain = plainAddress(written, base);
  if (plain !== null) return resolvedCandidate(plain);
  // A data: URL may hold megabytes, which the URL parser would copy.
  if (/^\s*data:/i.test(written)) return resolvedCandidate(written.trim());
  if (written.trim() === '') return null;
  try {
    return resolvedCandidate(new URL(written, base).href);
  } catch {
    return null;
  }
}

/** `resolveCandidate` of an address that a URL parser has made absolute. */
export function resolvedCandidate(url: string): Candidate | null {
  if (!url.startsWith('http') && (url.startsWith('blob:') || dataUrlType(url)?.startsWith('image/')))
    return { url, id: url };
  const id = canonicalHref(url);
  return id === null ? null : { url, id };
}

/**
 * One picture's variants: every address once, largest first. Two entries of one address become one that knows every
 * size either knew. The first one's canonical URL (or, for `data:` and `blob:`, its bytes) gives the picture's key.
 *
 * Order: files the page presents as the whole picture without a size; then by width × height, by width, by density;
 * then as declared, addresses that outlive the page before `data:` and `blob:`. Where only widths are known, the
 * picture's proportions give the heights, so that knowing one more height does not reorder the rest. `null` when there
 * are none.
 */
export function orderVariants(candidates: readonly Candidate[]): [Candidate, ...Candidate[]] | null {
  if (candidates.length === 1 && candidates[0]) return [candidates[0]];
  const byId = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = byId.get(candidate.id);
    byId.set(candidate.id, known ? mergeVariants(known, candidate) : candidate);
  }
  const distinct = [...byId.values()];
  if (distinct.length > 1) sortVariants(distinct);
  const [largest, ...smaller] = distinct;
  return largest ? [largest, ...smaller] : null;
}

function sortVariants(variants: Candidate[]): void {
  // Taken from the largest, so that it does not depend on the order in which they come.
  let largestArea = 0;
  let largestWidth = 0;
  let proportion = 1;
  let cssWidth = 0;
  for (const { width = 0, height = 0, density } of variants) {
    const area = width * height;
    if (area > largestArea || (area === largestArea && area > 0 && width > largestWidth)) {
      largestArea = area;
      largestWidth = width;
      proportion = height / width;
    }
    if (density) cssWidth = Math.max(cssWidth, width / density);
  }
  const ranked = variants.map((candidate) => {
    const { height, density = 0, full, id } = candidate;
    const width = candidate.width ?? (height ? height / proportion : cssWidth * density);
    const area = width * (height ?? width * proportion);
    return {
      candidate,
      presented: full && width === 0 ? 1 : 0,
      area,
      width,
      density,
      lasts: id.startsWith('http') ? 1 : 0,
    };
  });
  ranked.sort(
    (a, b) =>
      b.presented - a.presented || b.area - a.area || b.width - a.width || b.density - a.density || b.lasts - a.lasts,
  );
  for (const [index, { candidate }] of ranked.entries()) variants[index] = candidate;
}

/** The same address met twice: the first spelling stays, and the more complete size. */
function mergeVariants(known: Candidate, again: Candidate): Candidate {
  const { width, height, ...knownRest } = known;
  const { width: widthAgain, height: heightAgain, ...restAgain } = again;
  const moreKnown = (widthAgain && heightAgain && !(width && height)) || !(width ?? height);
  const size = moreKnown ? { width: widthAgain, height: heightAgain } : { width, height };
  return {
    ...restAgain,
    ...knownRest,
    ...(size.width !== undefined && { width: size.width }),
    ...(size.height !== undefined && { height: size.height }),
  };
}

/**
 * Whether a picture is known to be an icon, a spacer or a tracker: by its size, or where that is not known, by what
 * spacers are called and by the header of a `data:` URL. Of others, unknown sizes are not small.
 */
export function isSmall(image: Pick<PageImage, 'source' | 'variants' | 'naturalWidth' | 'naturalHeight'>): boolean {
  if (image.source === 'icon') return true;
  const [largest, ...others] = image.variants;
  const only = others.length === 0;
  const width = (only ? image.naturalWidth : undefined) ?? largest.width;
  const height = (only ? image.naturalHeight : undefined) ?? largest.height;
  if (width !== undefined && height !== undefined) return width <= smallSide && height <= smallSide;
  return (width ?? height ?? 0) <= smallSide && image.variants.every(({ url }) => isSpacer(url));
}

function isSpacer(url: string): boolean {
  const size = dataUrlSize(url);
  return size === null ? isSpacerName(url) : size.width <= smallSide && size.height <= smallSide;
}
