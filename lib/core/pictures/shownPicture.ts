import { valueImages, type CandidateReading } from './attributeMeaning.ts';
import { parseCssImages } from './cssImages.ts';
import { parseSrcset } from './srcset.ts';
import { isSmall, resolveCandidate, type Candidate } from './variants.ts';

/** What an element says of the picture it shows, as it is written there: to make sense of it takes ten times as long. */
export interface WrittenPicture {
  /** The address that is shown; `''` where there is none yet. */
  readonly address: string;
  /** The value of a `background-image` where it is more than one address. */
  readonly css?: string;
  /** Of the same picture, as the page declares it. */
  readonly srcsets?: readonly string[];
  /** Of the same picture most likely: attributes of the element, and as `href` what a link around leads to. */
  readonly beside?: readonly (readonly [name: string, value: string])[];
}

/** A picture as an element shows it, known by its addresses alone. */
export interface ShownPicture {
  /** Of the address that is shown. */
  readonly id: string;
  /** Canonical URLs it may be known under; none where it is its own address (`data:`, `blob:`). */
  readonly aliases: readonly string[];
}

const mostAliases = 60;
/** Characters of an address beyond which a picture is known by its bytes alone. */
export const longestAddress = 8192;
/** Below this length a `data:` URL beside other addresses keeps the place of what is loaded later. */
export const longestStandIn = 4096;

const reading: CandidateReading = {
  written(address, base, facts) {
    const candidate = address ? resolveCandidate(address, base) : null;
    return candidate ? [facts ? { ...facts, ...candidate } : candidate] : [];
  },
  addSrcset(value, base, group) {
    for (const { url } of parseSrcset(value)) group.push(...reading.written(url, base));
  },
};

/**
 * Reads what an element shows by the collector's rules, as far as the addresses go. `null` for one that shows nothing, or
 * only a spacer.
 */
export function shownPicture({ address, css, srcsets, beside }: WrittenPicture, base: string): ShownPicture | null {
  const own = css === undefined ? reading.written(address, base) : firstLayer(css, base);
  for (const srcset of srcsets ?? []) reading.addSrcset(srcset, base, own);
  const others = (beside ?? []).flatMap(([name, value]) => besideImages(name, value, base));
  const [first] = own;
  // What only keeps the place of a picture is none, and must not be taken for one.
  const lasting = first && keepsPlace(first) ? own.slice(1) : own;
  const shown = lasting[0] ?? others[0] ?? (first && !isSpacer(first) ? first : undefined);
  if (shown === undefined) return null;
  const aliases = new Set([...lasting, ...others].map(({ id }) => id).filter(isLasting));
  return { id: shown.id, aliases: [...aliases].slice(0, mostAliases) };
}

/** Of the first layer with an image: what lies over the others. */
function firstLayer(css: string, base: string): Candidate[] {
  for (const options of parseCssImages(css)) {
    const images = options.flatMap(({ url }) => reading.written(url, base));
    if (images.length > 0) return images;
  }
  return [];
}

/** None where an attribute names several pictures. */
function besideImages(name: string, value: string, base: string): Candidate[] {
  if (name === 'href') return reading.written(value, base).filter(({ id }) => id.startsWith('http'));
  const [images, ...others] = valueImages(value, name, 'img', base, reading);
  return others.length > 0 ? [] : (images ?? []).filter(({ id }) => id.startsWith('http'));
}

function isLasting(id: string): boolean {
  return id.startsWith('http') && id.length <= longestAddress;
}

function keepsPlace(candidate: Candidate): boolean {
  return candidate.id.startsWith('data:') ? candidate.id.length <= longestStandIn : isSpacer(candidate);
}

function isSpacer({ url }: Candidate): boolean {
  return isSmall({ source: 'img', variants: [{ url }] });
}
