import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { TooManyDeletions } from '../../../lib/sync/runSync.ts';
import {
  createMemoryAdapter,
  createMemoryServer,
  unreachable,
  type MemoryServer,
} from '../../support/sync/memoryServer.ts';
import { createSyncDevice, type SyncDevice } from '../../support/sync/syncDevices.ts';

const START = 1_790_000_000_000;
const HOUR = 60 * 60 * 1000;
let server: MemoryServer;
let time = START;
const picture = (name: string | number): string => `https://images.example/${name}.jpg`;
const keyOf = (name: string | number): string => pictureKey(picture(name));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  server = createMemoryServer();
  time = START;
});

function device(name: string, clockOffset = 0): Promise<SyncDevice> {
  return createSyncDevice({
    name,
    adapter: (own) => createMemoryAdapter(server, own),
    now: () => (time += 1) + clockOffset,
  });
}

test('what one machine has judged, before and after it was connected, is on the other', async () => {
  const [a, b] = [await device('a'), await device('b')];
  for (let index = 0; index < 20; index++) await a.judge([picture(index)], index % 2 === 0);
  await a.sync();
  expect(await b.sync()).toBe(20);
  await a.change(keyOf(3), { caption: 'A lake', addTags: ['cold'] });
  await b.judge([picture(4)], false);
  for (const each of [a, b, a]) await each.sync();
  expect(await a.likes()).toEqual(await b.likes());
  expect((await b.likes()).find(({ key }) => key === keyOf(3))).toMatchObject({ caption: 'A lake', tags: ['cold'] });
});

test('what has come from a machine is not sent back', async () => {
  const [a, b] = [await device('a'), await device('b')];
  for (let index = 0; index < 10; index++) await a.judge([picture(index)], true);
  await a.sync();
  await b.sync();
  await b.sync();
  expect(server.log).toHaveLength(10);
});

test('a change is sent alone', async () => {
  const a = await device('a');
  for (let index = 0; index < 10; index++) await a.judge([picture(index)], true);
  await a.sync();
  await a.judge([picture(3)], false);
  await a.sync();
  await a.sync();
  expect(server.log).toHaveLength(11);
});

test('what was judged while the whole library was being sent follows', async () => {
  const [a, b] = [await device('a'), await device('b')];
  for (let index = 0; index < 9; index++) await a.judge([picture(index)], true);
  let requests = 0;
  server.fail = (when) => {
    requests += 1;
    if (when === 'after' && requests > 3) throw unreachable();
  };
  await expect(a.sync()).rejects.toThrow(CodedError);
  server.fail = () => undefined;
  await a.judge([picture(0)], false);
  await a.judge([picture('new')], true);
  await a.sync();
  await b.sync();
  expect(await b.likes()).toEqual(await a.likes());
});

test('pictures that one machine takes for one become one everywhere, under one key', async () => {
  const [a, b, c] = [await device('a'), await device('b'), await device('c')];
  await a.judge([picture('large')], true);
  await b.judge([picture('small')], true);
  for (const each of [a, b, c, a, b]) await each.sync();
  await c.judge([picture('large'), picture('small')], false);
  for (const each of [c, a, b, c, a, b]) await each.sync();
  const likes = await c.likes();
  expect(likes).toHaveLength(1);
  expect(await a.likes()).toEqual(likes);
  expect(await b.likes()).toEqual(likes);
});

test('a clock that is days ahead decides nothing that was judged later, and moves no other clock', async () => {
  const [a, b] = [await device('a', 3 * 24 * HOUR), await device('b')];
  await a.judge([picture('ridge')], true);
  await a.sync();
  await b.sync();
  await b.judge([picture('ridge')], false);
  const other = await b.judge([picture('lake')], true);
  await b.sync();
  await a.sync();
  expect((await a.likes()).find(({ key }) => key === keyOf('ridge'))?.liked).toBe(false);
  expect(Number.parseInt(other?.stamps.liked.slice(0, 9) ?? '', 36)).toBeLessThan(START + HOUR);
});

describe('many deletions', () => {
  async function deleteSome(count: number): Promise<[SyncDevice, SyncDevice]> {
    const [a, b] = [await device('a'), await device('b')];
    for (let index = 0; index < 60; index++) await a.judge([picture(index)], true);
    await a.sync();
    await b.sync();
    for (let index = 0; index < count; index++) await a.change(keyOf(index), { deleted: true });
    await a.sync();
    return [a, b];
  }
  const living = async (each: SyncDevice) => (await each.likes()).filter(({ deletedAt }) => deletedAt === undefined);

  test('a few are made', async () => {
    const [, b] = await deleteSome(12);
    await b.sync({ deletions: 'ask' });
    expect(await living(b)).toHaveLength(48);
  });

  test('more than a fifth are asked for first, and nothing is deleted before', async () => {
    const [, b] = await deleteSome(13);
    await expect(b.sync({ deletions: 'ask' })).rejects.toThrow(TooManyDeletions);
    expect(await living(b)).toHaveLength(60);
    await b.restart();
    await expect(b.sync({ deletions: 'ask' })).rejects.toThrow(TooManyDeletions);
    expect(await living(b)).toHaveLength(60);
    await b.sync({ deletions: 'agreed' });
    expect(await living(b)).toHaveLength(47);
  });

  test('refused, they are put back on the machine that made them', async () => {
    const [a, b] = await deleteSome(30);
    await expect(b.sync({ deletions: 'ask' })).rejects.toThrow(TooManyDeletions);
    await b.sync({ deletions: 'refused' });
    await a.sync();
    expect(await living(b)).toHaveLength(60);
    expect(await living(a)).toEqual(await living(b));
  });
});
