import { describe, expect, test, vi } from 'vitest';
import type { Like } from '../../../../lib/core/judging/like.ts';
import type { LikeChange } from '../../../../lib/core/judging/likeChange.ts';
import { createLibraryModel, type LiveLibraryModel } from '../../../../lib/state/library/createLibraryModel.ts';
import { fakeLibrary, type FakeLibrary } from '../../../support/fakeLibrary.ts';
import { aLike } from '../../../support/likes.ts';

const now = new Date(2026, 10, 22, 12).getTime();
const HOUR = 3_600_000;

const key = (index: number): string => index.toString(16).padStart(64, '0');
/** Newest first: picture 0 came last. */
const many = (count: number, fields: (index: number) => Partial<Like> = () => ({})): Like[] =>
  Array.from({ length: count }, (_, index) =>
    aLike({
      key: key(index),
      caption: `Picture ${index}`,
      liked: index % 2 === 0,
      createdAt: now - index * HOUR,
      updatedAt: now - index * HOUR,
      ...fields(index),
    }),
  );

interface Shown {
  readonly model: LiveLibraryModel;
  readonly fake: FakeLibrary;
  /** Fragments that were written: replacing ones begin with `=`. */
  readonly addresses: string[];
  readonly waits: number[];
  readonly report: (error: unknown) => void;
}

async function show(likes: readonly Like[], fragment = 'library'): Promise<Shown> {
  const fake = fakeLibrary(likes);
  const addresses: string[] = [];
  const waits: number[] = [];
  const report = vi.fn<(error: unknown) => void>();
  let operations = 0;
  const model = createLibraryModel({
    client: fake.client,
    source: fake.source,
    images: fake.images,
    work: fake.work,
    writeAddress: (written, replace) => void addresses.push(`${replace ? '=' : ''}${written}`),
    now: () => now,
    newOperationId: () => `operation-${operations++}`,
    wait: async (ms) => void waits.push(ms),
    report,
  });
  model.view.follow(fragment);
  await model.load();
  return { model, fake, addresses, waits, report };
}

const keysOf = (model: LiveLibraryModel): number[] =>
  model.shown.value.map((image) => Number.parseInt(image.key ?? '', 16));
const settled = (model: LiveLibraryModel) => vi.waitFor(() => expect(model.asking.value).toBe(false));
const changesOf = (fake: FakeLibrary): LikeChange[][] =>
  fake.requests.flatMap(([name, request]) =>
    name === 'library.change' ? [(request as { changes: LikeChange[] }).changes] : [],
  );

