import { parseCssImages } from '../../core/cssImages.ts';
import { isImageFile } from '../../core/mediaType.ts';
import { isSmall, resolveCandidate, resolvedCandidate, type Candidate } from '../../core/variants.ts';
import { attributeImages } from '../attributeImages.ts';
import { attribute, attributeNames, closest, documentProperty } from '../clobberProof.ts';
import { beginDocument, type DocumentReading } from '../documentReading.ts';
import { PageReading } from '../pageReading.ts';

/** A picture as an element shows it, known by its addresses alone. */
export interface ShownPicture {
  /** Of the address that is shown: what names the picture within its page. */
  readonly id: string;
  /** Canonical URLs it may be known under; none where it is its own address (`data:`, `blob:`). */
  readonly aliases: readonly string[];
}

export interface ShownPictureReader {
  /** `null` for an element that shows none, or only a spacer. */
  read(element: Element): ShownPicture | null;
}

const mostAliases = 60;
const longestAddress = 8192;
/** Characters of a `srcset` that are looked at. */
const longestSrcset = 1 << 16;
/** A picture within its address is hashed to be known; longer ones are left alone. */
const longestData = 1 << 20;
/** Below this length a `data:` URL beside other addresses keeps the place of what is loaded later. */
const longestStandIn = 4096;

/** A file that was found beside pictures: with the one it belongs to, or `null` where there were several. */
type Companions = Map<string, string | null>;

/**
 * Reads what elements show by the collector's rules, as far as the addresses go: no captions, no sizes, no keys, and so
 * in a tenth of the time. `reread` is told of an element that was given an address which turned out to belong to several.
 */
export function createShownPictureReader(
  document: Document,
  reread: (element: Element) => void = () => undefined,
): ShownPictureReader {
  const companions: Companions = new Map();
  const firstBeside = new Map<string, WeakRef<Element>>();
  let within = beginDocument(document, new PageReading());

  /** Whether an address beside a picture is the picture's: one beside several is a picture of its own. */
  function belongs(address: string, id: string, element: Element): boolean {
    const known = companions.get(address);
    if (known === undefined) {
      companions.set(address, id);
      firstBeside.set(address, new WeakRef(element));
      return true;
    }
    if (known === id) return true;
    if (known !== null) {
      companions.set(address, null);
      const first = firstBeside.get(address)?.deref();
      firstBeside.delete(address);
      if (first) reread(first);
    }
    return false;
  }

  return {
    read(element) {
      const base = documentProperty(document, 'baseURI');
      if (base !== within.base) within = { ...within, base };
      const found = addressesOf(element, within);
      if (found === null) return null;
      const [first] = found.own;
      // What only keeps the place of a picture is none, and must not be taken for one.
      const own = first && keepsPlace(first) ? found.own.slice(1) : found.own;
      const beside = found.beside.filter(({ id }) => id.startsWith('http'));
      const shown = own[0] ?? beside[0] ?? (first && !isSpacer(first) ? first : undefined);
      if (shown === undefined) return null;
      const aliases = new Set<string>();
      for (const { id } of own) if (isLasting(id)) aliases.add(id);
      for (const { id } of beside) if (isLasting(id) && belongs(id, shown.id, element)) aliases.add(id);
      if (aliases.size === 0 && shown.id.length > longestData) return null;
      return { id: shown.id, aliases: [...aliases].slice(0, mostAliases) };
    },
  };
}

interface Addresses {
  /** The one that is shown first, and those that the page declares to be the same picture. */
  readonly own: Candidate[];
  /** Of the same picture most likely: what is loaded later, what a link around leads to. */
  readonly beside: Candidate[];
}

function addressesOf(element: Element, within: DocumentReading): Addresses | null {
  const { base } = within;
  switch (element.localName) {
    case 'img':
      return ofImage(element as HTMLImageElement, within);
    case 'image':
      return only(attribute(element, 'href') ?? element.getAttributeNS('http://www.w3.org/1999/xlink', 'href'), base);
    case 'video':
      return only(attribute(element, 'poster'), base);
    case 'input':
      return only(attribute(element, 'src'), base);
    case 'object':
    case 'embed': {
      const address = attribute(element, element.localName === 'object' ? 'data' : 'src') ?? '';
      const type = attribute(element, 'type');
      const isImage = type ? /^\s*image\//i.test(type) : isImageFile(address);
      return isImage ? only(address, base) : null;
    }
    default:
      return ofBackground(element, within);
  }
}

function ofImage(image: HTMLImageElement, within: DocumentReading): Addresses {
  const own: Candidate[] = [];
  const { currentSrc } = image;
  const shown = currentSrc === '' ? null : resolvedCandidate(currentSrc);
  if (shown) own.push(shown);
  addSrcset(image, own, within);
  const around = Reflect.get(Node.prototype, 'parentElement', image) as Element | null;
  if (around?.localName === 'picture') {
    for (const source of around.children) if (source.localName === 'source') addSrcset(source, own, within);
  }
  if (!shown) own.push(...within.reading.written(attribute(image, 'src'), within.base));
  const beside = attributeImages(image, attributeNames(image), within, true)?.same.flat() ?? [];
  const link = closest(image, 'a');
  const href = link && attribute(link, 'href');
  if (link && href && isImageFile(href.trim()) && link.querySelectorAll('img').length === 1) {
    beside.push(...within.reading.written(href, within.base));
  }
  return { own, beside };
}

function addSrcset(element: Element, group: Candidate[], { reading, base }: DocumentReading): void {
  const srcset = attribute(element, 'srcset');
  if (srcset && srcset.length <= longestSrcset) reading.addSrcset(srcset, base, group);
}

function ofBackground(element: Element, { reading, base }: DocumentReading): Addresses | null {
  const value = getComputedStyle(element).backgroundImage;
  if (!value?.includes('(')) return null;
  // The first layer with an image: what lies over the others.
  for (const options of parseCssImages(value)) {
    const own = options.flatMap(({ url }) => reading.written(url, base));
    if (own.length > 0) return { own, beside: [] };
  }
  return null;
}

function only(address: string | null, base: string): Addresses | null {
  const candidate = address ? resolveCandidate(address, base) : null;
  return candidate && { own: [candidate], beside: [] };
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
