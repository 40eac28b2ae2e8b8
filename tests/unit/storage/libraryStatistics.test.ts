import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { changeLike } from '../../../lib/core/judging/changeLike.ts';
import { judge } from '../../../lib/core/judging/judge.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { LikeChange } from '../../../lib/core/judging/likeChange.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createImportsRepository } from '../../../lib/storage/importsRepository.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository, type Change } from '../../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../../lib/storage/mergesRepository.ts';
import type { StoredLike } from '../../../lib/storage/schema.ts';
import { likeOf, storedLike } from '../../../lib/storage/storedLike.ts';
import { dumpDatabase } from '../../support/databases.ts';
import { someLibrary } from '../../support/libraries.ts';
import { aSnapshot } from '../../support/likes.ts';
import { naivePages, naiveStatistics } from '../../support/naiveStatistics.ts';

const START = 1_790_000_000_000;
const MINUTE = 60_000;
const addresses = Array.from({ length: 6 }, (_, index) => `https://images.example/${index}/lake-${index}.jpg`);
const address = fc.constantFrom(...addresses);
const some = fc.uniqueArray(address, { minLength: 1, maxLength: 3 });
const page = fc.record({
  url: fc.constantFrom('https://a.example/1', 'https://b.example/2'),
  title: fc.constantFrom('A', 'B'),
});
const passed = fc.constantFrom(0, MINUTE, 7 * MINUTE, 30 * 60 * MINUTE, -60 * MINUTE);
const change: fc.Arbitrary<Omit<LikeChange, 'key'>> = fc.record(
  {
    liked: fc.constantFrom(true, false, null),
    caption: fc.constantFrom('ridge', 'lake'),
    addTags: fc.subarray(['cold', 'warm']),
    removeTags: fc.subarray(['cold', 'warm']),
    deleted: fc.boolean(),
  },
  { requiredKeys: [] },
);

type Step =
  | {
      readonly does: 'judge';
      readonly of: readonly string[];
      readonly liked: boolean | null;
      readonly on: Like['page'];
    }
  | { readonly does: 'change'; readonly of: readonly string[]; readonly change: Omit<LikeChange, 'key'> }
  | { readonly does: 'merge'; readonly of: readonly string[] }
  | { readonly does: 'import'; readonly likes: readonly Like[] }
  | { readonly does: 'unmerge' | 'revert' | 'read' | 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('judge' as const), of: some, liked: fc.constantFrom(true, false, null), on: page }),
  fc.record({ does: fc.constant('change' as const), of: some, change }),
  fc.record({ does: fc.constant('merge' as const), of: some }),
  fc.record({ does: fc.constant('import' as const), likes: someLibrary({ minLength: 1, maxLength: 6 }) }),
  fc.record({ does: fc.constantFrom('unmerge' as const, 'revert' as const, 'read' as const, 'reopen' as const) }),
);

test('whatever happens, statistics and indexes are those of the Likes there are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, passed), { maxLength: 25 }), async (steps) => {
      globalThis.indexedDB = new IDBFactory();
      const library = openLibrary();
      let now = START;
      for (const [what, time] of steps) {
        now += time;
        await library.take(what, now);
      }
      await expectConsistent(library.reader());
    }),
    { numRuns: 150 },
  );
});