describe('the list', () => {
  test('comes a page at a time, each picture once', async () => {
    const { model, fake } = await show(many(450));
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
    const { model } = await show(many(3));
    const before = model.shown.value;
    model.react(key(1), null);
    expect(model.shown.value.map((image, index) => image === before[index])).toEqual([true, false, true]);
  });

  test('that cannot be read says so and can be tried again', async () => {
    const { model, fake } = await show(many(1));
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
    const { model, fake } = await show(many(6));
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

describe('the filter', () => {
  const likes = many(8, (index) => ({
    tags: index < 2 ? ['red'] : [],
    note: index === 5 ? 'print this' : '',
    page: { url: `https://${index < 4 ? 'a' : 'b'}.example/${index}`, title: 'Page' },
    ...(index === 6 ? { width: 100, height: 100 } : {}),
    mediaType: index === 7 ? 'image/gif' : 'image/jpeg',
    createdAt: now - index * 24 * HOUR,
  }));
  test.each([
    [{ reactions: ['liked'] }, [0, 2, 4, 6], 'library?reaction=liked'],
    [{ sites: ['b.example'] }, [4, 5, 6, 7], 'library?site=b.example'],
    [{ tags: ['red'] }, [0, 1], 'library?tag=red'],
    [{ sizes: ['small'] }, [6], 'library?size=small'],
    [{ kinds: ['animation'] }, [7], 'library?kind=animation'],
    [{ page: 'https://a.example/3' }, [3], 'library?page=https://a.example/3'],
    [{ text: ' print ' }, [5], 'library?q=+print+'],
  ] as const)('%j', async (changes, expected, address) => {
    const { model, addresses } = await show(likes);
    model.view.setFilter(changes);
    await settled(model);
    expect(keysOf(model)).toEqual(expected);
    expect(model.view.isFiltered.value).toBe(true);
    await vi.waitFor(() => expect(model.count.value).toBe(expected.length));
    expect(addresses).toEqual([address]);
    model.view.reset();
    await settled(model);
    expect(keysOf(model)).toHaveLength(8);
    expect(model.count.value).toBeNull();
  });

  test.each([
    ['today', [0]],
    ['week', [0, 1, 2, 3, 4, 5, 6]],
    [{ from: '2026-11-18', until: '2026-11-19' }, [3, 4]],
  ] as const)('dates %j', async (dates, expected) => {
    const { model } = await show(likes);
    model.view.setDates(dates);
    await settled(model);
    expect(keysOf(model)).toEqual(expected);
  });

  test('words being typed are waited for, and are one step to go back', async () => {
    const { model, fake, addresses, waits } = await show(likes);
    for (const text of ['p', 'pr', 'pri']) model.view.setFilter({ text });
    await settled(model);
    expect(waits.filter((ms) => ms === 150)).toHaveLength(3);
    expect(fake.listed.map(({ filter }) => filter.text)).toEqual(['', 'pri']);
    expect(addresses).toEqual(['library?q=p', '=library?q=pr', '=library?q=pri']);
  });

  test('how many pass is counted when the list does not know, and not for a question of the past', async () => {
    const { model, fake } = await show(many(600));
    const signals: AbortSignal[] = [];
    const { count } = fake.source;
    fake.source.count = async (filter, options) => {
      if (options?.signal) signals.push(options.signal);
      return count(filter, options);
    };
    model.view.setFilter({ reactions: ['liked'] });
    await vi.waitFor(() => expect(model.count.value).toBe(300));
    model.view.setFilter({ reactions: ['disliked'] });
    expect(signals[0]?.aborted).toBe(true);
    await vi.waitFor(() => expect(signals).toHaveLength(2));
  });

  test('the order can be chosen', async () => {
    const { model, addresses } = await show(likes);
    model.view.setSort('oldest');
    await settled(model);
    expect(keysOf(model)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(addresses).toEqual(['library?sort=oldest']);
  });
});

describe('the address', () => {
  test('brings filter, order and layout with it', async () => {
    const { model, addresses } = await show(many(4), 'library?reaction=disliked&sort=oldest&layout=grid');
    expect(keysOf(model)).toEqual([3, 1]);
    expect(model.view.address.value.layout).toBe('grid');
    // What was read is not written again.
    expect(addresses).toEqual([]);
  });

  test('going back asks for what was there', async () => {
    const { model } = await show(many(4));
    model.view.setFilter({ reactions: ['liked'] });
    await settled(model);
    model.view.follow('library');
    await settled(model);
    expect(keysOf(model)).toHaveLength(4);
  });

  test('a picture it names is in the list, wherever it would stand, and once', async () => {
    const far = await show(many(300), `library?picture=${key(250)}`);
    expect(keysOf(far.model).slice(0, 3)).toEqual([250, 0, 1]);
    const near = await show(many(3), `library?picture=${key(2)}`);
    expect(new Set(keysOf(near.model))).toEqual(new Set([0, 1, 2]));
    expect(near.model.shown.value).toHaveLength(3);
  });
});

describe('what changes elsewhere', () => {
  test('comes first when it is new, changes in place, and moves nothing else', async () => {
    const { model, fake } = await show(many(3));
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
    const { model, fake } = await show(many(3), 'library?sort=name');
    fake.set(aLike({ key: key(9), caption: 'Aa' }));
    await model.refresh([key(9)]);
    expect(keysOf(model)).toEqual([0, 1, 2]);
    expect(model.counts.value).toMatchObject({ liked: 3 });
  });

  test('is gone when it was deleted; what moves up behind is not put in front', async () => {
    const { model, fake } = await show(many(300));
    await fake.client.request('library.change', { operationId: 'x', changes: [{ key: key(1), deleted: true }] });
    await model.refresh([key(1)]);
    expect(keysOf(model)).toEqual([0, ...Array.from({ length: 198 }, (_, index) => index + 2)]);
  });

  test('all of it, when so much changed that nobody says what', async () => {
    const { model, fake } = await show(many(3));
    for (const like of many(3, () => ({ caption: 'New' }))) fake.set(like);
    await model.refresh();
    expect(model.shown.value.map(({ caption }) => caption)).toEqual(['New', 'New', 'New']);
  });
});

describe('judging', () => {
  test('keeps the card where it is and tells the background', async () => {
    const { model, fake } = await show(many(3));
    model.react(key(1), true);
    expect(model.shown.value.map(({ liked }) => liked)).toEqual([true, true, true]);
    await vi.waitFor(() => expect(changesOf(fake)).toEqual([[{ key: key(1), liked: true }]]));
    await vi.waitFor(() => expect(model.counts.value).toMatchObject({ liked: 3, disliked: 0 }));
  });

  test('many at once go in messages, and what failed is named', async () => {
    const { model, fake } = await show(many(120));
    fake.writesLeft = 1;
    model.reactMany(model.shown.value.map(({ key: picture = '' }) => [picture, null]));
    await vi.waitFor(() => expect(model.notSaved.value.size).toBe(70));
    expect(model.problem.value).toMatch(/disk is full/);
    fake.writesLeft = Infinity;
    model.saveAgain();
    await vi.waitFor(() => expect(fake.living().every(({ liked }) => liked === null)).toBe(true));
    const names = fake.requests.map(([, request]) => (request as { operationId: string }).operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('editing', () => {
  test('one picture, and back', async () => {
    const { model, fake } = await show(many(2, () => ({ tags: ['old'], note: 'n' })));
    await model.changes.edit([key(0)], { caption: 'Cup', note: '', addTags: ['red'], removeTags: ['old'] });
    expect(fake.living()[0]).toMatchObject({ caption: 'Cup', note: '', tags: ['red'] });
    expect(model.shown.value[0]?.caption).toBe('Cup');
    expect(await model.readDetails(key(0))).toMatchObject({ tags: ['red'], note: '' });
    expect(model.history.notice.value).toMatchObject({ message: 'Changed 1 picture', action: { label: 'Undo' } });
    model.history.undo();
    await vi.waitFor(() => expect(fake.living()[0]).toMatchObject({ caption: 'Picture 0', note: 'n', tags: ['old'] }));
    expect(model.history.notice.value).toBeNull();
    model.history.redo();
    await vi.waitFor(() => expect(fake.living()[0]).toMatchObject({ caption: 'Cup' }));
  });

  test('many, each as it needs it', async () => {
    const { model, fake } = await show(many(3, (index) => ({ tags: index === 0 ? ['red'] : [] })));
    await model.annotate([key(0), key(1), key(2)], { addTags: ['red'] });
    expect(changesOf(fake)).toEqual([
      [
        { key: key(1), addTags: ['red'] },
        { key: key(2), addTags: ['red'] },
      ],
    ]);
    model.history.undo();
    await vi.waitFor(() => expect(fake.living().map(({ tags }) => tags)).toEqual([['red'], [], []]));
  });

  test('fails as a whole when nothing could be stored', async () => {
    const { model, fake } = await show(many(1));
    fake.writesLeft = 0;
    await expect(model.changes.edit([key(0)], { caption: 'Cup' })).rejects.toThrow('disk');
    expect(model.shown.value[0]?.caption).toBe('Picture 0');
  });
});

describe('deleting', () => {
  test('goes in messages of 500, shows how far it is, and is one step back', async () => {
    const { model, fake } = await show(many(1200));
    while (model.hasMore.value) await model.loadMore();
    const steps: unknown[] = [];
    model.jobs.subscribe((jobs) => steps.push(jobs.map(({ done, total }) => [done, total])));
    const keys = model.shown.value.map(({ key: picture = '' }) => picture).slice(0, 1100);
    const done = model.changes.remove(keys);
    expect(keysOf(model)).toHaveLength(100);
    await done;
    expect(changesOf(fake).map(({ length }) => length)).toEqual([500, 500, 100]);
    expect(steps).toContainEqual([[1000, 1100]]);
    expect(model.jobs.value).toEqual([]);
    expect(model.history.notice.value?.message).toBe('Deleted 1,100 pictures');
    model.history.notice.value?.action?.run();
    await vi.waitFor(() => expect(keysOf(model)).toEqual(Array.from({ length: 1200 }, (_, index) => index)));
    expect(fake.living()).toHaveLength(1200);
  });

  test('what could not be deleted comes back, and is said', async () => {
    const { model, fake } = await show(many(200));
    fake.writesLeft = 0;
    await model.changes.remove([key(3), key(5)]);
    expect(keysOf(model)).toHaveLength(200);
    expect(model.history.notice.value).toMatchObject({ tone: 'problem' });
    expect(model.history.notice.value?.message).toMatch(/2 pictures could not be deleted. The disk is full/);
    expect(model.history.undo()).toBeNull();
  });

  test('what was read before that is stored does not bring them back', async () => {
    const { model, fake } = await show(many(5));
    const { request } = fake.client;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    Object.assign(fake.client, {
      request: async (...asked: Parameters<typeof request>) => {
        await held;
        return request(...asked);
      },
    });
    const removing = model.changes.remove([key(0)]);
    await model.refresh();
    model.reload();
    await settled(model);
    expect(fake.living()).toHaveLength(5);
    expect(keysOf(model)).toEqual([1, 2, 3, 4]);
    release();
    await removing;
    expect(fake.living()).toHaveLength(4);
    expect(keysOf(model)).toEqual([1, 2, 3, 4]);
  });

  test('and coming back, each in its place among what came in since', async () => {
    const { model, fake } = await show(many(4));
    await model.changes.remove([key(0), key(2)]);
    fake.set(aLike({ key: key(9), createdAt: now + 1 }));
    await model.refresh([key(9)]);
    model.history.undo();
    await vi.waitFor(() => expect(keysOf(model)).toEqual([9, 0, 1, 2, 3]));
  });
});

test('merging makes one of several, and several again', async () => {
  const { model, fake } = await show(many(4, (index) => ({ tags: [`tag ${index}`] })));
  await model.changes.merge([key(1), key(2)]);
  expect(keysOf(model)).toEqual([0, 1, 3]);
  expect(await model.readDetails(key(1))).toMatchObject({ tags: ['tag 1', 'tag 2'] });
  model.history.undo();
  await vi.waitFor(() => expect(keysOf(model)).toEqual([0, 1, 2, 3]));
  await vi.waitFor(async () => expect(await model.readDetails(key(1))).toMatchObject({ tags: ['tag 1'] }));
  expect(fake.requests.map(([name]) => name)).toEqual(['library.merge', 'library.unmerge']);
});

describe('duplicates', () => {
  const groups = [
    { reason: 'same', keys: [key(0), key(1)] },
    { reason: 'similar', keys: [key(2), key(3)] },
    { reason: 'same', keys: [key(4), key(5), key(6)] },
    // One of them is not in the library any more.
    { reason: 'same', keys: [key(7), 'gone'] },
  ] as const;
  const searched = async () => {
    const shown = await show(many(10));
    shown.fake.answers.findDuplicates = async () => groups;
    const { duplicates } = shown.model;
    duplicates.search();
    await vi.waitFor(() => expect(duplicates.status.value.kind).toBe('ready'));
    return { ...shown, duplicates };
  };

  test('are shown by groups, and one that is none can be hidden', async () => {
    const { duplicates } = await searched();
    expect(duplicates.shown.value.map(({ reason, pictures }) => [reason, pictures.length])).toEqual([
      ['same', 2],
      ['similar', 2],
      ['same', 3],
    ]);
    expect([duplicates.left.value, duplicates.exact.value]).toEqual([3, 2]);
    duplicates.dismiss(duplicates.shown.value[1]?.id ?? '');
    expect(duplicates.left.value).toBe(2);
  });

  test('are merged, and come back when that is undone', async () => {
    const { model, duplicates } = await searched();
    duplicates.merge(duplicates.shown.value[2]?.id ?? '');
    await vi.waitFor(() => expect(duplicates.left.value).toBe(2));
    expect(keysOf(model)).not.toContain(5);
    model.history.undo();
    await vi.waitFor(() => expect(duplicates.left.value).toBe(3));
    expect(keysOf(model)).toHaveLength(10);
  });

  test('all exact ones at once; a failure ends it and is said', async () => {
    const { model, fake, duplicates } = await searched();
    fake.writesLeft = 1;
    duplicates.mergeExact();
    await vi.waitFor(() => expect(model.history.notice.value?.tone).toBe('problem'));
    await vi.waitFor(() => expect(duplicates.merging.value).toBeNull());
    expect(duplicates.exact.value).toBe(1);
    fake.writesLeft = Infinity;
    duplicates.mergeExact();
    await vi.waitFor(() => expect(duplicates.exact.value).toBe(0));
  });

  test('the search tells how far it is and can be ended', async () => {
    const { model, fake } = await show(many(2));
    fake.answers.findDuplicates = ({ signal, onProgress }) =>
      new Promise((_, reject) => {
        onProgress(0.5);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const { duplicates } = model;
    duplicates.search();
    await vi.waitFor(() => expect(duplicates.status.value).toEqual({ kind: 'searching', share: 0.5 }));
    duplicates.cancel();
    await vi.waitFor(() => expect(duplicates.status.value.kind).toBe('idle'));
  });
});

describe('originals', () => {
  test('that are gone are named, shown alone, and counted', async () => {
    const { model, fake } = await show(many(300));
    fake.answers.checkOriginals = async (scope) => ({
      gone: scope.kind === 'keys' ? scope.keys.slice(1) : [],
      problem: null,
    });
    model.originals.check({ kind: 'keys', keys: [key(0), key(1), key(250)] }, ['https://example.org/a.jpg']);
    await vi.waitFor(() => expect(model.originals.broken.value).toEqual([key(1), key(250)]));
    model.view.showSubset({ label: 'Gone', keys: [key(1), key(250)] });
    await settled(model);
    expect(keysOf(model)).toEqual([1, 250]);
    expect(model.count.value).toBe(2);
    model.view.reset();
    await settled(model);
    expect(keysOf(model)).toHaveLength(200);
  });

  test('are not looked at without permission, which is asked for in the press itself', async () => {
    const { model, fake } = await show(many(1));
    const asked: unknown[] = [];
    fake.answers.askForSites = async (urls) => {
      asked.push(urls);
      return false;
    };
    const check = vi.fn();
    fake.answers.checkOriginals = check;
    model.originals.check({ kind: 'keys', keys: [key(0)] }, 'all');
    expect(asked).toEqual(['all']);
    await vi.waitFor(() => expect(model.history.notice.value?.message).toMatch(/needs your permission/));
    expect(check).not.toHaveBeenCalled();
  });

  test('are not taken for there when the check ended early', async () => {
    const { model, fake } = await show(many(1));
    fake.answers.checkOriginals = async () => ({ gone: [], problem: 'You are offline.' });
    model.originals.check({ kind: 'keys', keys: [key(0)] }, []);
    await vi.waitFor(() =>
      expect(model.history.notice.value).toMatchObject({
        tone: 'problem',
        message: 'Not every original was looked at. You are offline.',
      }),
    );
  });

  test('are kept offline, with the space that takes', async () => {
    const { model, fake } = await show(many(2));
    fake.answers.keepOffline = async (keys, { onProgress }) => {
      onProgress(1, 2);
      for (const kept of keys) fake.originals.set(kept, new Blob(['x'], { type: 'image/png' }));
      return { kept: 2, problem: null };
    };
    fake.answers.offlineUsage = async () => ({ count: fake.originals.size, bytes: 99, limit: 1000 });
    model.originals.keepOffline([key(0), key(1)], ['https://example.org/a.jpg']);
    await vi.waitFor(() => expect(model.history.notice.value?.message).toBe('2 pictures kept offline'));
    expect(model.originals.usage.value).toEqual({ count: 2, bytes: 99, limit: 1000 });
    expect(model.shown.value[0]?.variants).toHaveLength(2);
    expect(model.jobs.value).toEqual([]);
  });
});

test('pages come with their pictures as these are asked for', async () => {
  const { model } = await show(
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
  const { model, fake } = await show(many(2));
  expect(model.facets.statistics.value).toBeNull();
  model.facets.readStatistics();
  await vi.waitFor(() => expect(model.facets.statistics.value?.totals).toMatchObject({ liked: 1 }));
  fake.set(aLike({ key: key(7) }));
  await model.refresh([key(7)]);
  await vi.waitFor(() => expect(model.facets.statistics.value?.totals).toMatchObject({ liked: 2 }));
});

test('where a picture was judged is known', async () => {
  const { model } = await show(many(1));
  expect(model.pageOf(key(0))).toEqual({ url: 'https://example.org/', title: 'Pictures of the week' });
  expect(model.pageOf(key(5))).toBeNull();
});
