import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { pictureKey } from '../../../lib/core/pictureKey.ts';
import { createLikesService, type LikesService } from '../../../lib/services/likesService.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { aSnapshot } from '../../support/likes.ts';

const page = { url: 'https://example.org/', title: 'Example' };
const large = 'https://example.org/large.jpg';
const small = 'https://example.org/small.jpg';
const onChanged = vi.fn<(keys: readonly string[]) => void>();
let service: LikesService;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  onChanged.mockClear();
  service = createLikesService({ likes: createLikesRepository(createDatabase()), now: () => 1_000, onChanged });
});

function request(liked: boolean | null, addresses: string[] = [large, small], operationId = crypto.randomUUID()) {
  const [first = ''] = addresses;
  return { operationId, key: pictureKey(first), liked, snapshot: aSnapshot({ url: first, aliases: addresses }) };
}

test('a judgement is read again under each of the picture’s addresses', async () => {
  await service.set(request(true), page);
  const asked = [
    { key: pictureKey(large), aliases: [large] },
    { key: pictureKey(small), aliases: [small] },
    { key: pictureKey('https://example.org/other.jpg'), aliases: [] },
  ];
  expect(await service.read(asked)).toEqual([true, true, null]);
});

test('everyone who shows Likes hears the keys of every address, and nothing else', async () => {
  await service.set(request(true), page);
  expect(onChanged).toHaveBeenCalledOnce();
  expect(onChanged.mock.calls[0]?.[0].toSorted()).toEqual([pictureKey(large), pictureKey(small)].toSorted());
});

test('a key that is none of the addresses’ is refused, and nothing is stored', async () => {
  const forged = { ...request(true), key: pictureKey('https://bank.example/') };
  await expect(service.set(forged, page)).rejects.toMatchObject({ code: 'invalid-message' });
  expect(onChanged).not.toHaveBeenCalled();
});

test('a picture without any lasting address is known by the bytes’ key it was given', async () => {
  const key = 'd'.repeat(64);
  await service.set({ ...request(true), key, snapshot: aSnapshot({ url: '', aliases: [] }) }, page);
  expect(await service.read([{ key, aliases: [] }])).toEqual([true]);
});

test('the library changes the reaction to what it holds, and says when it does not', async () => {
  await service.set(request(true), page);
  const key = pictureKey(large);
  expect(await service.react({ operationId: 'operation-1', key, liked: null })).toEqual({ liked: null });
  expect(await service.read([{ key, aliases: [] }])).toEqual([null]);
  const unknown = { operationId: 'operation-2', key: 'e'.repeat(64), liked: true };
  await expect(service.react(unknown)).rejects.toMatchObject({ code: 'not-found' });
});
