import { isJson, mayHoldAddress, meaning, meaningOf } from '../../core/pictures/attributeMeaning.ts';
import { isImageFile } from '../../core/pictures/mediaType.ts';
import { longestAddress, longestStandIn, type WrittenPicture } from '../../core/pictures/shownPicture.ts';
import { isSpacerName } from '../../core/pictures/spacerName.ts';
import { attribute, attributeNames, closest } from '../clobberProof.ts';

/** A picture of a page, not yet made sense of. */
export interface PagePicture {
  /** What names it within its page. */
  readonly id: string;
  readonly written: WrittenPicture;
}

export interface PictureReader {
  /** `null` for an element that shows none. */
  read(element: Element): PagePicture | null;
}

/** Characters of a `srcset` that are looked at, and of all that one element says. */
const longestSrcset = 1 << 16;
const longestPicture = 1 << 17;
/** A picture within its address is hashed to be known; longer ones are left alone. */
const longestData = 1 << 20;
/** Attributes and `srcset`s of one element. */
const mostBeside = 20;
const mostSrcsets = 20;
const longestName = 100;

/** What was found beside pictures: with the one it belongs to, or `null` where there were several. */
type Companions = Map<string, string | null>;

/**
 * Reads what elements say of the pictures they show, in some microseconds each. `reread` is told of an element that was
 * given an address which turned out to belong to several.
 */
export function createPictureReader(reread: (element: Element) => void = () => undefined): PictureReader {
  const companions: Companions = new Map();
  const firstBeside = new Map<string, WeakRef<Element>>();

  /** Whether what stands beside a picture is the picture's: beside several, it is a picture of its own. */
  function belongs(value: string, id: string, element: Element): boolean {
    const known = companions.get(value);
    if (known === undefined) {
      companions.set(value, id);
      firstBeside.set(value, new WeakRef(element));
      return true;
    }
    if (known === id) return true;
    if (known !== null) {
      companions.set(value, null);
      const first = firstBeside.get(value)?.deref();
      firstBeside.delete(value);
      if (first) reread(first);
    }
    return false;
  }

  return {
    read(element) {
      const written = writtenBy(element);
      if (written === null) return null;
      const { address, css, srcsets = [], beside = [] } = written;
      const isAlone = srcsets.length === 0 && beside.length === 0;
      if (isAlone && css === undefined && (isSpacerName(address) || address.length > longestData)) return null;
      const id = css ?? (keepsPlace(address) && !isAlone ? [...srcsets, ...beside.flat()].join('\n') : address);
      if (beside.length === 0) return { id, written };
      const own = beside.filter(([, value]) => belongs(value, id, element));
      return { id, written: { ...written, beside: own } };
    },
  };
}

/** Whether it may stand for a picture that is loaded later. */
function keepsPlace(address: string): boolean {
  return address === '' || isSpacerName(address) || (address.startsWith('data:') && address.length <= longestStandIn);
}

function writtenBy(element: Element): WrittenPicture | null {
  switch (element.localName) {
    case 'img':
      return ofImage(element as HTMLImageElement);
    case 'image':
      return only(attribute(element, 'href') ?? element.getAttributeNS('http://www.w3.org/1999/xlink', 'href'));
    case 'video':
      return only(attribute(element, 'poster'));
    case 'input':
      return only(attribute(element, 'src'));
    case 'object':
    case 'embed': {
      const address = attribute(element, element.localName === 'object' ? 'data' : 'src') ?? '';
      const type = attribute(element, 'type');
      const isImage = type ? /^\s*image\//i.test(type) : isImageFile(address);
      return isImage ? only(address) : null;
    }
    default:
      return ofBackground(element);
  }
}

function ofImage(image: HTMLImageElement): WrittenPicture | null {
  const { currentSrc } = image;
  const address = /^(?:https?|data|blob):/.test(currentSrc) ? currentSrc : (attribute(image, 'src') ?? '');
  let room = longestPicture - Math.min(address.length, longestAddress);
  const srcsets: string[] = [];
  const beside: [string, string][] = [];
  const addSrcset = (element: Element): void => {
    const srcset = attribute(element, 'srcset');
    if (!srcset || srcset.length > Math.min(longestSrcset, room) || srcsets.length === mostSrcsets) return;
    room -= srcset.length;
    srcsets.push(srcset);
  };
  const addBeside = (name: string, value: string): void => {
    if (value.length > Math.min(name.endsWith('srcset') ? longestSrcset : longestAddress, room)) return;
    room -= value.length;
    beside.push([name, value]);
  };
  addSrcset(image);
  const around = Reflect.get(Node.prototype, 'parentElement', image) as Element | null;
  if (around?.localName === 'picture') {
    for (const source of around.children) if (source.localName === 'source') addSrcset(source);
  }
  for (const name of attributeNames(image)) {
    if (meaningOf(name) < meaning.samePicture || name.length > longestName || beside.length === mostBeside) continue;
    const value = attribute(image, name) ?? '';
    if (mayHoldAddress(value) && !isJson(value)) addBeside(name, value);
  }
  const link = closest(image, 'a');
  const href = link && attribute(link, 'href')?.trim();
  if (link && href && isImageFile(href) && link.querySelectorAll('img').length === 1) addBeside('href', href);
  if (address.trim() === '' && srcsets.length === 0 && beside.length === 0) return null;
  return { address, ...(srcsets.length > 0 && { srcsets }), ...(beside.length > 0 && { beside }) };
}

function ofBackground(element: Element): WrittenPicture | null {
  const value = getComputedStyle(element).backgroundImage;
  if (!value?.includes('(')) return null;
  const [, address] = /^url\("([^"\\]*)"\)$/.exec(value) ?? [];
  if (address !== undefined) return only(address);
  return value.length > longestSrcset ? null : { address: '', css: value };
}

function only(address: string | null): WrittenPicture | null {
  return address && address.trim() !== '' ? { address } : null;
}
