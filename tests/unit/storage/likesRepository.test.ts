import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { judge, type Moment } from '../../../lib/core/judge.ts';
import type { Like } from '../../../lib/core/like.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createLikesRepository, type LikesRepository } from '../../../lib/storage/likesRepository.ts';
import { aSnapshot } from '../../support/likes.ts';

const page = { url: 'https://example.org/', title: 'Example' };
let repository: LikesRepository;
let operations = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  repository = createLikesRepository(createDatabase());
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
  expect(await repository.counts()).toEqual({ liked: 0, disliked: 1, cleared: 0 });
});

test('operations are forgotten after their time, not before', async () => {
  await set('ridge', true, { operationId: 'operation-old', now: 1_000 });
  await set('ridge', false, { operationId: 'operation-new', now: 5_000 });
  await repository.forgetOperations(5_000);
  expect((await set('ridge', null, { operationId: 'operation-new', now: 6_000 }))?.liked).toBe(false);
  expect((await set('ridge', null, { operationId: 'operation-old', now: 6_000 }))?.liked).toBeNull();
});

test('two Likes that a page shows to be one picture become one', async () => {
  await set('small', true, { aliases: ['https://example.org/s.jpg'], now: 1_000 });
  await set('large', false, { aliases: ['https://example.org/l.jpg'], now: 2_000 });
  const merged = await set('large', null, {
    aliases: ['https://example.org/l.jpg', 'https://example.org/s.jpg'],
    now: 3_000,
  });
  expect(merged?.aliases).toEqual(['https://example.org/l.jpg', 'https://example.org/s.jpg']);
  expect(await repository.counts()).toEqual({ liked: 0, disliked: 0, cleared: 1 });
});

test('a thousand judgements of one picture from two tabs leave one record, and the last intent', async () => {
  const judgements = Array.from({ length: 1000 }, (_, index) => set('ridge', index % 2 === 0, { now: index }));
  await Promise.all(judgements);
  await set('ridge', null, { now: 5 });
  const { likes } = await repository.list({ limit: 10 });
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

test('lists newest first, page by page, each Like once', async () => {
  for (let index = 0; index < 25; index++)
    await set(`p${index}`, index % 3 === 0, { now: 1_000 + Math.floor(index / 2) });
  const seen: Like[] = [];
  let after = null;
  do {
    const part: Awaited<ReturnType<LikesRepository['list']>> = await repository.list({ limit: 4, after });
    seen.push(...part.likes);
    after = part.next;
  } while (after !== null);
  expect(seen).toHaveLength(25);
  expect(new Set(seen.map(({ key }) => key)).size).toBe(25);
  expect(seen.map(({ updatedAt }) => updatedAt)).toEqual(
    seen.map(({ updatedAt }) => updatedAt).toSorted((a, b) => b - a),
  );
  const liked = await repository.list({ reaction: 'liked', limit: 100 });
  expect(liked.likes).toHaveLength(9);
  expect(liked.likes.every((like) => like.liked === true)).toBe(true);
  expect(liked.next).toBeNull();
});

test('goes through everything in batches, without what the indexes need', async () => {
  for (let index = 0; index < 7; index++) await set(`p${index}`, true);
  const sizes: number[] = [];
  for await (const batch of repository.all(3)) {
    sizes.push(batch.length);
    for (const like of batch) expect(like).not.toHaveProperty('index');
  }
  expect(sizes).toEqual([3, 3, 1]);
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
  expect(await repository.counts()).toEqual({ liked: 1, disliked: 0, cleared: 0 });
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
    expect(await repository.counts()).toEqual({ liked: 3, disliked: 0, cleared: 0 });
  });

  test('that were applied before change nothing, whichever of a batch they are', async () => {
    const first = { operationId: 'operation-1', now: 1_000, changes: [judging('a', true)] };
    const second = { operationId: 'operation-2', now: 1_000, changes: [judging('b', true)] };
    await repository.changeAll([first]);
    await set('a', false);
    const again = await repository.changeAll([first, second, second]);
    expect(again.map(({ liked }) => liked)).toEqual([false, true, true]);
    expect(await repository.counts()).toEqual({ liked: 1, disliked: 1, cleared: 0 });
  });

  test('of one operation are applied once, all of them', async () => {
    const operation = { operationId: 'operation-1', now: 1_000, changes: [judging('a', true), judging('b', true)] };
    await repository.changeAll([operation]);
    await set('b', false);
    await repository.changeAll([operation]);
    expect(await repository.counts()).toEqual({ liked: 1, disliked: 1, cleared: 0 });
  });

  test('of one picture under different names come one after the other', async () => {
    const both = ['https://example.org/l.jpg', 'https://example.org/s.jpg'];
    const likes = await repository.changeAll([
      { operationId: 'operation-1', now: 1_000, changes: [judging('large', true, both.slice(0, 1))] },
      { operationId: 'operation-2', now: 1_000, changes: [judging('small', true, both.slice(1))] },
      { operationId: 'operation-3', now: 1_000, changes: [judging('large', false, both)] },
    ]);
    expect(likes.at(-1)?.aliases).toEqual(both);
    expect(await repository.counts()).toEqual({ liked: 0, disliked: 1, cleared: 0 });
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
    expect(await repository.counts()).toEqual({ liked: 0, disliked: 0, cleared: 0 });
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

test('a connection the browser closed is opened again', async () => {
  await set('ridge', true);
  const newer = indexedDB.open('likeable-gallery', 99);
  await new Promise((resolve) => newer.addEventListener('success', resolve));
  newer.result.close();
  // The library has been upgraded by a newer version meanwhile: it must be left alone, and said so.
  await expect(repository.counts()).rejects.toMatchObject({ code: 'storage-newer' });
});

test.each([
  { name: 'UnknownError', code: 'storage-unavailable' },
  { name: 'InvalidStateError', code: 'storage-unavailable' },
  { name: 'QuotaExceededError', code: 'storage-full' },
])('storage that refuses with $name is $code', async ({ name, code }) => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', name);
  });
  await expect(repository.counts()).rejects.toMatchObject({ code });
  vi.restoreAllMocks();
  // Storage that works again is used again.
  await expect(repository.counts()).resolves.toEqual({ liked: 0, disliked: 0, cleared: 0 });
});
