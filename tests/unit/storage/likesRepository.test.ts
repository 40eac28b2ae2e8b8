import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeLike } from '../../../lib/core/judging/changeLike.ts';
import { NEVER, tick, timeOf } from '../../../lib/core/judging/clock.ts';
import { judge, type Moment } from '../../../lib/core/judging/judge.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import type { LibraryReader } from '../../../lib/core/library/libraryReader.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository, type LikesRepository } from '../../../lib/storage/likesRepository.ts';
import { aLike, aSnapshot } from '../../support/likes.ts';

const DAY = 24 * 60 * 60 * 1000;
const page = { url: 'https://example.org/', title: 'Example' };
let repository: LikesRepository;
let reader: LibraryReader;
let operations = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  repository = createLikesRepository(database);
  reader = createLibraryReader(database);
});

function keyOf(name: string): string {
  return [...new TextEncoder().encode(name)]
    .map((byte) => byte.toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64);
}

async function set(
  name: string,
  liked: boolean | null,
  options: { operationId?: string; aliases?: string[]; now?: number } = {},
): Promise<Like | undefined> {
  const {
    operationId = `operation-${++operations}`,
    aliases = [`https://example.org/${name}.jpg`],
    now = 1_000,
  } = options;
  const key = keyOf(name);
  const snapshot = aSnapshot({ url: aliases[0] ?? '', aliases });
  return repository.change({
    operationId,
    identity: { key, aliases },
    now,
    apply: (existing, moment) => judge(existing, { key, liked, snapshot, page }, moment),
  });
}

test('what was stored is found by key and by every alias', async () => {
  await set('ridge', true, { aliases: ['https://example.org/l.jpg', 'https://example.org/s.jpg'] });
  const found = await repository.find([
    { key: keyOf('ridge'), aliases: [] },
    { key: keyOf('unknown'), aliases: ['https://example.org/other.jpg', 'https://example.org/s.jpg'] },
    { key: keyOf('unknown'), aliases: ['https://example.org/other.jpg'] },
  ]);
  expect(found.map((like) => like?.liked)).toEqual([true, true, undefined]);
});

test('the same operation again changes nothing, even after a later one', async () => {
  await set('ridge', true, { operationId: 'operation-first' });
  await set('ridge', false, { operationId: 'operation-second' });
  const again = await set('ridge', true, { operationId: 'operation-first' });
  expect(again?.liked).toBe(false);
  expect(await reader.totals()).toEqual({ liked: 0, disliked: 1, cleared: 0 });
});

test('of a picture judged over and over, the last sixteen operations are known, of a day', async () => {
  for (let index = 0; index < 17; index++) await set('ridge', true, { operationId: `operation-${index}` });
  const now = 26 * 60 * 60 * 1000;
  expect((await set('ridge', false, { operationId: 'operation-1' }))?.liked).toBe(true);
  expect((await set('ridge', false, { operationId: 'operation-0' }))?.liked).toBe(false);
  await set('ridge', true, { operationId: 'operation-of-tomorrow', now });
  expect((await set('ridge', null, { operationId: 'operation-16', now }))?.liked).toBeNull();
});

test('two Likes that a page shows to be one picture become one', async () => {
  await set('small', true, { aliases: ['https://example.org/s.jpg'], now: 1_000 });
  await set('large', false, { aliases: ['https://example.org/l.jpg'], now: 2_000 });
  const merged = await set('large', null, {
    aliases: ['https://example.org/l.jpg', 'https://example.org/s.jpg'],
    now: 3_000,
  });
  expect(merged?.aliases).toEqual(['https://example.org/l.jpg', 'https://example.org/s.jpg']);
  expect(await reader.totals()).toEqual({ liked: 0, disliked: 0, cleared: 1 });
});

test('a thousand judgements of one picture from two tabs leave one record, and the last intent', async () => {
  const judgements = Array.from({ length: 1000 }, (_, index) => set('ridge', index % 2 === 0, { now: index }));
  await Promise.all(judgements);
  await set('ridge', null, { now: 5 });
  const { likes } = await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 });
  expect(likes).toHaveLength(1);
  expect(likes[0]?.liked).toBeNull();
});

