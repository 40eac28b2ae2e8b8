import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { beforeAll, describe, expect, test } from 'vitest';
import { WHOLE_LIBRARY, type LibraryFilter, type LibrarySort } from '../../../lib/core/library/libraryQuery.ts';
import type { CountedPage } from '../../../lib/core/library/libraryStatistics.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createImportsRepository } from '../../../lib/storage/importsRepository.ts';
import type { LibraryReader } from '../../../lib/core/library/libraryReader.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { countRecords } from '../../support/countRecords.ts';
import { anyLibraryFilter, anySort, someLibrary, sorts } from '../../support/libraries.ts';
import { naiveList } from '../../support/naiveLibrary.ts';
import { naivePages } from '../../support/naiveStatistics.ts';

/** Puts Likes into a new library. */
async function libraryOf(likes: readonly Like[]): Promise<LibraryReader> {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  const imports = createImportsRepository(database);
  const id = await imports.begin('test', 0);
  for (let from = 0; from < likes.length; from += 500) await imports.write(id, likes.slice(from, from + 500), [], 0);
  return createLibraryReader(database);
}

async function listAll(
  reader: LibraryReader,
  filter: LibraryFilter,
  sort: LibrarySort,
  limit: number,
): Promise<string[]> {
  const captions: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<LibraryReader['list']>> = await reader.list({ filter, sort, after, limit });
    expect(page.likes.length).toBeLessThanOrEqual(limit);
    captions.push(...page.likes.map(({ key }) => key));
    after = page.next;
  } while (after !== null);
  return captions;
}

async function pagesOf(reader: LibraryReader, filter: LibraryFilter, limit: number): Promise<CountedPage[]> {
  const pages: CountedPage[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<LibraryReader['pages']>> = await reader.pages({ filter, after, limit });
    expect(part.pages.length).toBeLessThanOrEqual(limit);
    pages.push(...part.pages);
    after = part.next;
  } while (after !== null);
  return pages;
}

describe('a library of some hundred Likes', () => {
  const [likes = []] = fc.sample(someLibrary({ minLength: 400, maxLength: 400 }), { numRuns: 1, seed: 5 });
  let reader: LibraryReader;
  beforeAll(async () => {
    reader = await libraryOf(likes);
  });

  test('gives every filter in every order, page by page: each Like once, none missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibraryFilter, anySort, fc.constantFrom(45, 300), async (filter, sort, limit) => {
        const expected = naiveList(likes, filter, sort).map(({ key }) => key);
        expect(await listAll(reader, filter, sort, limit)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  test('gives the pages of what a filter passes, part by part, and counts that alone', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibraryFilter, fc.constantFrom(1, 2, 50), async (filter, limit) => {
        const expected = naivePages(naiveList(likes, filter, 'newest'));
        expect(await pagesOf(reader, filter, limit)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('says which of some keys a filter passes', async () => {
    const keys = [...likes.map(({ key }) => key), 'not-there'].toReversed();
    await fc.assert(
      fc.asyncProperty(anyLibraryFilter, async (filter) => {
        const expected = new Set(naiveList(likes, filter, 'newest').map(({ key }) => key));
        expect(await reader.passing(keys, filter)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test.each(sorts)('gives everything in the order %s, and what one word leaves of it', async (sort) => {
    for (const filter of [
      WHOLE_LIBRARY,
      { ...WHOLE_LIBRARY, text: 'lake' },
      { ...WHOLE_LIBRARY, from: likes[0]?.createdAt ?? 0 },
    ]) {
      expect(await listAll(reader, filter, sort, 50)).toEqual(naiveList(likes, filter, sort).map(({ key }) => key));
    }
  });

  test('counts what a filter passes', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibraryFilter, async (filter) => {
        expect(await reader.count(filter)).toBe(naiveList(likes, filter, 'newest').length);
      }),
      { numRuns: 200 },
    );
  });

  test('goes through a scope in batches: what a filter passes, or what has these keys, in their order', async () => {
    const filter: LibraryFilter = { ...WHOLE_LIBRARY, reactions: ['disliked'] };
    const seen: string[] = [];
    for await (const batch of reader.all({ kind: 'filter', filter }, 30)) {
      expect(batch.length).toBeLessThanOrEqual(30);
      seen.push(...batch.map(({ key }) => key));
      for (const like of batch)
        for (const inner of ['place', 'index', 'operations']) expect(like).not.toHaveProperty(inner);
    }
    expect(seen).toEqual(naiveList(likes, filter, 'newest').map(({ key }) => key));

    const keys = [
      ...seen.slice(0, 5).toReversed(),
      'f'.repeat(64),
      ...likes.filter((like) => like.deletedAt).map(({ key }) => key),
    ];
    const some: string[] = [];
    for await (const batch of reader.all({ kind: 'keys', keys }, 2)) some.push(...batch.map(({ key }) => key));
    expect(some).toEqual(seen.slice(0, 5).toReversed());
  });

  test('reads no more records than it lists and a few, whatever the filter and the order', async () => {
    const counted = countRecords();
    try {
      await fc.assert(
        fc.asyncProperty(anyLibraryFilter, anySort, async (filter, sort) => {
          counted.start();
          await reader.list({ filter, sort, limit: 20 });
          const isFiltered = JSON.stringify(filter) !== JSON.stringify(WHOLE_LIBRARY);
          const isInOrder = sort === 'newest' || sort === 'oldest' || !isFiltered;
          // Of a few matches all are read to be sorted, and of what one letter may mean some to be looked at.
          const most = isInOrder && filter.text === '' ? 22 : 1000;
          expect(counted.records()).toBeLessThanOrEqual(most);
          counted.start();
          await reader.count(filter);
          // Of the statistics.
          expect(counted.records()).toBeLessThanOrEqual(5);
        }),
        { numRuns: 300 },
      );
    } finally {
      counted.stop();
    }
  });

  test('a count that nobody waits for any more ends', async () => {
    const stop = new AbortController();
    const counting = reader.count({ ...WHOLE_LIBRARY, text: 'l' }, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(counting).rejects.toThrow('enough');
  });
});

test('a library of some thousand Likes gives the same', async () => {
  const [likes = []] = fc.sample(someLibrary({ minLength: 2300, maxLength: 2300 }), { numRuns: 1, seed: 6 });
  const reader = await libraryOf(likes);
  const rare: LibraryFilter = { ...WHOLE_LIBRARY, sizes: ['huge'], tags: ['cold'], kinds: ['animation'] };
  const often: LibraryFilter = { ...WHOLE_LIBRARY, reactions: ['liked', 'disliked'] };
  const sometimes: LibraryFilter = { ...WHOLE_LIBRARY, text: 'ridge', kinds: ['photograph'] };
  for (const filter of [rare, often, sometimes]) {
    for (const sort of sorts) {
      const expected = naiveList(likes, filter, sort).map(({ key }) => key);
      const first = await reader.list({ filter, sort, limit: 8 });
      const second = await reader.list({ filter, sort, after: first.next, limit: 1200 });
      expect([...first.likes, ...second.likes].map(({ key }) => key)).toEqual(expected.slice(0, 1208));
    }
  }
});

test('a library with nothing in it', async () => {
  const reader = await libraryOf([]);
  for (const sort of sorts) {
    expect(await reader.list({ filter: WHOLE_LIBRARY, sort, limit: 10 })).toEqual({ likes: [], next: null });
    const filter = { ...WHOLE_LIBRARY, text: 'ridge' };
    expect(await reader.list({ filter, sort, limit: 10 })).toEqual({ likes: [], next: null });
  }
  expect(await reader.count(WHOLE_LIBRARY)).toBe(0);
});
