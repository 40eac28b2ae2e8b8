import { describe, expect, test, vi } from 'vitest';
import { WHOLE_LIBRARY, type LibraryScope } from '../../../lib/core/library/libraryQuery.ts';
import { createPicturePermissions } from '../../../lib/services/pictures/picturePermissions.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

const scope: LibraryScope = { kind: 'filter', filter: WHOLE_LIBRARY };
const { signal } = new AbortController();

/** `held` as browsers take it: a pattern of all sites of a scheme holds each of them. */
function permissions(urls: readonly string[], held: readonly string[] = []) {
  const holds = (pattern: string): boolean =>
    held.includes(pattern) || held.includes(pattern.replace(/\/\/[^/]*/, '//*'));
  const has = vi.fn(async (patterns: readonly string[]) => patterns.every(holds));
  const all = vi.fn(() => inBatches(likesOf(urls)));
  return { missing: createPicturePermissions({ library: { all }, has }).missing, all, has };
}

const many = (count: number, scheme = 'https'): string[] =>
  Array.from({ length: count }, (_, index) => `${scheme}://site${index}.example/a.jpg`);

describe('what has to be asked for', () => {
  test.each<[string, string[], string[], string[]]>([
    ['nothing for nothing', [], [], []],
    [
      'each site once, without its port',
      ['https://a.example/1.jpg', 'https://a.example:8443/2.jpg', 'http://a.example/3.jpg', 'https://b.example/4.jpg'],
      [],
      ['https://a.example/*', 'http://a.example/*', 'https://b.example/*'],
    ],
    [
      'not what is held',
      ['https://a.example/1.jpg', 'https://b.example/2.jpg'],
      ['https://a.example/*'],
      ['https://b.example/*'],
    ],
    ['nothing where all is held', [...many(100), ...many(3, 'http')], ['https://*/*', 'http://*/*'], []],
    [
      'nothing for pictures without an address of a site',
      ['', 'data:image/png;base64,AA', 'blob:https://a.example/1', 'nonsense'],
      [],
      [],
    ],
    ['forty sites by their names', many(40), [], many(40).map((url) => url.replace('a.jpg', '*'))],
    ['all sites where they are more', many(41), [], ['http://*/*', 'https://*/*']],
    ['all sites of a scheme that is not held', [...many(60)], ['http://*/*'], ['https://*/*']],
    [
      'by their names the few that are missing of many',
      many(100),
      many(97).map((url) => url.replace('a.jpg', '*')),
      many(100)
        .slice(97)
        .map((url) => url.replace('a.jpg', '*')),
    ],
  ])('%s', async (_, urls, held, expected) => {
    const { missing } = permissions(urls, held);
    expect(await missing(scope, { signal })).toEqual(expected);
  });
});

test('it reads the scope that is meant', async () => {
  const { missing, all } = permissions(many(2));
  await missing({ kind: 'keys', keys: ['a'] }, { signal });
  expect(all).toHaveBeenCalledWith({ kind: 'keys', keys: ['a'] }, expect.any(Number));
});

test('stopped it reads no further', async () => {
  const stopping = new AbortController();
  const { has } = permissions([]);
  async function* endless() {
    for (;;) {
      yield likesOf(['https://a.example/1.jpg']);
      stopping.abort();
    }
  }
  const { missing } = createPicturePermissions({ library: { all: endless }, has });
  await expect(missing(scope, { signal: stopping.signal })).rejects.toMatchObject({ name: 'AbortError' });
});
