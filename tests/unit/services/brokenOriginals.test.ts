import { expect, test } from 'vitest';
import type { PictureProgress } from '../../../lib/core/pictureWork.ts';
import { createBrokenOriginals, type PictureLoad } from '../../../lib/services/pictures/brokenOriginals.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

const { signal } = new AbortController();
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const site = (host: string, ...names: readonly (string | number)[]): string[] =>
  names.map((name) => `https://${host}.example/${name}`);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Pictures named `gone…` and `late…` are so. */
function originals(options: { isOnline?: () => boolean; answer?: (url: string) => Promise<PictureLoad> } = {}) {
  const asked: string[] = [];
  const running = new Map<string, number>();
  const most = { atHost: 0, inAll: 0 };
  const { check } = createBrokenOriginals({
    async load(url, { signal: ended }) {
      asked.push(url);
      const { host } = new URL(url);
      running.set(host, (running.get(host) ?? 0) + 1);
      most.atHost = Math.max(most.atHost, running.get(host) ?? 0);
      most.inAll = Math.max(
        most.inAll,
        [...running.values()].reduce((sum, count) => sum + count, 0),
      );
      await turn();
      running.set(host, (running.get(host) ?? 0) - 1);
      ended.throwIfAborted();
      if (options.answer) return options.answer(url);
      return url.includes('/gone') ? 'failed' : url.includes('/late') ? 'late' : 'loaded';
    },
    isOnline: options.isOnline ?? (() => true),
  });
  return { check, asked, most };
}

test('what cannot be loaded is told, with the reason', async () => {
  const { check } = originals();
  const steps: PictureProgress[] = [];
  const urls = ['gone1', 'there1', 'gone2', 'late', 'there2', 'gone3'].flatMap((name) => site(name, name));
  const { gone, ...rest } = await check(inBatches(likesOf(urls)), {
    signal,
    onProgress: (progress) => steps.push(progress),
  });
  expect(
    gone.map(({ url, reason }) => `${url.split('/').at(-1)}: ${reason}`).toSorted((a, b) => a.localeCompare(b)),
  ).toEqual([
    'gone1: It cannot be loaded any more.',
    'gone2: It cannot be loaded any more.',
    'gone3: It cannot be loaded any more.',
    'late: The site did not answer in time.',
  ]);
  expect(rest).toEqual({ checked: 6, passed: 0, stopped: null });
  expect(steps.at(-1)).toEqual({ done: 6, failed: 4, bytes: 0 });
});

test('pictures without an address of their own cannot be gone', async () => {
  const { check, asked } = originals();
  const urls = ['', 'data:image/png;base64,AA', 'blob:https://a.example/1', 'https://', ...site('a', 'there')];
  expect(await check(inBatches(likesOf(urls)), { signal })).toEqual({
    gone: [],
    checked: 1,
    passed: 4,
    stopped: null,
  });
  expect(asked).toHaveLength(1);
});

test('two at one host and six in all are asked for, and all in the end', async () => {
  const { check, most, asked } = originals();
  const urls = numbers(500).flatMap((index) => site('abcde'[index % 5] ?? '', index));
  expect(await check(inBatches(likesOf(urls)), { signal })).toMatchObject({ checked: 500, gone: [] });
  expect(most).toEqual({ atHost: 2, inAll: 6 });
  expect(new Set(asked).size).toBe(500);
});

test('offline nothing is called gone', async () => {
  const { check, asked } = originals({ isOnline: () => false });
  expect(await check(inBatches(likesOf(site('a', 'gone1', 'gone2'))), { signal })).toMatchObject({
    gone: [],
    checked: 0,
    stopped: expect.stringContaining('offline') as string,
  });
  expect(asked).toEqual([]);
});

test('offline in between, only what was certain before is called gone', async () => {
  let isOnline = true;
  const { check, asked } = originals({
    isOnline: () => isOnline,
    answer: async (url) => {
      if (url.endsWith('/gone-offline')) isOnline = false;
      return url.includes('/gone') ? 'failed' : 'loaded';
    },
  });
  const urls = ['gone-before', 'there', 'gone-perhaps', 'gone-offline', ...numbers(300)].flatMap((name) =>
    site('a', name),
  );
  const { gone, stopped } = await check(inBatches(likesOf(urls)), { signal });
  expect(gone.map(({ url }) => url)).toEqual(site('a', 'gone-before'));
  expect(stopped).toMatch(/offline/);
  expect(asked.length).toBeLessThan(10);
});

test('stopped it ends at once', async () => {
  const stopping = new AbortController();
  const { check, asked } = originals({ answer: () => new Promise(() => undefined) });
  const checking = check(inBatches(likesOf(numbers(500).flatMap((index) => site('a', index)))), {
    signal: stopping.signal,
  });
  await turn();
  await turn();
  stopping.abort(new Error('enough'));
  await expect(checking).rejects.toThrow('enough');
  expect(asked).toHaveLength(2);
});

test('a library that cannot be read is an error', async () => {
  const { check } = originals();
  async function* broken() {
    yield likesOf(site('a', 'there'));
    throw new Error('away');
  }
  await expect(check(broken(), { signal })).rejects.toThrow('away');
});
