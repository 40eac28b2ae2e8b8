import { describe, expect, test, vi } from 'vitest';
import { createLibraryModel } from '../../../../lib/state/library/createLibraryModel.ts';
import { fakeLibrary } from '../../../support/fakeLibrary.ts';
import { aLike } from '../../../support/likes.ts';
import { HOUR, key, keysOf, loadLibrary, many, now, settled } from './loadedLibrary.ts';

describe('the list', () => {
  test('comes a page at a time, each picture once', async () => {
    const { model, fake } = await loadLibrary(many(450));
    expect(model.shown.value).toHaveLength(200);
    expect(model.hasMore.value).toBe(true);
    // Asked for twice at once it is read once.
    await Promise.all([model.loadMore(), model.loadMore()]);
    expect(fake.listed).toHaveLength(2);
    await model.loadMore();
    await model.loadMore();
    expect(model.hasMore.value).toBe(false);
    expect(keysOf(model)).toEqual(Array.from({ length: 450 }, (_, index) => index));
  });

  test('shows small images kept here beside the original', async () => {
    const likes = many(2);
    const fake = fakeLibrary(likes);
    fake.thumbnails.set(key(1), { image: new Blob(['x'], { type: 'image/webp' }), width: 320, height: 213 });
    fake.originals.set(key(1), new Blob(['y'], { type: 'image/jpeg' }));
    const model = createLibraryModel({
      ...fake,
      writeAddress() {},
      now: () => now,
      newOperationId: () => 'operation',
      wait: async () => {},
      report: vi.fn(),
    });
    await model.load();
    const [first, second] = model.shown.value;
    expect(first?.variants).toEqual([{ url: 'https://example.org/ridge.jpg', mediaType: 'image/jpeg' }]);
    expect(second?.variants).toEqual([
      { url: 'https://example.org/ridge.jpg', mediaType: 'image/jpeg' },
      { url: expect.stringMatching(/^blob:/), mediaType: 'image/jpeg' },
      { url: expect.stringMatching(/^blob:/), width: 320, height: 213 },
    ]);
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    model.view.setFilter({ reactions: ['liked'] });
    await settled(model);
    expect(revoke.mock.calls.flat()).toEqual(second?.variants?.slice(1).map(({ url }) => url));
    revoke.mockRestore();
  });

  test('one picture changed makes one new object', async () => {
    const { model } = await loadLibrary(many(3));
    const before = model.shown.value;
    model.react(key(1), null);
    expect(model.shown.value.map((image, index) => image === before[index])).toEqual([true, false, true]);
  });

  test('that cannot be read says so and can be tried again', async () => {
    const { model, fake } = await loadLibrary(many(1));
    fake.failReading = true;
    await model.load();
    expect(model.status.value).toMatchObject({ kind: 'failed' });
    expect(keysOf(model)).toEqual([0]);
    await expect(model.loadMore()).resolves.toBeUndefined();
    fake.failReading = false;
    model.reload();
    await vi.waitFor(() => expect(model.status.value.kind).toBe('ready'));
  });

  test('only the latest question is answered', async () => {
    const { model, fake } = await loadLibrary(many(6));
    const { list } = fake.source;
    let release = (): void => {};
    const slow = new Promise<void>((resolve) => (release = resolve));
    fake.source.list = async (options) => {
      if (options.filter.reactions[0] === 'liked') await slow;
      return list(options);
    };
    model.view.setFilter({ reactions: ['liked'] });
    model.view.setFilter({ reactions: ['disliked'] });
    await settled(model);
    release();
    await slow;
    await new Promise((resolve) => setTimeout(resolve));
    expect(keysOf(model)).toEqual([1, 3, 5]);
  });
});

describe('what changes elsewhere', () => {
  test('comes first when it is new, changes in place, and moves nothing else', async () => {
    const { model, fake } = await loadLibrary(many(3));
    fake.set(aLike({ key: key(9), createdAt: now + 1 }));
    fake.set(aLike({ key: key(1), caption: 'Renamed', liked: null, createdAt: now - HOUR }));
    await model.refresh([key(9), key(1), 'unknown']);
    expect(model.shown.value.map(({ caption, liked }) => [caption, liked])).toEqual([
      ['A ridge in November', true],
      ['Picture 0', true],
      ['Renamed', null],
      ['Picture 2', true],
    ]);
  });

  test('in another order nothing new is put in between', async () => {
    const { model, fake } = await loadLibrary(many(3), 'library?sort=name');
    fake.set(aLike({ key: key(9), caption: 'Aa' }));
    await model.refresh([key(9)]);
    expect(keysOf(model)).toEqual([0, 1, 2]);
    expect(model.counts.value).toMatchObject({ liked: 3 });
  });

  test('is gone when it was deleted; what moves up behind is not put in front', async () => {
    const { model, fake } = await loadLibrary(many(300));
    await fake.client.request('library.change', { operationId: 'x', changes: [{ key: key(1), deleted: true }] });
    await model.refresh([key(1)]);
    expect(keysOf(model)).toEqual([0, ...Array.from({ length: 198 }, (_, index) => index + 2)]);
  });

  test('all of it, when so much changed that nobody says what', async () => {
    const { model, fake } = await loadLibrary(many(3));
    for (const like of many(3, () => ({ caption: 'New' }))) fake.set(like);
    await model.refresh();
    expect(model.shown.value.map(({ caption }) => caption)).toEqual(['New', 'New', 'New']);
  });
});

test('pages come with their pictures as these are asked for', async () => {
  const { model } = await loadLibrary(
    many(120, (index) => ({ page: { url: `https://a.example/${Math.floor(index / 2)}`, title: '' } })),
  );
  const { pages } = model;
  await pages.open();
  expect(pages.pages.value).toHaveLength(50);
  await pages.loadMore();
  expect(pages.pages.value).toHaveLength(60);
  expect(pages.hasMore.value).toBe(false);
  await pages.loadStrip('https://a.example/1');
  expect(pages.strips.value.get('https://a.example/1')?.map(({ caption }) => caption)).toEqual([
    'Picture 2',
    'Picture 3',
  ]);
  model.view.showPage('https://a.example/1');
  await settled(model);
  expect(keysOf(model)).toEqual([2, 3]);
});

test('numbers are read when they are asked for, and anew when something changed', async () => {
  const { model, fake } = await loadLibrary(many(2));
  expect(model.facets.statistics.value).toBeNull();
  model.facets.readStatistics();
  await vi.waitFor(() => expect(model.facets.statistics.value?.totals).toMatchObject({ liked: 1 }));
  fake.set(aLike({ key: key(7) }));
  await model.refresh([key(7)]);
  await vi.waitFor(() => expect(model.facets.statistics.value?.totals).toMatchObject({ liked: 2 }));
});

test('where a picture was judged is known', async () => {
  const { model } = await loadLibrary(many(1));
  expect(model.pageOf(key(0))).toEqual({ url: 'https://example.org/', title: 'Pictures of the week' });
  expect(model.pageOf(key(5))).toBeNull();
});
