import {
  isImageLink,
  isJson,
  mayHoldAddress,
  meaning,
  meaningOf,
  valueImages,
} from '../core/pictures/attributeMeaning.ts';
import type { CaptionTexts } from '../core/pictures/caption.ts';
import { jsonPictures } from '../core/pictures/jsonPictures.ts';
import { mentionsImageFile } from '../core/pictures/mediaType.ts';
import type { Candidate } from '../core/pictures/variants.ts';
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

/** Attributes of one element that are looked at: to ask for one, the browser goes through all of them. */
const mostAttributes = 200;
const longestJson = 1 << 18;
const shortJson = 1 << 13;

/** A quick look at all attributes of an element that shows no image by itself; most elements hold nothing of use. */
export function mayNameImages(element: Element, names: readonly string[]): boolean {
  for (let index = 0; index < names.length && index < mostAttributes; index++) {
    const name = names[index] ?? '';
    const means = meaningOf(name);
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
    const means = meaningOf(name);
    if (means === meaning.none || (means <= meaning.standard && ownReader)) continue;
    const value = attribute(element, name) ?? '';
    if (!mayHoldAddress(value)) continue;
    if (isJson(value)) {
      const pictures = picturesInJson(value, name, base, reading);
      if (pictures.length > 0) (found ??= { same: [], others: [] }).others.push(...pictures);
      continue;
    }
    const pictures = valueImages(value, name, element.localName, base, reading);
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

/**
 * A lone lazy address is what the element is about to show, so it counts as the whole picture until sizes are known;
 * beside a lazy `srcset` it is the fallback only.
 */
export function preferSized(groups: readonly Candidate[][]): void {
  if (groups.some((group) => group.some(({ width, density, full }) => width ?? density ?? full))) return;
  for (const group of groups) for (const [index, each] of group.entries()) group[index] = { ...each, full: true };
}
