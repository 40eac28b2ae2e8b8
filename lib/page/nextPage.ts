import { isCarousel, isPagination } from '../core/nextPage/nextPageWords.ts';
import { chooseNextPage, nextPageCandidate, type LinkPlace, type PageLink } from '../core/nextPage/nextPageRules.ts';
import { allElements, attribute } from './clobberProof.ts';

/** Pagination stands at the head or the foot of a page: of very many links so many at each end are read. */
const linksAtEachEnd = 1000;
/** Elements around a link in which its place is looked for. */
const surroundings = 6;

/**
 * The address of the page that follows the one at `address`, on the same site; `null` where none is to be found. Reads
 * live documents and parsed ones alike: relative addresses are resolved against the document's own `base` element, if
 * any, else against `address`.
 */
export function nextPageAddress(document: Document, address: string): string | null {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  const base = baseAddress(document, address);
  const candidateOf = (element: Element): string | null => {
    const href = attribute(element, 'href')?.trim();
    return href && !href.startsWith('#') ? nextPageCandidate(href, base, address) : null;
  };

  for (const selector of ['link[rel~="next" i]', ':is(a, area)[rel~="next" i]']) {
    for (const element of allElements(document, selector)) {
      const candidate = candidateOf(element);
      if (candidate !== null && placeOf(element) !== 'carousel') return candidate;
    }
  }

  const links: PageLink[] = [];
  const elements = allElements(document, 'a[href]');
  for (let index = 0; index < elements.length; index++) {
    if (index === linksAtEachEnd) index = Math.max(index, elements.length - linksAtEachEnd);
    const element = elements[index];
    const candidate = element ? candidateOf(element) : null;
    if (element && candidate !== null && attribute(element, 'download') === null) {
      links.push(pageLink(element, candidate));
    }
  }
  return chooseNextPage(address, links);
}

/** What a document's relative addresses are resolved against, when it was fetched from `address`. */
export function baseAddress(document: Document, address: string): string {
  const [first] = allElements(document, 'base[href]');
  const href = first ? (attribute(first, 'href') ?? '') : '';
  const base = URL.canParse(href, address) ? new URL(href, address).href : address;
  return /^https?:/.test(base) ? base : address;
}

function pageLink(element: Element, address: string): PageLink {
  const parent = element.parentElement;
  const alone = parent !== null && parent.childElementCount === 1 && parent.textContent === element.textContent;
  return {
    address,
    text: textOf(element),
    labels: [attribute(element, 'aria-label') ?? '', attribute(element, 'title') ?? ''],
    names: alone ? `${ownNames(element)} ${ownNames(parent)}` : ownNames(element),
    place: () => placeOf(element),
  };
}

/** The text of a link, or of the picture in it. */
function textOf(link: Element): string {
  const text = link.textContent ?? '';
  if (text.trim() !== '') return text;
  for (const element of link.children) {
    const label = attribute(element, 'alt') ?? attribute(element, 'aria-label') ?? attribute(element, 'title');
    if (label) return label;
  }
  return '';
}

function ownNames(element: Element): string {
  return `${attribute(element, 'class')?.slice(0, 500) ?? ''} ${attribute(element, 'id')?.slice(0, 100) ?? ''}`;
}

/** The nearest place that an element or what is around it names. */
function placeOf(link: Element): LinkPlace {
  let navigation = false;
  let element: Element | null = link;
  for (let steps = 0; element && steps <= surroundings; steps++, element = element.parentElement) {
    const name = element.localName;
    if (name === 'body' || name === 'main') break;
    const names = ownNames(element);
    if (isCarousel(names)) return 'carousel';
    if (isPagination(`${names} ${attribute(element, 'aria-label')?.slice(0, 100) ?? ''}`)) return 'pagination';
    navigation ||= name === 'nav' || attribute(element, 'role') === 'navigation';
  }
  return navigation ? 'navigation' : null;
}
