import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { judge } from '../../../lib/core/judging/judge.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createDatabase, type Database } from '../../../lib/storage/database.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createOriginalsRepository } from '../../../lib/storage/originalsRepository.ts';
import { createSpaceReader } from '../../../lib/storage/spaceReader.ts';
import { createThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import { aSnapshot } from '../../support/likes.ts';

let database: Database;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  database = createDatabase();
});

async function like(number: number, at: number): Promise<string> {
  const url = `https://images.example/${number}.jpg`;
  const picture = {
    key: pictureKey(url),
    snapshot: aSnapshot({ url, aliases: [url] }),
    page: { url: 'https://a.example/', title: 'A' },
  };
  await createLikesRepository(database).change({
    operationId: `operation-${number}-${at}`,
    now: at,
    identity: { key: picture.key, aliases: [url] },
    apply: (existing, moment) => judge(existing, { ...picture, liked: true }, moment),
  });
  return picture.key;
}

test('an empty library takes nothing', async () => {
  const nothing = { count: 0, bytes: 0 };
  expect(await createSpaceReader(database).used()).toEqual({ likes: nothing, thumbnails: nothing, originals: nothing });
});

test('what is counted is counted, and what is estimated is near', async () => {
  const image = new Blob(['x'.repeat(1000)], { type: 'image/webp' });
  for (let number = 0; number < 300; number++) {
    const key = await like(number, 1_000);
    if (number < 250) {
      await createThumbnailsRepository(database).put([{ key, image, width: 2, height: 2, look: 'a'.repeat(16) }]);
    }
    if (number < 2) await createOriginalsRepository(database).put({ key, image, storedAt: 1 });
  }
  const { likes, thumbnails, originals } = await createSpaceReader(database).used();
  expect(thumbnails).toEqual({ count: 250, bytes: 250_000 });
  expect(originals).toEqual({ count: 2, bytes: 2_000 });
  expect(likes.count).toBe(300);
  expect(likes.bytes / 300).toBeGreaterThan(500);
  expect(likes.bytes / 300).toBeLessThan(5_000);
});

test('what has changed since a time', async () => {
  const { changedSince } = createSpaceReader(database);
  await like(1, 1_000);
  await like(2, 2_000);
  await like(3, 3_000);
  expect(await changedSince(0)).toBe(3);
  expect(await changedSince(1_000)).toBe(2);
  expect(await changedSince(3_000)).toBe(0);
  await like(1, 4_000);
  expect(await changedSince(3_000)).toBe(1);
});