test('stamps go on rising after a restart, also when the wall clock was set back', async () => {
  const first = await set('ridge', true, { now: 9_000 });
  repository = createLikesRepository(createDatabase());
  const second = await set('ridge', false, { now: 10 });
  expect((second?.stamps.liked ?? '') > (first?.stamps.liked ?? '')).toBe(true);
  expect(second?.stamps.liked.slice(-8)).toBe(first?.stamps.liked.slice(-8));
});

test('a change is stamped later than what it changes, though nobody follows a clock that is days ahead', async () => {
  const future = tick(NEVER, 30 * DAY, 'deviceb2');
  await repository.change({
    operationId: 'operation-1',
    identity: { key: keyOf('ridge'), aliases: [] },
    now: DAY,
    apply: () => aLike({ key: keyOf('ridge'), aliases: [], stamps: { ...aLike().stamps, liked: future } }),
  });
  repository = createLikesRepository(createDatabase());
  const here = await set('ridge', false, { aliases: [], now: DAY });
  const elsewhere = await set('lake', true, { now: DAY });
  expect((here?.stamps.liked ?? '') > future).toBe(true);
  expect(timeOf(elsewhere?.stamps.liked ?? '')).toBe(DAY);
});

test('of a clock that is an hour ahead, the stamps are followed', async () => {
  const ahead = tick(NEVER, DAY + 3_600_000, 'deviceb2');
  await repository.change({
    operationId: 'operation-1',
    identity: { key: keyOf('ridge'), aliases: [] },
    now: DAY,
    apply: () => aLike({ key: keyOf('ridge'), stamps: { ...aLike().stamps, liked: ahead } }),
  });
  repository = createLikesRepository(createDatabase());
  expect((await set('lake', true, { now: DAY }))?.stamps.liked.slice(0, 14)).toBe(
    tick(ahead, 0, 'deviceb2').slice(0, 14),
  );
});

test('two pictures added in one moment, whose keys begin alike, are two Likes, and stay so when they change', async () => {
  const keys = ['1', '2'].map((end) => end.padStart(64, 'a'));
  for (const [index, key] of [...keys, ...keys].entries()) {
    const apply = (existing: Like | undefined, moment: Moment) =>
      judge(existing, { key, liked: index < 2, snapshot: aSnapshot({ url: '', aliases: [] }), page }, moment);
    const identity = { key, aliases: [] };
    expect(await repository.change({ operationId: `operation-${index}`, identity, now: 1_000, apply })).toMatchObject({
      key,
    });
  }
  const { likes } = await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 });
  expect(likes.map(({ key, liked }) => [key, liked])).toEqual(keys.map((key) => [key, false]));
  expect(await reader.totals()).toEqual({ liked: 0, disliked: 2, cleared: 0 });
});

test('a deleted Like is on no list, is found by nobody, and comes back as it was', async () => {
  await set('ridge', true, { operationId: 'operation-1' });
  const identity = { key: keyOf('ridge'), aliases: [] };
  const changing = (deleted: boolean, operationId: string) =>
    repository.change({
      operationId,
      identity,
      now: 2_000,
      apply: (existing, moment) => changeLike(existing, { key: identity.key, deleted }, moment),
    });
  await changing(true, 'operation-2');
  expect(await repository.find([identity])).toEqual([undefined]);
  expect(await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 })).toEqual({ likes: [], next: null });
  expect(await reader.totals()).toEqual({ liked: 0, disliked: 0, cleared: 0 });
  await changing(false, 'operation-3');
  expect(await repository.find([identity])).toMatchObject([{ liked: true }]);
  expect(await reader.totals()).toEqual({ liked: 1, disliked: 0, cleared: 0 });
  // Asked for again, it stays as it is.
  await changing(true, 'operation-2');
  expect(await reader.totals()).toEqual({ liked: 1, disliked: 0, cleared: 0 });
});

