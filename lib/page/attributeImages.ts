import { parseCssImages } from '../core/cssImages.ts';
import { isImageFile, namesImageFormat } from '../core/mediaType.ts';
import type { Candidate } from '../core/variants.ts';
import { attribute, attributeNames } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';

/** The images that an element's attributes name beside the standard ones: lazy loading, lightboxes, custom elements. */
export interface AttributeImages {
  /** Addresses of the picture that the element itself shows, or will show. */
  readonly same: Candidate[][];
  /** Other pictures, such as the one shown while the pointer is over the element. */
  readonly others: Candidate[][];
}

/** What an attribute's name says about an image address in its value; `standard` ones have readers of their own. */
type Meaning = 'none' | 'standard' | 'other-picture' | 'same-picture' | 'whole-picture';

const mayHoldImage = /^data-|src|lazy|image|img|background|-bg|bg-|original|thumb|poster|photo|zoom|hi-?res/;
const otherPicture = /hover|over|active|avatar|alt|icon|logo|placeholder|fallback|error|loading|blank|spinner/;
const wholePicture = /orig|full|large|big|zoom|hi-?res|high|retina|max|master/;
const samePicture = /src|lazy|image|img|photo|pic|bg|background|poster|thumb|small|medium/;
const saysImage = /image|img|photo|bg|background|poster/;
const endsAsAddress = /(?:src|original|lazy|image|img|photo|bg|background|poster|url|full|large|medium|small)$/;

const hasDescriptor = /\s\d+(?:\.\d+)?[wx]\s*(?:,|$)/;
const rooted = /^(?:https?:)?\/\/.|^\.{0,2}\/./i;

/** Characters of a value that is neither a `srcset` nor a `data:` URL. */
const longestValue = 8192;

const meanings = new Map<string, Meaning>([
  ['src', 'standard'],
  ['srcset', 'standard'],
  ['href', 'standard'],
  ['poster', 'standard'],
]);

/**
 * Looks through all attributes and recognises images by value, with the name as a hint only, since every lazy loader
 * has a spelling of its own. `null` when there are none, which is the common case. `ownReader` says that something
 * else reads the element's standard attributes.
 */
export function attributeImages(
  element: Element,
  { base, reading }: DocumentReading,
  ownReader: boolean,
): AttributeImages | null {
  let found: AttributeImages | null = null;
  const names = attributeNames(element);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    const meaning = meanings.get(name) ?? learnMeaning(name);
    if (meaning === 'none' || (meaning === 'standard' && ownReader)) continue;
    const value = attribute(element, name) ?? '';
    if (value.length < 5 || !/[./:]/.test(value)) continue;

    const pictures: Candidate[][] = [];
    const isSrcset = name.includes('srcset');
    if (/^\s*(?:data:image\/|[[{<])/.test(value)) {
      pictures.push(reading.written(value, base));
    } else if (isSrcset || (value.length <= longestValue && hasDescriptor.test(value))) {
      const group: Candidate[] = [];
      reading.addSrcset(value, base, group);
      pictures.push(group);
    } else if (value.length > longestValue) {
      continue;
    } else if (value.includes('url(')) {
      for (const options of parseCssImages(value)) {
        pictures.push(options.flatMap(({ url, ...facts }) => reading.written(url, base, facts)));
      }
    } else if (isAddress(value.trim(), name, meaning, ownReader)) {
      pictures.push(reading.written(value, base, meaning === 'whole-picture' ? { full: true } : {}));
    }
    if (pictures.length === 0) continue;
    found ??= { same: [], others: [] };
    if (meaning === 'other-picture' || pictures.length > 1) found.others.push(...pictures);
    else found.same.push(...pictures);
  }
  if (found) preferSized(found.same);
  return found;
}

function learnMeaning(name: string): Meaning {
  let meaning: Meaning = 'other-picture';
  if (!mayHoldImage.test(name) || /^(?:aria-|on)/.test(name)) meaning = 'none';
  else if (otherPicture.test(name)) meaning = 'other-picture';
  else if (wholePicture.test(name)) meaning = 'whole-picture';
  else if (samePicture.test(name)) meaning = 'same-picture';
  // A page may invent names without end.
  if (meanings.size < 5000) meanings.set(name, meaning);
  return meaning;
}

function isAddress(value: string, name: string, meaning: Meaning, isImage: boolean): boolean {
  if (/\s/.test(value) && !isImageFile(value)) return false;
  if (meaning === 'other-picture') return isImageFile(value) && !/\s/.test(value) && value.includes('/');
  if (namesImageFormat(value)) return meaning === 'standard' ? isImageFile(value) : value.includes('/') || endsAsAddress.test(name);
  return endsAsAddress.test(name) && (isImage || saysImage.test(name)) && rooted.test(value) && !value.endsWith('/');
}

/**
 * A lone lazy address is what the element is about to show, so it counts as the whole picture until sizes are known;
 * beside a lazy `srcset` it is the fallback only.
 */
function preferSized(groups: Candidate[][]): void {
  if (groups.some((group) => group.some(({ width, density, full }) => width ?? density ?? full))) return;
  for (const group of groups) for (const [index, each] of group.entries()) group[index] = { ...each, full: true };
}
