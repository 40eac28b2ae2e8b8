import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createLikesService, type LikesService } from '../../../lib/services/likesService.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createJudgementsRepository } from '../../../lib/storage/judgementsRepository.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../../lib/storage/mergesRepository.ts';
import { aSnapshot } from '../../support/likes.ts';

const page = { url: 'https://example.org/', title: 'Example' };
const large = 'https://example.org/large.jpg';
const small = 'https://example.org/small.jpg';
const onChanged = vi.fn<(keys: readonly string[]) => void>();
let service: LikesService;
let now: number;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  onChanged.mockClear();
  now = 1_000;
  const database = createDatabase();
  service = createLikesService({
    likes: createLikesRepository(database),
    merges: createMergesRepository(database),
    judgements: createJudgementsRepository(database),
    now: () => now,
    onChanged,
  });
});

function request(liked: boolean | null, addresses: string[] = [large, small], operationId = crypto.randomUUID()) {
  const [first = ''] = addresses;
  return {
    operationId,
    key: pictureKey(first),
    liked,
    at: 1_000,
    snapshot: aSnapshot({ url: first, aliases: addresses }),
  };
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

describe('judgements of one picture from several places', () => {
  const asked = [{ key: pictureKey(large), aliases: [large] }];

  test('the one that was made last stands when an earlier one comes after it, and everyone is told', async () => {
    await service.set({ ...request(true), at: 900 }, page);
    onChanged.mockClear();
    expect(await service.set({ ...request(false), at: 800 }, page)).toEqual({ liked: true });
    await service.setMany([{ ...request(false), at: 899 }], page);
    expect(await service.read(asked)).toEqual([true]);
    expect(onChanged).toHaveBeenCalledTimes(2);
  });

  test('of the same moment, the one that comes last stands', async () => {
    await service.set({ ...request(true), at: 900 }, page);
    await service.set({ ...request(false), at: 900 }, page);
    expect(await service.read(asked)).toEqual([false]);
  });

  test('none is made later than now, whatever it says', async () => {
    await service.set({ ...request(true), at: 9_000_000 }, page);
    await service.set(request(false), page);
    expect(await service.read(asked)).toEqual([false]);
  });

  test('what was judged before the clock was put back hinders nobody', async () => {
    now = 5_000;
    await service.set({ ...request(true), at: 5_000 }, page);
    now = 1_000;
    await service.set({ ...request(false), at: 1_000 }, page);
    expect(await service.read(asked)).toEqual([false]);
  });

  test('a tag that came later is no judgement; what was judged or deleted in the library is', async () => {
    const { key, snapshot } = request(true);
    await service.annotate(
      { operationId: 'tag', pictures: [{ key, snapshot }], annotation: { addTags: ['ridge'] } },
      page,
    );
    await service.set({ ...request(true), at: 800 }, page);
    expect(await service.read(asked)).toEqual([true]);
    await service.change({ operationId: 'dislike', changes: [{ key, liked: false }] });
    await service.set({ ...request(true), at: 900 }, page);
    expect(await service.read(asked)).toEqual([false]);
    await service.change({ operationId: 'delete', changes: [{ key, deleted: true }] });
    await service.set({ ...request(true), at: 900 }, page);
    expect(await service.read(asked)).toEqual([null]);
  });
});

function several(count: number, liked: boolean | null = true) {
  return Array.from({ length: count }, (_, index) => request(liked, [`https://example.org/${index}.jpg`]));
}

const identities = (requests: ReturnType<typeof several>) =>
  requests.map(({ key, snapshot: { aliases } }) => ({ key, aliases }));

describe('several judgements', () => {
  test('are read again, and told of once', async () => {
    const requests = several(100);
    await service.setMany(requests, page);
    expect(await service.read(identities(requests))).toEqual(requests.map(() => true));
    expect(onChanged).toHaveBeenCalledOnce();
    expect(onChanged.mock.calls[0]?.[0].toSorted()).toEqual(requests.map(({ key }) => key).toSorted());
  });

  test('change nothing the second time', async () => {
    const requests = several(3);
    await service.setMany(requests, page);
    await service.set(request(false, ['https://example.org/1.jpg']), page);
    await service.setMany(requests, page);
    expect(await service.read(identities(requests))).toEqual([true, false, true]);
  });

  test('with one key that is none of the addresses’ are refused, all of them', async () => {
    const [first, second, third] = several(3);
    const forged = { ...request(true), key: pictureKey('https://bank.example/') };
    const requests = [first, second, forged, third].filter((one) => one !== undefined);
    await expect(service.setMany(requests, page)).rejects.toMatchObject({ code: 'invalid-message' });
    expect(await service.read(identities(requests))).toEqual([null, null, null, null]);
    expect(onChanged).not.toHaveBeenCalled();
  });

  test('with more addresses than one announcement may carry are told of in several', async () => {
    const requests = Array.from({ length: 30 }, (_, picture) =>
      request(
        true,
        Array.from({ length: 400 }, (__, index) => `https://example.org/${picture}/${index}.jpg`),
      ),
    );
    await service.setMany(requests, page);
    expect(onChanged.mock.calls.map(([keys]) => keys.length)).toEqual([10_000, 2_000]);
  });
});

describe('tags and notes', () => {
  const operationId = 'operation-1';
  const [cat, dog] = several(2);
  if (cat === undefined || dog === undefined) throw new Error('There are two.');
  const pictures = [cat, dog].map(({ key, snapshot }) => ({ key, snapshot }));
  const asked = identities([cat, dog]);

  test('of pictures nobody knows are nothing', async () => {
    expect(await service.details(asked)).toEqual([null, null]);
  });

  test('are kept for pictures that were judged and for those that were not', async () => {
    await service.set(cat, page);
    await service.annotate({ operationId, pictures, annotation: { addTags: [' pets '], note: 'Whose?' } }, page);
    expect(await service.details(asked)).toEqual([
      { tags: ['pets'], note: 'Whose?', judgedAt: 1_000 },
      { tags: ['pets'], note: 'Whose?' },
    ]);
    expect(await service.read(asked)).toEqual([true, null]);
  });

  test('are told of once, with the keys of all pictures', async () => {
    await service.annotate({ operationId, pictures, annotation: { addTags: ['pets'] } }, page);
    expect(onChanged.mock.calls.map(([keys]) => keys.toSorted())).toEqual([[cat.key, dog.key].toSorted()]);
  });

  test('are changed once by one operation, however often it is asked for', async () => {
    const asking = { operationId, pictures, annotation: { addTags: ['pets'] } };
    await service.annotate(asking, page);
    await service.annotate({ operationId: 'operation-2', pictures, annotation: { removeTags: ['pets'] } }, page);
    await service.annotate(asking, page);
    expect(await service.details(asked)).toMatchObject([{ tags: [] }, { tags: [] }]);
  });

  test('that are too long are refused, for all pictures', async () => {
    await service.annotate({ operationId, pictures: pictures.slice(0, 1), annotation: { note: 'Whose?' } }, page);
    const ninety = Array.from({ length: 90 }, (_, index) => `tag ${index}`);
    const other = Array.from({ length: 20 }, (_, index) => `other ${index}`);
    const onlyCat = { operationId: 'operation-2', pictures: pictures.slice(0, 1), annotation: { addTags: ninety } };
    await service.annotate(onlyCat, page);
    // The dog would have room for them.
    const both = { operationId: 'operation-3', pictures: pictures.toReversed(), annotation: { addTags: other } };
    await expect(service.annotate(both, page)).rejects.toMatchObject({ code: 'invalid-message' });
    expect(await service.details(asked)).toMatchObject([{ tags: ninety.toSorted(), note: 'Whose?' }, null]);
  });

  test('for a key that is none of the picture’s are refused', async () => {
    const forged = [...pictures, { key: 'd'.repeat(64), snapshot: cat.snapshot }];
    const asking = { operationId, pictures: forged, annotation: { addTags: ['pets'] } };
    await expect(service.annotate(asking, page)).rejects.toMatchObject({ code: 'invalid-message' });
    expect(await service.details(asked)).toEqual([null, null]);
  });

  test('are found under every address, and stay when the picture is judged', async () => {
    const both = request(true, [large, small]);
    const picture = { key: both.key, snapshot: both.snapshot };
    await service.annotate({ operationId, pictures: [picture], annotation: { note: 'Mine' } }, page);
    await service.set(request(false, [small]), page);
    expect(await service.details([{ key: pictureKey(large), aliases: [] }])).toEqual([
      { tags: [], note: 'Mine', judgedAt: 1_000 },
    ]);
  });
});

describe('the library', () => {
  const [cat, dog, bird] = several(3);
  if (cat === undefined || dog === undefined || bird === undefined) throw new Error('There are three.');
  const asked = identities([cat, dog, bird]);
  const operationId = 'operation-1';

  beforeEach(async () => {
    await service.setMany([cat, dog], page);
    onChanged.mockClear();
  });

  test('changes what it holds, passes over what it does not, and tells of it once', async () => {
    const changes = [cat, dog, bird].map(({ key }) => ({ key, liked: null, addTags: ['pets'], note: 'Mine' }));
    expect(await service.change({ operationId, changes })).toEqual({ changed: 2 });
    expect(await service.read(asked)).toEqual([null, null, null]);
    expect(await service.details(asked)).toMatchObject([{ tags: ['pets'], note: 'Mine' }, { tags: ['pets'] }, null]);
    expect(onChanged.mock.calls.map(([keys]) => keys.toSorted())).toEqual([[cat.key, dog.key].toSorted()]);
  });

  test('changes once what is asked for twice, and answers alike', async () => {
    const changes = [{ key: cat.key, liked: null }];
    await service.change({ operationId, changes });
    await service.change({ operationId: 'operation-2', changes: [{ key: cat.key, liked: false }] });
    expect(await service.change({ operationId, changes })).toEqual({ changed: 1 });
    expect(await service.read(asked.slice(0, 1))).toEqual([false]);
  });

  test('changes all or none', async () => {
    const changes = [
      { key: cat.key, liked: false },
      { key: dog.key, note: 'x'.repeat(10_001) },
    ];
    await expect(service.change({ operationId, changes })).rejects.toMatchObject({ code: 'invalid-message' });
    expect(await service.read(asked.slice(0, 1))).toEqual([true]);
    expect(onChanged).not.toHaveBeenCalled();
  });

  test('takes pictures out and puts them back as they were', async () => {
    await service.change({ operationId, changes: [{ key: cat.key, deleted: true }] });
    expect(await service.read(asked.slice(0, 1))).toEqual([null]);
    expect(await service.change({ operationId: 'operation-2', changes: [{ key: cat.key, liked: false }] })).toEqual({
      changed: 0,
    });
    await service.change({ operationId: 'operation-3', changes: [{ key: cat.key, deleted: false }] });
    expect(await service.read(asked.slice(0, 1))).toEqual([true]);
  });

  test('makes one Like of two and two of it again, and tells of all of them', async () => {
    const told = () => new Set(onChanged.mock.calls.flatMap(([keys]) => keys));
    const { key, undo } = await service.merge({ operationId, keys: [cat.key, dog.key] });
    expect(told()).toEqual(new Set([cat.key, dog.key]));
    await service.change({ operationId: 'operation-2', changes: [{ key, deleted: true }] });
    expect(await service.read(asked)).toEqual([null, null, null]);
    await expect(service.unmerge({ undo })).rejects.toMatchObject({ code: 'not-found' });

    await service.setMany(
      [cat, bird].map((one) => ({ ...one, operationId: crypto.randomUUID() })),
      page,
    );
    const again = await service.merge({ operationId: 'operation-3', keys: [cat.key, bird.key] });
    onChanged.mockClear();
    await service.unmerge(again);
    expect(told().has(bird.key)).toBe(true);
    expect(await service.read(asked.slice(2))).toEqual([true]);
  });
});
