import { expect, test, vi } from 'vitest';
import type { Looked } from '../../../lib/core/library/duplicates.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { LibraryScope } from '../../../lib/core/library/libraryQuery.ts';
import { createDuplicateSearch } from '../../../lib/services/duplicateSearch.ts';
import { aLike } from '../../support/likes.ts';
import { inBatches } from '../../support/manyLikes.ts';

const { signal } = new AbortController();
const photograph = '0f3a5c96b1d2e487';
const nearly = '0f3a5c96b1d2e486';
const key = (digit: string): string => digit.repeat(64);

function search(looks: readonly Looked[], likes: readonly Like[], { pause = vi.fn(async () => {}) } = {}) {
  const asked: LibraryScope[] = [];
  const byKey = new Map(likes.map((like) => [like.key, like]));
  const { find } = createDuplicateSearch({
    thumbnails: {
      count: async () => looks.length,
      async *looks(batch) {
        for (let start = 0; start < looks.length; start += batch) yield looks.slice(start, start + batch);
      },
    },
    library: {
      all: (scope) => {
        asked.push(scope);
        return inBatches(scope.kind === 'keys' ? scope.keys.flatMap((each) => byKey.get(each) ?? []) : []);
      },
    },
    pause,
  });
  return { find, asked, pause };
}

const liked = (digit: string, size: { width?: number; height?: number } = { width: 800, height: 600 }): Like =>
  aLike({ key: key(digit), ...size });

test('the same ones and those that are alike, the same ones first', async () => {
  const { find, asked } = search(
    [
      { key: key('1'), look: photograph },
      { key: key('2'), look: 'c5a0693f4e2d1b78', content: 'e'.repeat(64) },
      { key: key('3'), look: nearly },
      { key: key('4'), look: 'c5a0693f4e2d1b78', content: 'e'.repeat(64) },
      { key: key('5'), look: '5a5a1c3e7f00a3b9' },
      { key: key('6'), look: '5a5a1c3e7f00a3b9' },
      { key: key('7'), look: '93b60f1e2d4c7a58' },
    ],
    ['1', '2', '3', '4', '5', '6', '7'].map((digit) => liked(digit)),
  );
  expect(await find({ signal })).toEqual([
    { reason: 'same', keys: [key('2'), key('4')] },
    { reason: 'same', keys: [key('5'), key('6')] },
    { reason: 'similar', keys: [key('1'), key('3')] },
  ]);
  // Only what was found is read of the library.
  expect(asked).toEqual([{ kind: 'keys', keys: [1, 3, 2, 4, 5, 6].map((digit) => key(String(digit))) }]);
});

test('the same look at another size is alike only', async () => {
  const looks = ['1', '2'].map((digit) => ({ key: key(digit), look: photograph }));
  const { find } = search(looks, [liked('1'), liked('2', { width: 400, height: 300 })]);
  expect(await find({ signal })).toEqual([{ reason: 'similar', keys: [key('1'), key('2')] }]);
});

test('pictures that have left the library are no duplicates', async () => {
  const looks = ['1', '2', '3'].map((digit) => ({ key: key(digit), look: photograph }));
  expect(await search(looks, [liked('1')]).find({ signal })).toEqual([]);
  expect(await search(looks, [liked('1'), liked('3')]).find({ signal })).toEqual([
    { reason: 'same', keys: [key('1'), key('3')] },
  ]);
});

test('an empty library has none', async () => {
  expect(await search([], []).find({ signal })).toEqual([]);
});

test(
  'of a hundred thousand it pauses, tells how far it is, and reads groups a few at a time',
  { timeout: 60_000 },
  async () => {
    let state = 1;
    const random = (): string => {
      state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
      return Math.imul(state, 0x9e3779b1).toString(16).replace('-', '').padStart(8, '0');
    };
    const looks = Array.from({ length: 100_000 }, () => ({ key: random().repeat(8), look: random() + random() }));
    const copies = looks.slice(0, 3000).map(({ look }, index) => ({ key: String(index).padStart(64, '0'), look }));
    const all = [...looks, ...copies];
    const { find, asked, pause } = search(
      all,
      all.map((looked) => aLike({ key: looked.key })),
    );
    const shares: number[] = [];
    const found = await find({ signal, onProgress: (share) => shares.push(share) });
    expect(found.length).toBeGreaterThanOrEqual(2990);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
    expect(pause.mock.calls.length).toBeGreaterThan(5);
    for (const scope of asked) expect(scope.kind === 'keys' ? scope.keys.length : 0).toBeLessThan(600);
  },
);

test('stopped it ends', async () => {
  const stopping = new AbortController();
  const looks = Array.from({ length: 10 }, (_, index) => ({ key: key(String(index)), look: photograph }));
  const { find, asked } = search(looks, []);
  const finding = find({ signal: stopping.signal, onProgress: () => stopping.abort() });
  await expect(finding).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toEqual([]);
});
