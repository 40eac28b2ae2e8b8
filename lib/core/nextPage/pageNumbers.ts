/** The number that sets one page of a list apart from the present one, and nothing else does. */
export interface PageNumber {
  /** `page` and `offset` are named so by the address; `bare` may number anything. */
  readonly kind: 'page' | 'offset' | 'bare';
  /** The address without the number, equal for the pages of one list. */
  readonly list: string;
  readonly value: number;
  /** The present page's number; `null` when its address has none. */
  readonly present: number | null;
}

/** Where a numbered page stands, seen from the present one; `null` where the number does not tell. */
export type PageDirection = 'next' | 'ahead' | 'back' | null;

const pageNames =
  'page|paged|page_?no|page_?num(?:ber)?|page_?index|(?:current|cur)_?page|pagina|seite|strona|sida|sayfa';
const pageParameter = new RegExp(`(?:^|[^a-z]|%5b)(?:${pageNames})(?:\\]|%5d)?$`, 'i');
const pageSegment = new RegExp(`(?:^|[^a-z])(?:${pageNames})[-_/=.]?$`, 'i');
/** Also the names of other things: `?p=7` is a WordPress post. */
const shortParameter = /^(?:p|pg|pn)$/i;
const offsetParameter =
  /^(?:start|offset|from|skip|first|begin|(?:start|first|from)_?(?:index|row|record|result|item|at))$/i;
/** What pages after the first add to its address: `/page/2`, `-2`, `_page2`, `/2`. */
const addedNumber = new RegExp(`^([-_./]?(?:(?:${pageNames}|p)[-_/=]?)?)(\\d{1,6})$`, 'i');
const ending = /\.[a-z]{2,5}$/i;

/** Both absolute, of one site, without fragment. `null` when they differ in more than a number, or in none. */
export function pageNumber(present: string, link: string): PageNumber | null {
  const [presentPath, presentQuery] = split(present);
  const [path, query] = split(link);
  if (path === presentPath) return numberInQuery(path, presentQuery, query);
  return query === presentQuery ? numberInPath(presentPath, path, query) : null;
}

function split(address: string): [path: string, query: string] {
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  return [path.replace(/\/$/, ''), at < 0 ? '' : address.slice(at + 1)];
}

function numberInQuery(path: string, presentQuery: string, query: string): PageNumber | null {
  const presentParts = presentQuery.split('&');
  const parts = query.split('&');
  const own = parts.filter((part) => part !== '' && !presentParts.includes(part));
  const others = presentParts.filter((part) => part !== '' && !parts.includes(part));
  const [part = ''] = own;
  const [, name = '', digits = ''] = /^([^=]+)=(\d{1,9})$/.exec(part) ?? [];
  if (own.length !== 1 || others.length > 1 || digits === '') return null;
  let present: number | null = null;
  if (others[0] !== undefined) {
    const [, otherName, otherDigits = ''] = /^([^=]+)=(\d{1,9})$/.exec(others[0]) ?? [];
    if (otherName !== name) return null;
    present = Number(otherDigits);
  }
  const kind = pageParameter.test(name) ? 'page' : offsetParameter.test(name) ? 'offset' : 'bare';
  if (kind === 'bare' && present === null && !shortParameter.test(name)) return null;
  const rest = parts.filter((other) => other !== part).toSorted();
  return { kind, list: `${path}?${rest.join('&')}&${name}`, value: Number(digits), present };
}

function numberInPath(presentPath: string, path: string, query: string): PageNumber | null {
  const presentPieces = presentPath.split(/(\d+)/);
  const pieces = path.split(/(\d+)/);
  if (presentPieces.length === pieces.length) {
    const changed = pieces.findIndex((piece, index) => piece !== presentPieces[index]);
    const value = pieces[changed] ?? '';
    const present = presentPieces[changed] ?? '';
    if (changed % 2 !== 1 || Math.max(value.length, present.length) > 9) return null;
    if (pieces.slice(changed + 1).join('') !== presentPieces.slice(changed + 1).join('')) return null;
    const before = pieces.slice(0, changed).join('');
    const kind = pageSegment.test(before) ? 'page' : 'bare';
    const list = `${before}#${pieces.slice(changed + 1).join('')}?${query}`;
    return { kind, list, value: Number(value), present: Number(present) };
  }
  const [presentEnding = ''] = ending.exec(lastSegment(presentPath)) ?? [];
  if (presentEnding !== '' && !path.endsWith(presentEnding)) return null;
  const numbered = presentEnding === '' ? path.replace(/\.html?$/i, '') : path.slice(0, -presentEnding.length);
  const stem = presentEnding === '' ? presentPath : presentPath.slice(0, -presentEnding.length);
  for (const start of [stem, stem.replace(/\/(?:index|default)$/i, '')]) {
    const [, words = '', digits = ''] = numbered.startsWith(start)
      ? (addedNumber.exec(numbered.slice(start.length)) ?? [])
      : [];
    if (digits === '') continue;
    const kind = pageSegment.test(words) ? 'page' : 'bare';
    return { kind, list: `${start}${words}#${presentEnding}?${query}`, value: Number(digits), present: null };
  }
  return null;
}

function lastSegment(path: string): string {
  // Of an address without a path this is the host, whose ending is no file's.
  return /^https?:\/\/[^/]*$/.test(path) ? '' : path.slice(path.lastIndexOf('/'));
}

/** A numbered link, and the number it shows to people where it shows one. */
export interface NumberedLink {
  readonly number: PageNumber;
  readonly shown: number | null;
}

/** `list` holds every link of the same list. */
export function pageDirection(link: NumberedLink, list: readonly NumberedLink[]): PageDirection {
  return link.number.kind === 'offset' ? offsetDirection(link, list) : countedDirection(link, list);
}

function countedDirection(
  { number: { value, present }, shown }: NumberedLink,
  list: readonly NumberedLink[],
): PageDirection {
  if (present !== null) return value === present + 1 ? 'next' : value > present ? 'ahead' : 'back';
  // Without a number the present page is the first; some count from 0, as the numbers they show tell.
  const step = list.find((other) => other.shown === 2)?.number.value ?? 2;
  if (value === step) return 'next';
  if (value > step) return 'ahead';
  return value === 0 || shown === 1 ? 'back' : null;
}

/** An offset is the next page's when other links, or the present offset, are whole steps of the same length away. */
function offsetDirection({ number, shown }: NumberedLink, list: readonly NumberedLink[]): PageDirection {
  const present = number.present ?? 0;
  const step = number.value - present;
  if (step <= 0) return step === 0 ? null : 'back';
  const ahead = list.map((other) => other.number.value - present).filter((distance) => distance > 0);
  if (Math.min(...ahead) < step) return 'ahead';
  const confirmed =
    shown !== null ||
    (present > 0 && present % step === 0) ||
    ahead.some((distance) => distance > step && distance % step === 0);
  return confirmed ? 'next' : null;
}
