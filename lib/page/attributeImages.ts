import { parseCssImages } from '../core/cssImages.ts';
import type { CaptionTexts } from '../core/caption.ts';
import { jsonPictures } from '../core/jsonPictures.ts';
import { isImageFile, mentionsImageFile, namesImageFormat } from '../core/mediaType.ts';
import { samePicture, wholePicture } from '../core/pictureWords.ts';
import type { Candidate } from '../core/variants.ts';
import { attribute } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';
import type { PageReading } from './pageReading.ts';

/** The images that an element's attributes name beside the standard ones: lazy loading, lightboxes, custom elements. */
export interface AttributeImages {
  /** Addresses of the picture that the element itself shows, or will show. */
  readonly same: Candidate[][];
  /** Other pictures, such as the one shown while the pointer is over the element. */
  readonly others: OtherPicture[];
}

interface OtherPicture {
  readonly groups: Candidate[][];
  /** Where the attribute itself names the picture; else it is called as the element is. */
  readonly captions?: CaptionTexts;
}

/** What an attribute's name says about an image address in its value. */
const meaning = { none: 0, link: 1, standard: 2, otherPicture: 3, samePicture: 4, wholePicture: 5 } as const;

const mayHoldImage =
  /^data-|src|lazy|image|img|background|-bg|bg-|original|thumb|poster|photo|zoom|hi-?res|^:?(?:props|config|settings|options|gallery|slides|items)$/;
const otherPicture = /hover|over|active|avatar|alt|icon|logo|placeholder|fallback|error|loading|blank|spinner/;
const saysImage = /image|img|photo|bg|background|poster/;
const endsAsAddress = /(?:src|original|lazy|image|img|photo|bg|background|poster|url|full|large|medium|small)$/;

const hasDescriptor = /\s\d+(?:\.\d+)?[wx]\s*(?:,|$)/;
const rooted = /^(?:https?:)?\/\/.|^\.{0,2}\/./i;

/** Attributes of one element that are looked at: to ask for one, the browser goes through all of them. */
const mostAttributes = 200;
/** Characters of a value that is neither a `srcset` nor a `data:` URL, and of one that is JSON. */
const longestValue = 8192;
const longestJson = 1 << 18;
const shortJson = 1 << 13;

/** By attribute name; those with a meaning in HTML have readers of their own on the elements where they have it. */
const meanings = new Map<string, number>([
  ['href', meaning.link],
  ['src', meaning.standard],
  ['srcset', meaning.standard],
  ['poster', meaning.standard],
  // Part of the computed style.
  ['background', meaning.none],
]);

/** A quick look at all attributes of an element that shows no image by itself; most elements hold nothing of use. */
export function mayNameImages(element: Element, names: readonly string[]): boolean {
  for (let index = 0; index < names.length && index < mostAttributes; index++) {
    const name = names[index] ?? '';
    const means = meanings.get(name) ?? learnMeaning(name);
    if (means > meaning.link || (means === meaning.link && isImageLink(attribute(element, name) ?? ''))) return true;
  }
  return false;
}

/**
 * Looks through all attributes and recognises images by value, with the name as a hint only, since every lazy loader
 * has a spelling of its own. `null` when there are none. `ownReader` says that something else reads the element's
 * standard attributes.
 */
export function attributeImages(
  element: Element,
  names: readonly string[],
  { base, reading }: DocumentReading,
  ownReader: boolean,
): AttributeImages | null {
  let found: AttributeImages | null = null;
  for (let index = 0; index < names.length && index < mostAttributes; index++) {
    const name = names[index] ?? '';
    const means = meanings.get(name) ?? learnMeaning(name);
    if (means === meaning.none || (means <= meaning.standard && ownReader)) continue;
    const value = attribute(element, name) ?? '';
    // Most values are numbers and words.
    if (value.length < 5 || !/^\s*[^\s<][^]*[./]/.test(value.slice(0, longestValue))) continue;
    if (/^\s*[[{]/.test(value)) {
      const pictures = picturesInJson(value, name, base, reading);
      if (pictures.length > 0) (found ??= { same: [], others: [] }).others.push(...pictures);
      continue;
    }
    const pictures = valueImages(value, name, means, element.localName, base, reading);
    if (pictures.length === 0) continue;
    found ??= { same: [], others: [] };
    if (means !== meaning.otherPicture && pictures.length === 1) found.same.push(...pictures);
    else found.others.push(...pictures.map((group) => ({ groups: [group] })));
  }
  return found;
}

function picturesInJson(value: string, name: string, base: string, reading: PageReading): OtherPicture[] {
  if (value.length > longestJson || !mentionsImageFile(value)) return [];
  if (value.length > shortJson) reading.hasWorked = true;
  return jsonPictures(value, name).map(({ addresses, caption }) => {
    const groups = addresses.map(({ url, isSrcset, ...facts }) => {
      const group = isSrcset ? [] : reading.written(url, base, facts);
      if (isSrcset) reading.addSrcset(url, base, group);
      return group;
    });
    return { groups, ...(caption && { captions: { title: caption } }) };
  });
}

function valueImages(
  value: string,
  name: string,
  means: number,
  elementName: string,
  base: string,
  reading: PageReading,
): Candidate[][] {
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

function isImageLink(href: string): boolean {
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

/**
 * A lone lazy address is what the element is about to show, so it counts as the whole picture until sizes are known;
 * beside a lazy `srcset` it is the fallback only.
 */
export function preferSized(groups: readonly Candidate[][]): void {
  if (groups.some((group) => group.some(({ width, density, full }) => width ?? density ?? full))) return;
  for (const group of groups) for (const [index, each] of group.entries()) group[index] = { ...each, full: true };
}
