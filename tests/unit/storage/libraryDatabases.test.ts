import { afterEach, expect, test, vi } from 'vitest';
import { libraryDatabases, presentDatabase } from '../../../lib/storage/libraryDatabases.ts';

const factory = (databases: IDBFactory['databases']) => ({ databases }) as IDBFactory;
const named = (...names: string[]) => factory(async () => names.map((name) => ({ name, version: 1 })));

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['none', named(), [], 'likeable-gallery'],
  ['one', named('likeable-gallery'), ['likeable-gallery'], 'likeable-gallery'],
  [
    'successors, by their number',
    named('likeable-gallery.10', 'likeable-gallery.9', 'likeable-gallery', 'other.2'),
    ['likeable-gallery', 'likeable-gallery.9', 'likeable-gallery.10'],
    'likeable-gallery.10',
  ],
])('the library is the last of %s', async (_, present, all, last) => {
  expect(await libraryDatabases(present)).toEqual(all);
  expect(await presentDatabase(present)).toBe(last);
});

test.each([
  ['no room', 0, 'storage-full'],
  ['room', 5_000_000, 'storage-unavailable'],
])('where the browser cannot say and there is %s, that is told', async (_, left, code) => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 10_000_000, usage: 10_000_000 - left }) } });
  const refusing = factory(() =>
    Promise.reject(new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')),
  );
  await expect(presentDatabase(refusing)).rejects.toMatchObject({ code });
});
