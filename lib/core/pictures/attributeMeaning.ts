import { parseCssImages } from './cssImages.ts';
import { isImageFile, namesImageFormat } from './mediaType.ts';
import type { Variant } from './pageImage.ts';
import { samePicture, wholePicture } from './pictureWords.ts';
import type { Candidate } from './variants.ts';

/** What may be known of a candidate beside its address. */
export type CandidateFacts = Omit<Variant, 'url'> & { readonly full?: boolean };

/** Makes candidates of addresses as they are written. */
export interface CandidateReading {
  /** In a list of its own; an empty one when it cannot be a picture's. */
  written(address: string | null, base: string, facts?: CandidateFacts): Candidate[];
  /** Adds a `srcset`'s candidates to a group. */
  addSrcset(value: string, base: string, group: Candidate[]): void;
}

/** What an attribute's name says about an image address in its value. */
export const meaning = { none: 0, link: 1, standard: 2, otherPicture: 3, samePicture: 4, wholePicture: 5 } as const;

const mayHoldImage =
  /^data-|src|lazy|image|img|background|-bg|bg-|original|thumb|poster|photo|zoom|hi-?res|^:?(?:props|config|settings|options|gallery|slides|items)$/;
const otherPicture = /hover|over|active|avatar|alt|icon|logo|placeholder|fallback|error|loading|blank|spinner/;
const saysImage = /image|img|photo|bg|background|poster/;
const endsAsAddress = /(?:src|original|lazy|image|img|photo|bg|background|poster|url|full|large|medium|small)$/;

const hasDescriptor = /\s\d+(?:\.\d+)?[wx]\s*(?:,|$)/;
const rooted = /^(?:https?:)?\/\/.|^\.{0,2}\/./i;

/** Characters of a value that is neither a `srcset` nor a `data:` URL. */
const longestValue = 8192;

/** By attribute name; those with a meaning in HTML have readers of their own on the elements where they have it. */
const meanings = new Map<string, number>([
  ['href', meaning.link],
  ['src', meaning.standard],
  ['srcset', meaning.standard],
  ['poster', meaning.standard],
  // Part of the computed style.
  ['background', meaning.none],
]);

/** What an attribute's name means, in lower case. */
export function meaningOf(name: string): number {
  return meanings.get(name) ?? learnMeaning(name);
}

/** Whether a value may hold an address at all: most are numbers and words. */
export function mayHoldAddress(value: string): boolean {
  return value.length >= 5 && /^\s*[^\s<][^]*[./]/.test(value.slice(0, longestValue));
}

export function isJson(value: string): boolean {
  return /^\s*[[{]/.test(value);
}

/** The pictures that an attribute's value names, one group of candidates for each. */
export function valueImages(
  value: string,
  name: string,
  elementName: string,
  base: string,
  reading: CandidateReading,
): Candidate[][] {
  const means = meaningOf(name);
  if (means === meaning.link && !isImageLink(value)) return [];
  if (/^\s*data:/i.test(value)) return [reading.written(value, base)];
  const isSrcset = name.endsWith('srcset');
  if (value.length > longestValue && !isSrcset) return [];
  if (isSrcset || hasDescriptor.test(value)) {
    const group: Candidate[] = [];
    reading.addSrcset(value, base, group);
    return [group];
  }
  if (value.includes('url(')) {
    return parseCssImages(value).map((options) =>
      options.flatMap(({ url, ...facts }) => reading.written(url, base, facts)),
    );
  }
  if (!isAddress(value.trim(), name, means, elementName)) return [];
  return [reading.written(value, base, means === meaning.wholePicture ? { full: true } : undefined)];
}

export function isImageLink(href: string): boolean {
  return isImageFile(href.trim()) || /^\s*data:image\//i.test(href);
}

function learnMeaning(name: string): number {
  let means: number = meaning.otherPicture;
  if (!mayHoldImage.test(name) || /^(?:aria-|on)/.test(name)) means = meaning.none;
  else if (otherPicture.test(name)) means = meaning.otherPicture;
  else if (wholePicture.test(name)) means = meaning.wholePicture;
  else if (samePicture.test(name)) means = meaning.samePicture;
  // A page may invent names without end.
  if (meanings.size < 5000) meanings.set(name, means);
  return means;
}

function isAddress(value: string, name: string, means: number, elementName: string): boolean {
  const isFile = isImageFile(value);
  if (means <= meaning.standard) return isFile;
  if (!isFile && /\s/.test(value)) return false;
  if (means === meaning.otherPicture) return isFile && value.includes('/') && !/\s/.test(value);
  if (namesImageFormat(value)) return value.includes('/') || endsAsAddress.test(name);
  const isImage = elementName === 'img' || elementName === 'source' || saysImage.test(name);
  return isImage && endsAsAddress.test(name) && rooted.test(value) && !value.endsWith('/');
}
