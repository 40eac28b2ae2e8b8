import type { PageImage } from '../core/pictures/pageImage.ts';
import { parseSrcset } from '../core/pictures/srcset.ts';
import { resolveCandidate } from '../core/pictures/variants.ts';
import { allElements, attribute, attributeNames, documentProperty, isDocument, parentOf } from './clobberProof.ts';

export interface ShowOptions {
  /** The documents and shadow trees that the page was found to consist of. */
  readonly trees: Iterable<Document | ShadowRoot>;
  /** Where the picture was found, unless that is an `img`. */
  readonly found: Element | undefined;
  /** The page jumps there: while its tab is behind another, Firefox does not scroll smoothly, neither then nor later. */
  readonly jumps?: boolean;
}

/** Milliseconds for which the mark is seen, the way there included. */
const markedFor = 2500;
/** Inside of the element, where nothing around it can cut it off. */
const marked = { outline: '4px solid #d01757', outlineOffset: '-4px' };
const unmarked = { outline: '4px solid transparent', outlineOffset: '-4px' };

/** Characters of an attribute that are looked at. */
const longestAttribute = 1 << 16;

/**
 * Scrolls a page to an element that shows one of a picture's variants and marks it for a moment, with an animation:
 * nothing of the element is changed. Answers whether there is such an element, and one that can be seen.
 */
export function showInPage(image: Pick<PageImage, 'variants'>, options: ShowOptions): boolean {
  const element = findElement(image, options);
  if (element === null) return false;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  Element.prototype.scrollIntoView.call(element, {
    block: 'center',
    inline: 'nearest',
    behavior: isStill || options.jumps ? 'instant' : 'smooth',
  });
  Element.prototype.animate.call(element, [marked, { ...marked, offset: 0.8 }, isStill ? marked : unmarked], markedFor);
  return true;
}

/** An image that shows the picture, else where it was found, else an image that only names it. */
function findElement(image: Pick<PageImage, 'variants'>, { trees, found }: ShowOptions): Element | null {
  const wanted = wantedAddresses(image);
  let hidden: Element | null = null;
  let named: Element | null = null;
  for (const tree of trees) {
    const base = documentProperty(isDocument(tree) ? tree : tree.ownerDocument, 'baseURI');
    for (const element of allElements(tree, 'img, picture > source')) {
      if (element.localName === 'img' && wanted((element as HTMLImageElement).currentSrc, base)) {
        if (hasBox(element)) return element;
        hidden ??= visibleElement(element);
      } else if (named === null && namesPicture(element, wanted, base)) {
        const shown = element.localName === 'source' ? parentOf(element)?.querySelector('img') : element;
        if (shown && hasBox(shown)) named = shown;
      }
    }
  }
  return (found?.isConnected ? visibleElement(found) : null) ?? named ?? hidden;
}

/** Whether an address, as it is written, is one of the picture's. */
type IsWanted = (address: string, base: string) => boolean;

function wantedAddresses({ variants }: Pick<PageImage, 'variants'>): IsWanted {
  const urls = new Set(variants.map(({ url }) => url));
  const ids = new Set(variants.map(({ url }) => resolveCandidate(url, url)?.id));
  return (address, base) => {
    if (address === '') return false;
    if (urls.has(address)) return true;
    const id = address.length > longestAttribute ? undefined : resolveCandidate(address, base)?.id;
    return id !== undefined && ids.has(id);
  };
}

/** Whether an attribute names the picture: an address by itself, or a list of them. */
function namesPicture(element: Element, isWanted: IsWanted, base: string): boolean {
  return attributeNames(element).some((name) => {
    const value = attribute(element, name) ?? '';
    if (!/src|lazy|orig|full|image|img|photo|url/.test(name)) return false;
    if (!name.endsWith('srcset')) return isWanted(value.trim(), base);
    return value.length <= longestAttribute && parseSrcset(value).some(({ url }) => isWanted(url, base));
  });
}

/** The element, or the nearest one around it that has a box; `null` where that would be the whole page. */
function visibleElement(element: Element): Element | null {
  let visible: Element | null = element;
  while (visible !== null && !hasBox(visible)) {
    visible = parentOf(visible);
    if (visible !== null && /^(?:html|body|head)$/.test(visible.localName)) return null;
  }
  return visible;
}

function hasBox(element: Element): boolean {
  return Element.prototype.getClientRects.call(element).length > 0;
}
