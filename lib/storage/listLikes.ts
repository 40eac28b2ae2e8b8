import type { LibraryFilter, LibrarySort } from '../core/library/libraryQuery.ts';
import type { Place, PlaceRange } from '../core/judging/place.ts';
import { knownGroups, openMatches, queryOf, resolveGroups, type LikesStore } from './matches.ts';
import { keyIn, orders } from './orders.ts';
import { newestPlaces, oldestPlaces, placesInOrder } from './placesInOrder.ts';
import { placesWith, type PostingGroup } from './postings.ts';
import { createRecords, type Records } from './records.ts';
import type { StoredLike } from './schema.ts';

interface ListOptions {
  readonly filter: LibraryFilter;
  readonly sort: LibrarySort;
  /** Where the list was left. */
  readonly after: string | null;
  readonly limit: number;
}

interface ListedRows {
  readonly rows: readonly StoredLike[];
  /** `null` at the end. */
  readonly next: string | null;
}

/** A word of which little has been typed begins so many that records are read and looked at, up to this many. */
const LOOKED_AT = 600;
/** Records read at once, where they are looked at. */
const BATCH = 64;

/** One page of a list. What it reads are about as many records as it lists, and keys of indexes. */
export async function listLikes(store: LikesStore, options: ListOptions): Promise<ListedRows> {
  const { filter, sort, after, limit } = options;
  const query = queryOf(filter);
  const { range } = query;
  if (range === null) return { rows: [], next: null };
  // One more than is listed, to know whether there are more.
  const count = limit + 1;
  const records = createRecords(store);
  let rows: StoredLike[] | null;
  if (sort === 'newest' && query.groups.length === 0) {
    const from = after === null ? range.first : later(range.first, `${after}\0`);
    rows = from > range.last ? [] : await store.getAll(IDBKeyRange.bound(from, range.last), count);
  } else {
    const { groups, wide } = await resolveGroups(store, query.groups);
    const places = (those: readonly PostingGroup[]) =>
      listedPlaces(store, { sort, groups: those, range, after, count, records });
    rows =
      wide.length === 0
        ? await firstRows(places(groups), count, records)
        : await lookAt(places(groups), wide, count, records);
    if (rows === null) {
      const index = store.index('terms');
      const known: PostingGroup[] = [];
      for (const prefix of wide) known.push({ places: await placesWith(index, prefix) });
      rows = await firstRows(places([...groups, ...known]), count, records);
    }
  }
  const listed = rows.slice(0, limit);
  const last = listed.at(-1);
  return { rows: listed, next: rows.length > limit && last !== undefined ? positionOf(last, sort) : null };
}

/** Reads keys alone. @throws the signal's reason when it aborts. */
export async function countLikes(store: LikesStore, filter: LibraryFilter, signal?: AbortSignal): Promise<number> {
  const query = queryOf(filter);
  if (query.range === null) return 0;
  const matches = await openMatches(store, await knownGroups(store, query.groups, signal), query.range);
  let count = 0;
  for (let next = await matches.next(signal); next.length > 0; next = await matches.next(signal)) count += next.length;
  return count;
}

interface Listing {
  readonly sort: LibrarySort;
  readonly groups: readonly PostingGroup[];
  readonly range: PlaceRange;
  readonly after: string | null;
  /** How many are wanted. */
  readonly count: number;
  readonly records: Records;
}

function listedPlaces(store: LikesStore, listing: Listing): AsyncGenerator<readonly Place[]> {
  const { sort, groups, range, after } = listing;
  switch (sort) {
    case 'newest':
      return newestPlaces(
        store,
        groups,
        after === null ? range : { ...range, first: later(range.first, `${after}\0`) },
      );
    case 'oldest':
      return oldestPlaces(store, groups, { range, after, count: listing.count });
    default:
      return placesInOrder(store, { ...listing, order: orders[sort] });
  }
}

function positionOf(row: StoredLike, sort: LibrarySort): string {
  return sort === 'newest' || sort === 'oldest' ? row.place : keyIn(orders[sort], row);
}

async function firstRows(
  places: AsyncGenerator<readonly Place[]>,
  count: number,
  records: Records,
): Promise<StoredLike[]> {
  const first: Place[] = [];
  for await (const batch of places) {
    first.push(...batch);
    if (first.length >= count) break;
  }
  return [...(await records(first.slice(0, count)))];
}

/**
 * The first of `places` that have words with all these beginnings; `null` when too many records would have to be looked
 * at. What nearly every Like has is found so at once, and would be dear to find by the index.
 */
async function lookAt(
  places: AsyncGenerator<readonly Place[]>,
  beginnings: readonly string[],
  count: number,
  records: Records,
): Promise<StoredLike[] | null> {
  const found: StoredLike[] = [];
  let looked = 0;
  for await (const batch of places) {
    for (let from = 0; from < batch.length; from += BATCH) {
      if (looked >= LOOKED_AT) return null;
      const rows = await records(batch.slice(from, from + BATCH));
      looked += rows.length;
      found.push(
        ...rows.filter(({ index }) =>
          beginnings.every((beginning) => index.terms?.some((term) => term.startsWith(beginning))),
        ),
      );
      if (found.length >= count) return found.slice(0, count);
    }
  }
  return found;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
