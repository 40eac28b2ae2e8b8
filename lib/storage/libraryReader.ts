import type { IDBPObjectStore } from 'idb';
import { noNumbers } from '../core/library/contribution.ts';
import type { LibraryNumbers } from '../core/library/libraryNumbers.ts';
import type { LibraryFilter, ListedReaction, SizeClass } from '../core/library/libraryQuery.ts';
import type { LibraryPage, LibraryPosition, LibraryReader } from '../core/library/libraryReader.ts';
import type { CountedName, LibraryStatistics } from '../core/library/libraryStatistics.ts';
import { timeOfPlace } from '../core/judging/place.ts';
import type { Database } from './database.ts';
import { countChanges, dayId, EVERY_DAY, nameId, pageId, ranks, sizeId, TOTAL } from './libraryStatistics.ts';
import { countLikes, listLikes } from './listLikes.ts';
import { knownGroups, openMatches, queryOf, type LikesStore } from './matches.ts';
import { pagesWith } from './pagesWith.ts';
import type { CountedRow, LibraryDatabase, StatisticsRow } from './schema.ts';
import { likeOf, livingLikeOf } from './storedLike.ts';

export function createLibraryReader(database: Database): LibraryReader {
  const read = <Result>(work: (store: LikesStore) => Promise<Result>): Promise<Result> =>
    database.use((connection) => work(connection.transaction('likes').store));

  const reader: LibraryReader = {
    list: async ({ filter, sort, after = null, limit }) => {
      const { rows, next } = await read((store) => listLikes(store, { filter, sort, after, limit }));
      return { likes: rows.map(likeOf), next };
    },

    async count(filter, { signal } = {}) {
      signal?.throwIfAborted();
      const ids = countedIds(filter);
      if (ids !== null) return counted((store) => countById(store, ids, filter.reactions));
      return read((store) => countLikes(store, filter, signal));
    },

    async *all(scope, batch) {
      if (scope.kind === 'keys') {
        for (let from = 0; from < scope.keys.length; from += batch) {
          const keys = scope.keys.slice(from, from + batch);
          const likes = await read((store) => Promise.all(keys.map((key) => store.index('key').get(key))));
          const living = likes.flatMap((row) => livingLikeOf(row) ?? []);
          if (living.length > 0) yield living;
        }
        return;
      }
      let after: LibraryPosition | null = null;
      do {
        const page: LibraryPage = await reader.list({ filter: scope.filter, sort: 'newest', after, limit: batch });
        if (page.likes.length > 0) yield page.likes;
        after = page.next;
      } while (after !== null);
    },

    totals: () => counted(async (store) => numbersOf(await store.get(TOTAL))),

    statistics: () =>
      counted(async (store) => {
        const rank = store.index('rank');
        const [totals, days, sites, tags, ...sizes] = await Promise.all([
          store.get(TOTAL),
          store.getAll(IDBKeyRange.bound(...EVERY_DAY)),
          rank.getAll(IDBKeyRange.bound(...ranks('site')), MOST_NAMES),
          rank.getAll(IDBKeyRange.bound(...ranks('tag')), MOST_NAMES),
          ...SIZE_CLASSES.map((size) => store.get(sizeId(size))),
        ]);
        const dayRows = days.filter((row) => 'slots' in row);
        return {
          totals: numbersOf(totals),
          days: dayRows.map((row) => ({ day: row.id.slice(dayId('').length), ...numbersOf(row) })),
          sites: sites.flatMap(namedNumbers),
          tags: tags.flatMap(namedNumbers),
          sizes: Object.fromEntries(
            SIZE_CLASSES.map((size, index) => [size, numbersOf(sizes[index])]),
          ) as LibraryStatistics['sizes'],
          minutes: dayRows.reduce((sum, { slots }) => sum + Object.keys(slots).length * SLOT_MINUTES, 0),
        };
      }),

    sites: (limit) => mostJudged('site', limit),
    tags: (limit) => mostJudged('tag', limit),

    async pages({ filter, after = null, limit }) {
      if (!passesAll(filter)) return read((store) => pagesWith(store, filter, { after, limit }));
      return counted(async (store) => {
        const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
        const rows = await store.index('newest').getAll(range, limit + 1);
        const pages = rows.slice(0, limit).filter((row) => 'newest' in row);
        return {
          pages: pages.map((row) => {
            return { url: row.url, title: row.title, newest: timeOfPlace(row.newest), ...numbersOf(row) };
          }),
          next: rows.length > limit ? (pages.at(-1)?.newest ?? null) : null,
        };
      });
    },

    async passing(keys, filter) {
      const passing = new Set<string>();
      for (let from = 0; from < keys.length; from += LOOKED_UP) {
        const some = keys.slice(from, from + LOOKED_UP);
        for (const key of await read((store) => keysWith(store, some, filter))) passing.add(key);
      }
      return passing;
    },
  };
  return reader;

  /** Reads the statistics as they are with every change. */
  function counted<Result>(work: (store: StatisticsStore) => Promise<Result>): Promise<Result> {
    return database.use(async (connection) => {
      await countChanges(connection);
      return work(connection.transaction('statistics').store);
    });
  }

  function mostJudged(kind: 'site' | 'tag', limit: number): Promise<readonly CountedName[]> {
    return counted(async (store) => {
      const rows = await store.index('rank').getAll(IDBKeyRange.bound(...ranks(kind)), limit);
      return rows.flatMap(namedNumbers);
    });
  }
}

