import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { judge } from '../../../lib/core/judging/judge.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createComparisonsRepository } from '../../../lib/storage/comparisonsRepository.ts';
import { createDatabase, type Database } from '../../../lib/storage/database.ts';
import { createDeletedLibrary, type DeletedLibrary } from '../../../lib/storage/deletedLibrary.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createOriginalsRepository } from '../../../lib/storage/originalsRepository.ts';
import { createThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import { dumpDatabase } from '../../support/databases.ts';
import { aSnapshot } from '../../support/likes.ts';

let database: Database;
/** Of another page, which has its own connection. */
let elsewhere: Database;
let deleted: DeletedLibrary;
let operations = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  database = createDatabase();
  elsewhere = createDatabase();
  deleted = createDeletedLibrary(database);
});

const url = (name: string) => `https://images.example/${name}.jpg`;

async function like(name: string, liked = true, at = 1_000): Promise<string> {
  const picture = {
    key: pictureKey(url(name)),
    snapshot: aSnapshot({ url: url(name), aliases: [url(name)], caption: name }),
    page: { url: 'https://a.example/', title: 'A' },
  };
  const stored = await createLikesRepository(database).change({
    operationId: `operation-${++operations}`,
    now: at,
    judgedAt: at,
    identity: { key: picture.key, aliases: [url(name)] },
    apply: (existing, moment) => judge(existing, { ...picture, liked }, moment),
  });
  return stored?.key ?? '';
}

async function keepAll(key: string): Promise<void> {
  const image = new Blob(['bytes'], { type: 'image/webp' });
  await createThumbnailsRepository(database).put([{ key, image, width: 2, height: 2, look: 'a'.repeat(16) }]);
  await createOriginalsRepository(database).put({ key, image, storedAt: 1 });
  await createComparisonsRepository(database).add({ id: key, session: 's', at: 1, chosen: key, rejected: 'b' });
}

async function captions(of: Database = database): Promise<string[]> {
  const { likes } = await createLibraryReader(of).list({ filter: WHOLE_LIBRARY, sort: 'name', limit: 99 });
  return likes.map(({ caption, liked }) => `${caption} ${String(liked)}`);
}

const names = async () => (await indexedDB.databases()).map(({ name = '' }) => name);

test('everything is gone at once for everyone, and is put back exactly as it was', async () => {
  for (const name of ['a', 'b', 'c']) await keepAll(await like(name));
  await captions(elsewhere);
  const before = await dumpDatabase();

  await deleted.putAside();
  expect(await captions()).toEqual([]);
  expect(await deleted.isThere()).toBe(true);
  expect(await deleted.isAllThereIs()).toBe(true);
  // As pages do when they hear of it.
  await elsewhere.close();
  expect(await captions(elsewhere)).toEqual([]);
  expect(await createOriginalsRepository(database).usage()).toEqual({ count: 0, bytes: 0 });

  await deleted.putBack();
  expect(await captions()).toEqual(['a true', 'b true', 'c true']);
  expect(await captions(elsewhere)).toEqual(['a true', 'b true', 'c true']);
  expect(await dumpDatabase()).toEqual(before);
  expect(await names()).toEqual(['likeable-gallery']);
});

test('what was judged since comes along, and of one picture the later judgement stands', async () => {
  await like('a');
  await like('b');
  await deleted.putAside();
  await keepAll(await like('a', false, 2_000));
  await keepAll(await like('d', true, 2_000));
  expect(await deleted.isAllThereIs()).toBe(false);
  await deleted.putBack();
  expect(await captions()).toEqual(['a false', 'b true', 'd true']);
  const reader = createLibraryReader(database);
  expect(await reader.totals()).toEqual({ liked: 2, disliked: 1, cleared: 0 });
  expect(await createThumbnailsRepository(database).count()).toBe(2);
  expect(await createOriginalsRepository(database).usage()).toEqual({ count: 2, bytes: 10 });
  const { value: comparisons } = await createComparisonsRepository(database).all(9).next();
  expect(comparisons).toHaveLength(2);
});

test('forgotten, it cannot be put back, and the library goes on with what came since', async () => {
  await like('a');
  await deleted.putAside();
  await like('b');
  await deleted.forget();
  expect(await names()).toEqual(['likeable-gallery.2']);
  await expect(deleted.putBack()).rejects.toMatchObject({ code: 'not-found' });
  expect(await captions()).toEqual(['b true']);
  expect(await captions(createDatabase())).toEqual(['b true']);

  // And the next time.
  await deleted.putAside();
  expect(await captions()).toEqual([]);
  await deleted.putBack();
  expect(await captions()).toEqual(['b true']);
});

test('a page that is late finds the library that was put back, and makes no other', async () => {
  await like('a');
  await deleted.putAside();
  const { databases } = indexedDB;
  const stale = await indexedDB.databases();
  await deleted.putBack();
  let asked = 0;
  indexedDB.databases = () => (asked++ === 0 ? Promise.resolve(stale) : databases.call(indexedDB));
  expect(await captions(createDatabase())).toEqual(['a true']);
  expect(await names()).toEqual(['likeable-gallery']);
});
