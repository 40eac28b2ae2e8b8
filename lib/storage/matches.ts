import type { IDBPObjectStore } from 'idb';
import type { LibraryFilter } from '../core/library/libraryQuery.ts';
import { placesBetween, type Place, type PlaceRange } from '../core/judging/place.ts';
import { groupsOf, type TermGroup } from '../core/library/searchTerms.ts';
import { openPostings, placesWith, termsWith, type PostingGroup, type Postings } from './postings.ts';
import type { LibraryDatabase } from './schema.ts';

export type LikesStore = IDBPObjectStore<LibraryDatabase, ['likes'], 'likes'>;

/** Keys read at once where nothing has to be met. */
const CHUNK = 4096;

/** What a filter means to the indexes. */
export interface Query {
  readonly groups: readonly TermGroup[];
  /** `null` where nothing can be. */
  readonly range: PlaceRange | null;
}

export function queryOf(filter: LibraryFilter): Query {
  return { groups: groupsOf(filter), range: placesBetween(filter.from, filter.until) };
}

/** Groups as far as the index has terms for them, and the beginnings of so many words that it would be too many terms. */
export interface ResolvedGroups {
  readonly groups: readonly PostingGroup[];
  readonly wide: readonly string[];
}

export async function resolveGroups(store: LikesStore, groups: readonly TermGroup[]): Promise<ResolvedGroups> {
  const index = store.index('terms');
  const resolved: PostingGroup[] = [];
  const wide: string[] = [];
  for (const group of groups) {
    const terms = 'terms' in group ? group.terms : await termsWith(index, group.prefix);
    if (terms !== null) resolved.push({ terms });
    else if ('prefix' in group) wide.push(group.prefix);
  }
  return { groups: resolved, wide };
}

/** All groups, whatever it costs. @throws the signal's reason when it has aborted. */
export async function knownGroups(
  store: LikesStore,
  asked: readonly TermGroup[],
  signal?: AbortSignal,
): Promise<readonly PostingGroup[]> {
  const { groups, wide } = await resolveGroups(store, asked);
  const known: PostingGroup[] = [];
  for (const prefix of wide) known.push({ places: await placesWith(store.index('terms'), prefix, signal) });
  return [...groups, ...known];
}

/** The places that meet all of some groups, newest first. Reads keys alone. */
export interface Matches {
  /** The next ones; empty at the end. @throws the signal's reason when it has aborted. */
  next(signal?: AbortSignal): Promise<readonly Place[]>;
  /** Those of `places`, in whatever order, that meet them. */
  pick(places: readonly Place[]): Promise<ReadonlySet<Place>>;
  /** Keys looked up to pick one place. */
  readonly pickCost: number;
}

export async function openMatches(
  store: LikesStore,
  groups: readonly PostingGroup[],
  range: PlaceRange,
): Promise<Matches> {
  const isInside = (place: Place) => place >= range.first && place <= range.last;
  if (groups.length === 0) return allPlaces(store, range, isInside);

  const index = store.index('terms');
  const [driver, ...others] = await rarestFirst(groups.map((group) => openPostings(index, group, range)));
  return {
    pickCost: groups.reduce((sum, group) => sum + ('terms' in group ? group.terms.length : 0), 0),
    async next(signal) {
      for (;;) {
        signal?.throwIfAborted();
        let places = (await driver?.read()) ?? [];
        if (places.length === 0) return [];
        for (const other of others) if (places.length > 0) places = await other.among(places);
        if (places.length > 0) return places;
      }
    },
    async pick(places) {
      let left: readonly Place[] = places.filter(isInside).toSorted();
      for (const postings of [driver, ...others]) {
        if (left.length > 0 && postings !== undefined) left = await postings.probe(left);
      }
      return new Set(left);
    },
  };
}

function allPlaces(store: LikesStore, range: PlaceRange, isInside: (place: Place) => boolean): Matches {
  let after: Place | null = range.first;
  return {
    pickCost: 0,
    async next(signal) {
      signal?.throwIfAborted();
      const from = after;
      if (from === null) return [];
      const isOpen = from !== range.first;
      if (isOpen && from >= range.last) return [];
      const places = await store.getAllKeys(IDBKeyRange.bound(from, range.last, isOpen), CHUNK);
      after = places.length < CHUNK ? null : (places.at(-1) ?? null);
      return places;
    },
    pick: async (places) => new Set(places.filter(isInside)),
  };
}

/** By how far the first few reach: the further, the fewer there are. */
async function rarestFirst(opened: readonly Postings[]): Promise<Postings[]> {
  const ranked = await Promise.all(
    opened.map(async (postings) => {
      const { places, isAll } = await postings.first();
      return { postings, reach: isAll ? '\uffff' : (places.at(-1) ?? ''), count: places.length };
    }),
  );
  ranked.sort((a, b) => (a.reach === b.reach ? a.count - b.count : a.reach < b.reach ? 1 : -1));
  return ranked.map(({ postings }) => postings);
}
