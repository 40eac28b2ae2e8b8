import { describe, expect, test, vi } from 'vitest';
import { key, keysOf, loadLibrary, many, settled } from './loadedLibrary.ts';

describe('originals', () => {
  test('that are gone are named, shown alone, and counted', async () => {
    const { model, fake } = await loadLibrary(many(300));
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
    const { model, fake } = await loadLibrary(many(1));
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
    const { model, fake } = await loadLibrary(many(1));
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
    const { model, fake } = await loadLibrary(many(2));
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