type StatisticsStore = IDBPObjectStore<LibraryDatabase, ['statistics'], 'statistics'>;

const SIZE_CLASSES: readonly SizeClass[] = ['small', 'medium', 'large', 'huge', 'unknown'];
const EVERY_REACTION: readonly ListedReaction[] = ['liked', 'disliked', 'cleared'];
const SLOT_MINUTES = 5;
/** Keys that are looked up in one transaction. */
const LOOKED_UP = 2000;
/** Sites and tags that statistics name; more than anyone looks at. */
const MOST_NAMES = 1000;

function passesAll(filter: LibraryFilter): boolean {
  return queryOf(filter).groups.length === 0 && filter.from === null && filter.until === null;
}

async function keysWith(store: LikesStore, keys: readonly string[], filter: LibraryFilter): Promise<string[]> {
  const { groups, range } = queryOf(filter);
  if (range === null) return [];
  const matches = await openMatches(store, await knownGroups(store, groups), range);
  const places = await Promise.all(keys.map((key) => store.index('key').getKey(key)));
  const met = await matches.pick(places.filter((place) => place !== undefined));
  return keys.filter((_, index) => met.has(places[index] ?? ''));
}

/** The statistics that together tell how many Likes a filter passes; `null` where none do. */
function countedIds({ text, sites, tags, kinds, sizes, page, from, until }: LibraryFilter): readonly string[] | null {
  // Of a Like with two of the tags there would be two, and of those without a page there are no statistics.
  if (text !== '' || kinds.length > 0 || from !== null || until !== null || tags.length > 1 || page === '') return null;
  const chosen = [
    sites.map((site) => nameId('site', site)),
    tags.map((tag) => nameId('tag', tag)),
    sizes.map(sizeId),
    page === null ? [] : [pageId(page)],
  ].filter((ids) => ids.length > 0);
  if (chosen.length > 1) return null;
  return [...new Set(chosen[0] ?? [TOTAL])];
}

async function countById(
  store: StatisticsStore,
  ids: readonly string[],
  reactions: readonly ListedReaction[],
): Promise<number> {
  const rows = await Promise.all(ids.map((id) => store.get(id)));
  const wanted = new Set(reactions.length === 0 ? EVERY_REACTION : reactions);
  return rows.map(numbersOf).reduce((sum, numbers) => {
    return sum + [...wanted].reduce((some, reaction) => some + numbers[reaction], 0);
  }, 0);
}

function numbersOf(row: StatisticsRow | CountedRow | undefined): LibraryNumbers {
  const { liked, disliked, cleared } = row !== undefined && 'liked' in row ? row : noNumbers();
  return { liked, disliked, cleared };
}

function namedNumbers(row: StatisticsRow | CountedRow): CountedName[] {
  return 'name' in row ? [{ name: row.name, ...numbersOf(row) }] : [];
}