test('a change that fails half-way leaves nothing behind', async () => {
  await set('ridge', true);
  await expect(
    repository.change({
      operationId: 'operation-bad',
      identity: { key: keyOf('ridge'), aliases: [] },
      now: 2_000,
      apply: () => {
        throw new RangeError('no');
      },
    }),
  ).rejects.toThrow('no');
  expect(await reader.totals()).toEqual({ liked: 1, disliked: 0, cleared: 0 });
});

function judging(name: string, liked: boolean | null, aliases = [`https://example.org/${name}.jpg`]) {
  const key = keyOf(name);
  const snapshot = aSnapshot({ url: aliases[0] ?? '', aliases });
  const apply = (existing: Like | undefined, moment: Moment) => judge(existing, { key, liked, snapshot, page }, moment);
  return { identity: { key, aliases }, apply };
}

describe('several changes', () => {
  test('are stored together, each at a moment of its own, and given in their order', async () => {
    const likes = await repository.changeAll(
      ['a', 'b', 'c'].map((name) => ({ operationId: `operation-${name}`, now: 1_000, changes: [judging(name, true)] })),
    );
    expect(likes.map(({ key }) => key)).toEqual(['a', 'b', 'c'].map(keyOf));
    const stamps = likes.map(({ stamps: { liked } }) => liked);
    expect(stamps).toEqual([...new Set(stamps)].toSorted());
    expect(await reader.totals()).toEqual({ liked: 3, disliked: 0, cleared: 0 });
  });

  test('that were applied before change nothing, whichever of a batch they are', async () => {
    const first = { operationId: 'operation-1', now: 1_000, changes: [judging('a', true)] };
    const second = { operationId: 'operation-2', now: 1_000, changes: [judging('b', true)] };
    await repository.changeAll([first]);
    await set('a', false);
    const again = await repository.changeAll([first, second, second]);
    expect(again.map(({ liked }) => liked)).toEqual([false, true, true]);
    expect(await reader.totals()).toEqual({ liked: 1, disliked: 1, cleared: 0 });
  });

  test('of one operation are applied once, all of them', async () => {
    const operation = { operationId: 'operation-1', now: 1_000, changes: [judging('a', true), judging('b', true)] };
    await repository.changeAll([operation]);
    await set('b', false);
    await repository.changeAll([operation]);
    expect(await reader.totals()).toEqual({ liked: 1, disliked: 1, cleared: 0 });
  });

  test('of one picture under different names come one after the other', async () => {
    const both = ['https://example.org/l.jpg', 'https://example.org/s.jpg'];
    const likes = await repository.changeAll([
      { operationId: 'operation-1', now: 1_000, changes: [judging('large', true, both.slice(0, 1))] },
      { operationId: 'operation-2', now: 1_000, changes: [judging('small', true, both.slice(1))] },
      { operationId: 'operation-3', now: 1_000, changes: [judging('large', false, both)] },
    ]);
    expect(likes.at(-1)?.aliases).toEqual(both);
    expect(await reader.totals()).toEqual({ liked: 0, disliked: 1, cleared: 0 });
  });

  test('are none when one of them fails, and can be asked for again', async () => {
    const good = { operationId: 'operation-1', now: 1_000, changes: [judging('a', true)] };
    const bad = {
      identity: { key: keyOf('b'), aliases: [] },
      apply: () => {
        throw new RangeError('no');
      },
    };
    await expect(
      repository.changeAll([good, { operationId: 'operation-2', now: 1_000, changes: [judging('c', true), bad] }]),
    ).rejects.toThrow('no');
    expect(await reader.totals()).toEqual({ liked: 0, disliked: 0, cleared: 0 });
    expect(await repository.changeAll([good])).toHaveLength(1);
  });

  test('of which one wants nothing leave out its picture', async () => {
    const nothing = { identity: { key: keyOf('b'), aliases: [] }, apply: () => null };
    const likes = await repository.changeAll([
      { operationId: 'operation-1', now: 1_000, changes: [nothing, judging('a', true)] },
      { operationId: 'operation-2', now: 1_000, changes: [nothing] },
    ]);
    expect(likes.map(({ key }) => key)).toEqual([keyOf('a')]);
  });
});
