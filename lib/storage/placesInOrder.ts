import { isLivingPlace, type Place, type PlaceRange } from '../core/judging/place.ts';
import { walkIndex } from './indexWalk.ts';
import { openMatches, type LikesStore, type Matches } from './matches.ts';
import { compareKeys, keyIn, partsAfter, type Order } from './orders.ts';
import type { PostingGroup } from './postings.ts';
import type { Records } from './records.ts';

/** Windows from the end of the library, each larger than the one before. */
const FIRST_WINDOW = 1024;
const WINDOW_GROWTH = 4;
/** This many matches are read and sorted, whatever the order: less work than going along an index that holds few of them. */
const FEW = 900;
/** Keys looked up to pick what matches out of an index: when it would take more, all matches are found first. */
const MOST_PROBES = 4096;
const LONGEST_STRETCH = 4096;

/** What meets the groups, newest first. */
export async function* newestPlaces(
  store: LikesStore,
  groups: readonly PostingGroup[],
  range: PlaceRange,
): AsyncGenerator<readonly Place[]> {
  if (range.first > range.last) return;
  const matches = await openMatches(store, groups, range);
  for (let next = await matches.next(); next.length > 0; next = await matches.next()) yield next;
}

interface FromTheEnd {
  readonly range: PlaceRange;
  readonly after: Place | null;
  /** How many are wanted. */
  readonly count: number;
}

/** What meets the groups, oldest first. */
export async function* oldestPlaces(
  store: LikesStore,
  groups: readonly PostingGroup[],
  { range, after, count }: FromTheEnd,
): AsyncGenerator<readonly Place[]> {
  let last = after ?? range.last;
  let size = groups.length === 0 ? count + 1 : FIRST_WINDOW;
  while (range.first <= last) {
    const cursor = await store.openKeyCursor(IDBKeyRange.bound(range.first, last), 'prev');
    const start = (await cursor?.advance(size))?.key;
    const places: Place[] = [];
    for await (const next of newestPlaces(store, groups, { first: start ?? range.first, last })) places.push(...next);
    // What a window begins with, the next one ends with.
    const mine = places.filter((place) => place !== after && place !== start);
    if (mine.length > 0) yield mine.toReversed();
    if (start === undefined) return;
    last = start;
    size *= WINDOW_GROWTH;
  }
}

interface InOrder {
  readonly order: Order;
  readonly groups: readonly PostingGroup[];
  readonly range: PlaceRange;
  readonly after: string | null;
  /** How many are wanted. */
  readonly count: number;
  readonly records: Records;
}

/** What meets the groups, in the order of an index. */
export async function* placesInOrder(store: LikesStore, options: InOrder): AsyncGenerator<readonly Place[]> {
  const { order, groups, range, after, count, records } = options;
  const isFiltered = groups.length > 0 || range.first !== '' || isLivingPlace(range.last);
  const matches = await openMatches(store, groups, range);
  if (isFiltered) {
    const few = await fewPlaces(matches, Math.max(FEW, 4 * count));
    if (few !== null) {
      const keyed = (await records(few)).map((row) => ({ place: row.place, key: keyIn(order, row) }));
      yield keyed
        .filter(({ key }) => after === null || compareKeys(order, key, after) > 0)
        .toSorted((a, b) => compareKeys(order, a.key, b.key))
        .map(({ place }) => place);
      return;
    }
  }

  const walk = walkIndex(store, order, partsAfter(order, after));
  let members: ReadonlySet<Place> | null = null;
  let [walked, found] = [0, 0];
  for (let size = isFiltered ? 4 * count : count; ; size = Math.min(LONGEST_STRETCH, size * 2)) {
    const stretch = await walk.next(size);
    if (stretch.length === 0) return;
    const picked: ReadonlySet<Place> = members ?? (await matches.pick(stretch));
    const mine = stretch.filter((place) => picked.has(place));
    walked += stretch.length;
    found += mine.length;
    if (mine.length > 0) yield mine;
    const expected = ((count - found) / Math.max(1, found)) * walked * matches.pickCost;
    if (members === null && expected > MOST_PROBES) members = await allOf(store, groups, range);
  }
}

/** All that match; `null` when they are more. */
async function fewPlaces(matches: Matches, most: number): Promise<readonly Place[] | null> {
  const places: Place[] = [];
  for (let next = await matches.next(); next.length > 0; next = await matches.next()) {
    places.push(...next);
    if (places.length > most) return null;
  }
  return places;
}

async function allOf(
  store: LikesStore,
  groups: readonly PostingGroup[],
  range: PlaceRange,
): Promise<ReadonlySet<Place>> {
  const all = new Set<Place>();
  for await (const places of newestPlaces(store, groups, range)) for (const place of places) all.add(place);
  return all;
}
