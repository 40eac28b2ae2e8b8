import type { GalleryLayout } from '../settings/gallerySettings.ts';
import { DATE_PRESETS, isDay, type DateChoice } from './libraryDates.ts';
import type { LibraryFilter, LibrarySort, ListedReaction, SizeClass } from './libraryQuery.ts';
import { PICTURE_KINDS } from '../pictures/pictureKind.ts';

/** How the library is looked at: its pictures, the pages they are from, or those that are there twice. */
export type LibraryTab = 'pictures' | 'pages' | 'duplicates';

/** What passes, the dates apart: those are chosen by names whose meaning changes from day to day. */
export type TimelessFilter = Omit<LibraryFilter, 'from' | 'until'>;

/** Everything about a view of the library that its address keeps. */
export interface LibraryAddress {
  readonly tab: LibraryTab;
  readonly filter: TimelessFilter;
  readonly dates: DateChoice;
  readonly sort: LibrarySort;
  readonly layout: GalleryLayout;
  /** Key of the picture that is shown large. */
  readonly picture: string | null;
}

export const LISTED_REACTIONS: readonly ListedReaction[] = ['liked', 'disliked', 'cleared'];
export const SIZE_CLASSES: readonly SizeClass[] = ['small', 'medium', 'large', 'huge', 'unknown'];
export const LIBRARY_SORTS: readonly LibrarySort[] = ['newest', 'oldest', 'judged', 'largest', 'smallest', 'name'];
const TABS: readonly LibraryTab[] = ['pictures', 'pages', 'duplicates'];
const LAYOUTS: readonly GalleryLayout[] = ['justified', 'masonry', 'grid'];

export const NOTHING_CHOSEN: TimelessFilter = {
  text: '',
  reactions: [],
  sites: [],
  tags: [],
  kinds: [],
  sizes: [],
  page: null,
};

export const LIBRARY_START: LibraryAddress = {
  tab: 'pictures',
  filter: NOTHING_CHOSEN,
  dates: null,
  sort: 'newest',
  layout: 'justified',
  picture: null,
};

/** Sites and tags that an address may name; whoever writes more does not mean it. */
const MOST_NAMES = 200;

/** The view that a fragment names (`library?q=ridge&reaction=liked`); what it does not know is passed over. Never throws. */
export function parseLibraryAddress(fragment: string): LibraryAddress {
  const given = parameters(fragment);
  const all = (name: string): readonly string[] => (given.get(name) ?? []).filter((value) => value !== '');
  const one = (name: string): string | undefined => all(name)[0];
  const known = <Value extends string>(name: string, values: readonly Value[]): Value[] =>
    values.filter((value) => all(name).includes(value));
  const names = (name: string): string[] => [...new Set(all(name))].slice(0, MOST_NAMES);
  return {
    tab: known('view', TABS)[0] ?? LIBRARY_START.tab,
    filter: {
      text: one('q') ?? '',
      reactions: known('reaction', LISTED_REACTIONS),
      sites: names('site'),
      tags: names('tag'),
      kinds: known('kind', PICTURE_KINDS),
      sizes: known('size', SIZE_CLASSES),
      page: one('page') ?? null,
    },
    dates: known('date', DATE_PRESETS)[0] ?? daysIn(one('from'), one('until')),
    sort: known('sort', LIBRARY_SORTS)[0] ?? LIBRARY_START.sort,
    layout: known('layout', LAYOUTS)[0] ?? LIBRARY_START.layout,
    picture: one('picture') ?? null,
  };
}

/** The fragment of a view, without `#`. What is as at the start is left out. */
export function libraryFragment({ tab, filter, dates, sort, layout, picture }: LibraryAddress): string {
  const pairs: (readonly [name: string, value: string | null])[] = [
    ['view', tab === LIBRARY_START.tab ? null : tab],
    ['q', filter.text.trim() === '' ? null : filter.text],
    ...filter.reactions.map((reaction) => ['reaction', reaction] as const),
    ...filter.sites.map((site) => ['site', site] as const),
    ...filter.tags.map((tag) => ['tag', tag] as const),
    ...filter.kinds.map((kind) => ['kind', kind] as const),
    ...filter.sizes.map((size) => ['size', size] as const),
    ['page', filter.page],
    ['date', typeof dates === 'string' ? dates : null],
    ['from', typeof dates === 'string' ? null : (dates?.from ?? null)],
    ['until', typeof dates === 'string' ? null : (dates?.until ?? null)],
    ['sort', sort === LIBRARY_START.sort ? null : sort],
    ['layout', layout === LIBRARY_START.layout ? null : layout],
    ['picture', picture],
  ];
  const query = pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encoded(value)}`]));
  return query.length === 0 ? 'library' : `library?${query.join('&')}`;
}

/** Whether anything is left out by choice. */
export function isChosen(filter: TimelessFilter, dates: DateChoice): boolean {
  const { text, reactions, sites, tags, kinds, sizes, page } = filter;
  const lists = [reactions, sites, tags, kinds, sizes];
  return text.trim() !== '' || dates !== null || page !== null || lists.some((list) => list.length > 0);
}

function daysIn(from: string | undefined, until: string | undefined): DateChoice {
  const first = from !== undefined && isDay(from) ? from : null;
  const last = until !== undefined && isDay(until) ? until : null;
  return first === null && last === null ? null : { from: first, until: last };
}

function parameters(fragment: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const start = fragment.indexOf('?');
  if (start === -1) return found;
  for (const pair of fragment.slice(start + 1).split('&')) {
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? '' : decoded(pair.slice(equals + 1));
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

/** As `URLSearchParams` reads it, but what is no UTF-8 stays as it is written. */
function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+').replaceAll('%2F', '/').replaceAll('%3A', ':');
}
