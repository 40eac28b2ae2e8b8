import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { PictureProgress } from '../../../lib/core/pictureWork.ts';
import { createOfflineCopies } from '../../../lib/services/pictures/offlineCopies.ts';
import { fakeFetcher, fakeMakeThumbnail, fakeOriginals, fakeThumbnails } from '../../support/fakePictures.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

const { signal } = new AbortController();

function copies(
  options: {
    limitBytes?: number;
    reasons?: Record<string, string>;
    known?: Record<string, Blob>;
  } = {},
) {
  const originals = fakeOriginals(options.known);
  const thumbnails = fakeThumbnails();
  const { asked, fetcher } = fakeFetcher(options.reasons);
  const offline = createOfflineCopies({
    originals,
    thumbnails,
    fetcher,
    makeThumbnail: fakeMakeThumbnail,
    contentHash: async (image) => `hash of ${await image.text()}`,
    now: () => 7,
    ...(options.limitBytes === undefined ? {} : { limitBytes: options.limitBytes }),
  });
  return { ...offline, originals, thumbnails, asked };
}

test('originals are kept, each with its thumbnail and the hash of its content', async () => {
  const { keep, originals, thumbnails, usage } = copies();
  const put = vi.spyOn(originals, 'put');
  const steps: PictureProgress[] = [];
  const kept = await keep(inBatches(likesOf(['a', 'bb', 'ccc', 'dddd'])), {
    signal,
    onProgress: (progress) => steps.push(progress),
  });
  expect(kept).toEqual({ kept: 4, known: 0, failures: [], failed: 0, overLimit: null });
  expect([...originals.stored.keys()]).toEqual(['a', 'bb', 'ccc', 'dddd']);
  expect(put.mock.calls[0]?.[0]).toMatchObject({ key: 'a', storedAt: 7 });
  expect(thumbnails.stored.get('bb')).toMatchObject({ width: 3, height: 2, content: 'hash of bb' });
  expect(steps.at(-1)).toEqual({ done: 4, failed: 0, bytes: 10 });
  expect(await usage()).toEqual({ count: 4, bytes: 10, limit: 1_000_000_000 });
});

test('what is kept already is not fetched again', async () => {
  const { keep, asked } = copies({ known: { a: new Blob(['a']), c: new Blob(['c']) } });
  const steps: number[] = [];
  const kept = await keep(inBatches(likesOf(['a', 'b', 'c', 'd'])), {
    signal,
    onProgress: ({ done }) => steps.push(done),
  });
  expect(kept).toMatchObject({ kept: 2, known: 2 });
  expect(asked).toEqual(['b', 'd']);
  expect(steps.at(-1)).toBe(4);
});

test('what cannot be fetched is told by name, and the rest is kept', async () => {
  const { keep, originals } = copies({ reasons: { b: 'It is gone.' } });
  expect(await keep(inBatches(likesOf(['a', 'b', 'c'])), { signal })).toMatchObject({
    kept: 2,
    failed: 1,
    failures: [{ key: 'b', url: 'b', reason: 'It is gone.' }],
  });
  expect([...originals.stored.keys()]).toEqual(['a', 'c']);
});

test('one that cannot be drawn is kept without a thumbnail', async () => {
  const { keep, originals, thumbnails } = copies();
  await keep(inBatches(likesOf(['undrawable'])), { signal });
  expect(originals.stored.size).toBe(1);
  expect(thumbnails.stored.size).toBe(0);
});

test('at the limit it ends with a sentence, and what is kept stays', async () => {
  const { keep, originals, usage } = copies({ limitBytes: 8, known: { z: new Blob(['zzz']) } });
  const kept = await keep(inBatches(likesOf(['aa', 'bb', 'cc', 'd', 'e'])), { signal });
  expect(kept.kept).toBe(2);
  expect(kept.overLimit).toMatch(/used up.*What was kept stays/);
  expect([...originals.stored.keys()]).toEqual(['z', 'aa', 'bb']);
  expect(await usage()).toEqual({ count: 3, bytes: 7, limit: 8 });
});

test.each([
  [1_000_000_000, '1 GB'],
  [2_500_000_000, '2.5 GB'],
  [500_000_000, '500 MB'],
])('a limit of %i bytes is %s', async (limitBytes, said) => {
  const { keep, originals } = copies({ limitBytes });
  originals.usage = async () => ({ count: 1, bytes: limitBytes });
  expect((await keep(inBatches(likesOf(['a'])), { signal })).overLimit).toContain(`may take ${said},`);
});

test('a full disk ends it with a sentence, another failure is thrown', async () => {
  const { keep, originals } = copies();
  const { put } = originals;
  originals.put = (original) =>
    original.key === 'b' ? Promise.reject(new CodedError('storage-full', 'full')) : put(original);
  expect(await keep(inBatches(likesOf(['a', 'b', 'c'])), { signal })).toMatchObject({
    kept: 1,
    overLimit: expect.stringContaining('The disk is full.') as string,
  });
  originals.put = () => Promise.reject(new CodedError('storage-unavailable', 'away'));
  await expect(keep(inBatches(likesOf(['c'])), { signal })).rejects.toThrow('away');
});

test('stopped, what is kept by then stays', async () => {
  const stopping = new AbortController();
  const { keep, originals } = copies();
  const keeping = keep(inBatches(likesOf(['a', 'b', 'c', 'd', 'e'])), {
    signal: stopping.signal,
    onProgress: ({ done }) => done === 2 && stopping.abort(),
  });
  await expect(keeping).rejects.toMatchObject({ name: 'AbortError' });
  expect([...originals.stored.keys()]).toEqual(['a', 'b']);
});

test('copies can be removed', async () => {
  const { remove, originals } = copies({ known: { a: new Blob(['a']), b: new Blob(['b']) } });
  await remove(['a', 'unknown']);
  expect([...originals.stored.keys()]).toEqual(['b']);
});

test('of many failures a thousand are named, and all are counted', async () => {
  const urls = Array.from({ length: 1200 }, (_, index) => String(index));
  const { keep } = copies({ reasons: Object.fromEntries(urls.map((url) => [url, 'No.'])) });
  const { failures, failed } = await keep(inBatches(likesOf(urls)), { signal });
  expect([failures.length, failed]).toEqual([1000, 1200]);
});