test('of more changes than are read at once, and of pictures judged again and again, all are counted', async () => {
  globalThis.indexedDB = new IDBFactory();
  const library = openLibrary();
  const likes = createLikesRepository(createDatabase());
  let number = 0;
  const judgeAll = (from: number, count: number, liked: boolean | null) =>
    likes.changeAll(
      Array.from({ length: count }, (_, index) => {
        const url = `https://images.example/${from + index}.jpg`;
        const picture = {
          key: pictureKey(url),
          snapshot: aSnapshot({ url, aliases: [url] }),
          page: { url, title: '' },
        };
        const apply: Change['apply'] = (existing, moment) => judge(existing, { ...picture, liked }, moment);
        const identity = { key: picture.key, aliases: [url] };
        return { operationId: `operation-${number++}`, now: START, changes: [{ identity, apply }] };
      }),
    );
  await judgeAll(0, 10, true);
  for (let from = 10; from < 1100; from += 109) await judgeAll(from, 109, true);
  await judgeAll(5, 10, false);
  expect(await library.reader().totals()).toEqual({ liked: 1090, disliked: 10, cleared: 0 });
  await judgeAll(0, 3, null);
  // More often than are noted one by one.
  for (let times = 0; times < 20; times++) await judgeAll(1, 1, times % 2 === 0);
  await judgeAll(1099, 1, false);
  expect(await library.reader().totals()).toEqual({ liked: 1086, disliked: 12, cleared: 2 });
  await expectConsistent(library.reader());
});

function openLibrary() {
  let database = createDatabase();
  let number = 0;
  let lastImport: string | null = null;
  const merges: string[] = [];

  async function take(what: Step, now: number): Promise<void> {
    const operationId = `operation-${number++}`;
    const repository = createLikesRepository(database);
    const imports = createImportsRepository(database);
    const merging = createMergesRepository(database);
    switch (what.does) {
      case 'judge': {
        const [url = ''] = what.of;
        const snapshot = aSnapshot({ url, aliases: what.of, width: 100 * what.of.length, height: 9000 });
        const picture = { key: pictureKey(url), snapshot, page: what.on, liked: what.liked };
        const identity = { key: picture.key, aliases: what.of };
        await repository.change({ operationId, now, identity, apply: (like, moment) => judge(like, picture, moment) });
        return;
      }
      case 'change': {
        const changes = what.of.map((url) => ({ ...what.change, key: pictureKey(url) }));
        await repository.changeAll([
          {
            operationId,
            now,
            changes: changes.map((one) => ({
              identity: { key: one.key, aliases: [] },
              apply: (like, moment) => changeLike(like, one, moment),
            })),
          },
        ]);
        return;
      }
      case 'merge':
        await merging
          .merge({ operationId, keys: what.of.map(pictureKey), now })
          .then(({ undo }) => merges.push(undo), refused);
        return;
      case 'unmerge':
        await merging.unmerge(merges.pop() ?? '', Date.now()).catch(refused);
        return;
      case 'import': {
        lastImport = await imports.begin('test', now);
        const half = what.likes.length >> 1;
        await imports.write(lastImport, what.likes.slice(half), [], now);
        await imports.write(lastImport, what.likes.slice(0, half + 1), [], now);
        await imports.finish(lastImport);
        return;
      }
      case 'revert':
        while (lastImport !== null) if ((await imports.revert(lastImport, Date.now())).left === 0) lastImport = null;
        return;
      case 'read':
        await createLibraryReader(database).statistics();
        return;
      case 'reopen':
        await database.close();
        database = createDatabase();
    }
  }

  return { take, reader: () => createLibraryReader(database) };
}

/** A merge of what is not there, or not so any more. */
function refused(error: unknown): void {
  expect(error).toMatchObject({ code: 'not-found' });
}

async function expectConsistent(reader: ReturnType<typeof createLibraryReader>): Promise<void> {
  const statistics = await reader.statistics();
  const rows = (await dumpDatabase()).stores['likes'] as StoredLike[];
  for (const row of rows) {
    const { place, operations, uncounted = [], index } = row;
    expect(row).toEqual(storedLike(likeOf(row), { place, operations, uncounted, marker: index.uncounted }));
  }
  expect(statistics).toEqual(naiveStatistics(rows));
  const { likes } = await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10_000 });
  expect(likes).toHaveLength(rows.filter(({ deletedAt }) => deletedAt === undefined).length);
  expect((await reader.pages({ filter: WHOLE_LIBRARY, limit: 10_000 })).pages).toEqual(naivePages(likes));
  const counted = await reader.totals();
  expect(await reader.count(WHOLE_LIBRARY)).toBe(counted.liked + counted.disliked + counted.cleared);
}
