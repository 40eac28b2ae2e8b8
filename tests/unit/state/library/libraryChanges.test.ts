import { describe, expect, test, vi } from 'vitest';
import { aLike } from '../../../support/likes.ts';
import { changesOf, key, keysOf, loadLibrary, many, now, settled } from './loadedLibrary.ts';

describe('judging', () => {
  test('keeps the card where it is and tells the background', async () => {
    const { model, fake } = await loadLibrary(many(3));
    model.react(key(1), true);
    expect(model.shown.value.map(({ liked }) => liked)).toEqual([true, true, true]);
    await vi.waitFor(() => expect(changesOf(fake)).toEqual([[{ key: key(1), liked: true }]]));
    await vi.waitFor(() => expect(model.counts.value).toMatchObject({ liked: 3, disliked: 0 }));
  });

  test('many at once go in messages, and what failed is named', async () => {
    const { model, fake } = await loadLibrary(many(120));
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
    const { model, fake } = await loadLibrary(many(2, () => ({ tags: ['old'], note: 'n' })));
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
    const { model, fake } = await loadLibrary(many(3, (index) => ({ tags: index === 0 ? ['red'] : [] })));
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
    const { model, fake } = await loadLibrary(many(1));
    fake.writesLeft = 0;
    await expect(model.changes.edit([key(0)], { caption: 'Cup' })).rejects.toThrow('disk');
    expect(model.shown.value[0]?.caption).toBe('Picture 0');
  });
});

describe('deleting', () => {
  test('goes in messages of 500, shows how far it is, and is one step back', async () => {
    const { model, fake } = await loadLibrary(many(1200));
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
    const { model, fake } = await loadLibrary(many(200));
    fake.writesLeft = 0;
    await model.changes.remove([key(3), key(5)]);
    expect(keysOf(model)).toHaveLength(200);
    expect(model.history.notice.value).toMatchObject({ tone: 'problem' });
    expect(model.history.notice.value?.message).toMatch(/2 pictures could not be deleted. The disk is full/);
    expect(model.history.undo()).toBeNull();
  });

  test('what was read before that is stored does not bring them back', async () => {
    const { model, fake } = await loadLibrary(many(5));
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
    const { model, fake } = await loadLibrary(many(4));
    await model.changes.remove([key(0), key(2)]);
    fake.set(aLike({ key: key(9), createdAt: now + 1 }));
    await model.refresh([key(9)]);
    model.history.undo();
    await vi.waitFor(() => expect(keysOf(model)).toEqual([9, 0, 1, 2, 3]));
  });
});

test('merging makes one of several, and several again', async () => {
  const { model, fake } = await loadLibrary(many(4, (index) => ({ tags: [`tag ${index}`] })));
  await model.changes.merge([key(1), key(2)]);
  expect(keysOf(model)).toEqual([0, 1, 3]);
  expect(await model.readDetails(key(1))).toMatchObject({ tags: ['tag 1', 'tag 2'] });
  model.history.undo();
  await vi.waitFor(() => expect(keysOf(model)).toEqual([0, 1, 2, 3]));
  await vi.waitFor(async () => expect(await model.readDetails(key(1))).toMatchObject({ tags: ['tag 1'] }));
  expect(fake.requests.map(([name]) => name)).toEqual(['library.merge', 'library.unmerge']);
});
