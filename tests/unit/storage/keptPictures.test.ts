import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeLike } from '../../../lib/core/judging/changeLike.ts';
import { judge } from '../../../lib/core/judging/judge.ts';
import type { Comparison } from '../../../lib/core/judging/comparison.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createComparisonsRepository } from '../../../lib/storage/comparisonsRepository.ts';
import { createDatabase, type Database } from '../../../lib/storage/database.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createOriginalsRepository } from '../../../lib/storage/originalsRepository.ts';
import { createThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import { aSnapshot } from '../../support/likes.ts';

let database: Database;
let operations = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  database = createDatabase();
});

const address = (name: string) => `https://images.example/${name}.jpg`;
const keyOf = (name: string) => pictureKey(address(name));
const bytes = (text: string) => new Blob([text], { type: 'image/webp' });
const look = (digit: string) => digit.repeat(16);

async function like(...names: string[]): Promise<string> {
  const aliases = names.map(address);
  const [url = ''] = aliases;
  const picture = { key: pictureKey(url), snapshot: aSnapshot({ url, aliases }), page: { url: '', title: '' } };
  const stored = await createLikesRepository(database).change({
    operationId: `operation-${++operations}`,
    now: 1_000,
    identity: { key: picture.key, aliases },
    apply: (existing, moment) => judge(existing, { ...picture, liked: true }, moment),
  });
  return stored?.key ?? '';
}

async function setDeleted(name: string, deleted: boolean): Promise<void> {
  await createLikesRepository(database).change({
    operationId: `operation-${++operations}`,
    now: 1_000,
    identity: { key: keyOf(name), aliases: [] },
    apply: (existing, moment) => changeLike(existing, { key: keyOf(name), deleted }, moment),
  });
}

async function all<Entry>(batches: AsyncGenerator<readonly Entry[]>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of batches) entries.push(...batch);
  return entries;
}

describe('thumbnails', () => {
  const thumbnails = () => createThumbnailsRepository(database);
  const thumbnail = (name: string, text: string, digit = 'a') => ({
    key: keyOf(name),
    image: bytes(text),
    width: 320,
    height: 200,
    look: look(digit),
  });

  test('of Likes the library holds are kept, with their bytes and type; others are dropped', async () => {
    await like('ridge');
    await thumbnails().put([{ ...thumbnail('ridge', 'small'), content: 'c'.repeat(64) }, thumbnail('lake', 'x')]);
    const [ridge, lake] = await thumbnails().find([keyOf('ridge'), keyOf('lake')]);
    expect(ridge).toMatchObject({ width: 320, height: 200, look: look('a'), content: 'c'.repeat(64) });
    expect([ridge?.image.type, await ridge?.image.text(), lake]).toEqual(['image/webp', 'small', undefined]);
    await thumbnails().put([thumbnail('ridge', 'other')]);
    expect(await (await thumbnails().find([keyOf('ridge')]))[0]?.image.text()).toBe('other');
    expect(await thumbnails().count()).toBe(1);
  });

  test('are compared without being read, in batches', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await like(name);
    await thumbnails().put(names.map((name) => thumbnail(name, 'x', name)));
    const sizes: number[] = [];
    for await (const batch of thumbnails().looks(2)) sizes.push(batch.length);
    expect(sizes).toEqual([2, 2, 1]);
    const looks = await all(thumbnails().looks(2));
    expect(new Set(looks.map((one) => one.look))).toEqual(new Set(names.map(look)));
  });

  test('of a deleted Like are not compared, and are back with it', async () => {
    await like('ridge');
    await thumbnails().put([thumbnail('ridge', 'small')]);
    await setDeleted('ridge', true);
    expect(await all(thumbnails().looks(10))).toEqual([]);
    await setDeleted('ridge', false);
    expect(await all(thumbnails().looks(10))).toEqual([{ key: keyOf('ridge'), look: look('a') }]);
    await setDeleted('ridge', true);
    await like('ridge');
    expect(await all(thumbnails().looks(10))).toHaveLength(1);
    expect(await (await thumbnails().find([keyOf('ridge')]))[0]?.image.text()).toBe('small');
  });

  test('go along when a page shows that two Likes are one', async () => {
    const [small, large] = [await like('small'), await like('large')];
    const [first = '', second = ''] = [small, large].toSorted();
    const name = second === small ? 'small' : 'large';
    await thumbnails().put([thumbnail(name, 'mine')]);
    expect(await like('large', 'small')).toBe(first);
    const [moved, left] = await thumbnails().find([first, second]);
    expect([await moved?.image.text(), left]).toEqual(['mine', undefined]);
    expect(await all(thumbnails().looks(10))).toEqual([{ key: first, look: look('a') }]);
  });

  test('of a Like that has one already stay when another becomes part of it', async () => {
    const [first = '', second = ''] = [await like('small'), await like('large')].toSorted();
    await thumbnails().put([
      { ...thumbnail('small', first === keyOf('small') ? 'mine' : 'theirs'), key: keyOf('small') },
      { ...thumbnail('large', first === keyOf('large') ? 'mine' : 'theirs'), key: keyOf('large') },
    ]);
    await like('large', 'small');
    const [kept, left] = await thumbnails().find([first, second]);
    expect([await kept?.image.text(), left]).toEqual(['mine', undefined]);
    expect(await all(thumbnails().looks(10))).toHaveLength(1);
  });
});

describe('offline copies', () => {
  const originals = () => createOriginalsRepository(database);
  const original = (name: string, text: string) => ({ key: keyOf(name), image: bytes(text), storedAt: 5_000 });

  test('are found, known, counted without being read, and go', async () => {
    expect(await originals().usage()).toEqual({ count: 0, bytes: 0 });
    await originals().put(original('ridge', 'four'));
    await originals().put(original('lake', 'five!'));
    await originals().put(original('lake', 'seven!!'));
    expect(await originals().usage()).toEqual({ count: 2, bytes: 11 });
    expect(await originals().known([keyOf('ridge'), keyOf('none')])).toEqual(new Set([keyOf('ridge')]));
    const found = await originals().find(keyOf('lake'));
    expect(found).toMatchObject({ key: keyOf('lake'), storedAt: 5_000 });
    expect(await found?.image.text()).toBe('seven!!');
    await originals().remove([keyOf('lake'), keyOf('lake'), keyOf('none')]);
    expect(await originals().usage()).toEqual({ count: 1, bytes: 4 });
    expect(await originals().find(keyOf('lake'))).toBeUndefined();
  });

  test('of two Likes that become one are one, and counted so', async () => {
    const keys = [await like('small'), await like('large')].toSorted();
    await originals().put(original('small', 'four'));
    await originals().put(original('large', 'five!'));
    await like('large', 'small');
    expect(await originals().known(keys)).toEqual(new Set(keys.slice(0, 1)));
    expect(await originals().usage()).toEqual({ count: 1, bytes: keys[0] === keyOf('small') ? 4 : 5 });
  });
});

test('comparisons are kept once and told oldest first', async () => {
  const comparisons = createComparisonsRepository(database);
  const one = (id: string, at: number): Comparison => {
    return { id, session: 'session-1', at, chosen: keyOf('a'), rejected: keyOf('b') };
  };
  for (const comparison of [one('b', 2), one('c', 2), one('a', 9), one('d', 1)]) await comparisons.add(comparison);
  await comparisons.add(one('d', 5));
  const batches: string[][] = [];
  for await (const batch of comparisons.all(3)) batches.push(batch.map(({ id }) => id));
  expect(batches).toEqual([['d', 'b', 'c'], ['a']]);
});
