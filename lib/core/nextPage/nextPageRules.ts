import { canonicalHref } from '../pictures/canonicalUrl.ts';
import { isImageFile } from '../pictures/mediaType.ts';
import { isNamedNext, linkMeaning, shownNumber, type LinkMeaning } from './nextPageWords.ts';
import { pageDirection, pageNumber, type NumberedLink, type PageDirection } from './pageNumbers.ts';

/** What stands around a link: the links from page to page, other navigation, or something that moves on the page. */
export type LinkPlace = 'pagination' | 'navigation' | 'carousel' | null;

export interface PageLink {
  /** As `nextPageCandidate` gives it. */
  readonly address: string;
  /** What it shows. */
  readonly text: string;
  /** Its `aria-label` and `title`, where it has them. */
  readonly labels: readonly string[];
  /** Its class names and id, and those of an element that holds nothing else. */
  readonly names: string;
  /** Asked only where it matters. */
  readonly place: () => LinkPlace;
}

const file =
  /\.(?:pdf|zip|rar|7z|gz|tar|mp[34]|m4[av]|webm|og[gv]|mov|avi|docx?|xlsx?|pptx?|epub|exe|dmg|apk|xml|rss|json|ics)$/i;
/** Addresses that do something when they are fetched, although they should not. */
const acts =
  /[/?&=](?:(?:do|user|wp|auth|account)?[-_]?(?:log|sign)[-_]?(?:out|off)|(?:delete|remove|destroy|unsubscribe|add[-_]?to[-_]?cart|checkout|purchase|deactivate))(?=[-_./?&=]|$)/i;

/**
 * The address to follow a link by, without fragment and tracking parameters; `null` when it may not be followed:
 * another site's, the present page's own, a file's, or one that does something.
 */
export function nextPageCandidate(written: string, base: string, present: string): string | null {
  if (!URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  const address = canonicalHref(url.href);
  if (address === null || url.origin !== new URL(present).origin || address === canonicalHref(present)) return null;
  const path = address.split('?', 1).join('');
  if (file.test(path) || isImageFile(path)) return null;
  return acts.test(address.slice(url.origin.length)) ? null : address;
}

/**
 * The address of the next page among the links of the page at `present`: what says so by its words or its names, most
 * of all among the links from page to page; else the number after the present one's.
 */
export function chooseNextPage(present: string, links: readonly PageLink[]): string | null {
  const numbered = new Map<PageLink, NumberedLink>();
  const lists = new Map<string, NumberedLink[]>();
  const here = canonicalHref(present) ?? present;
  for (const link of links) {
    const number = pageNumber(here, link.address);
    if (!number) continue;
    const entry = { number, shown: shownNumber(link.text) };
    numbered.set(link, entry);
    const list = lists.get(number.list);
    if (list) list.push(entry);
    else lists.set(number.list, [entry]);
  }

  const best = new Map<number, Set<string>>();
  for (const link of links) {
    const entry = numbered.get(link);
    const direction = entry ? pageDirection(entry, lists.get(entry.number.list) ?? []) : null;
    const rank = rankOf(link, entry, direction);
    if (rank > 0) best.set(rank, (best.get(rank) ?? new Set()).add(link.address));
  }
  for (const [rank, addresses] of Array.from(best).toSorted(([a], [b]) => b - a)) {
    // "Next" all over a page leads to the rest of this and of that.
    if (addresses.size > 1 && loneRanks.has(rank)) continue;
    for (const address of addresses) return address;
  }
  return null;
}

const ranks = {
  toldAndCounted: 9,
  toldInPagination: 8,
  hintedInPagination: 7,
  countedInPagination: 6,
  told: 5,
  hinted: 4,
  counted: 3,
  toldAgainstCount: 2,
} as const;
/** Those outside of pagination, that count only where all agree. */
const loneRanks: ReadonlySet<number> = new Set([ranks.told, ranks.hinted]);

/** 0 for a link that is no next page's. */
function rankOf(link: PageLink, numbered: NumberedLink | undefined, direction: PageDirection): number {
  const meanings = new Set<LinkMeaning>([link.text, ...link.labels].map(linkMeaning));
  if (meanings.has('other')) return 0;
  const told = meanings.has('next');
  const named = isNamedNext(link.names);
  const hinted = named || meanings.has('symbol') || meanings.has('onward');
  if (!told && !hinted && direction !== 'next') return 0;
  const place = link.place();
  if (place === 'carousel') return 0;
  if (told) {
    if (direction === 'next') return ranks.toldAndCounted;
    if (direction !== null) return place ? ranks.toldAgainstCount : 0;
    return place ? ranks.toldInPagination : ranks.told;
  }
  if (hinted && direction === 'next') return ranks.toldInPagination;
  if (hinted && direction === null && (place || named)) return place ? ranks.hintedInPagination : ranks.hinted;
  if (direction !== 'next' || !numbered) return 0;
  if (place === 'pagination') return ranks.countedInPagination;
  const { kind, value } = numbered.number;
  const showsNumber = numbered.shown !== null && value < 1000;
  return kind === 'page' || (kind === 'offset' && showsNumber) || (place && showsNumber) ? ranks.counted : 0;
}
