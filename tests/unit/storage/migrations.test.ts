import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { reactTo } from '../../../lib/core/judge.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { DATABASE_VERSION } from '../../../lib/storage/migrations/migrate.ts';
import { version1 } from '../../../lib/storage/migrations/version1.ts';
import { DATABASE_NAME } from '../../../lib/storage/schema.ts';
import frozen from '../../fixtures/databases/version1.json' with { type: 'json' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** Puts a database as that version left it into the browser. */
async function install(version: number, create: (database: IDBDatabase) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open(DATABASE_NAME, version);
    opening.addEventListener('upgradeneeded', () => create(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const stores = Object.entries(frozen.stores);
      const transaction = opening.result.transaction(
        stores.map(([name]) => name),
        'readwrite',
      );
      for (const [name, rows] of stores) for (const row of rows) transaction.objectStore(name).put(row);
      transaction.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });
}

test('the present version is the newest frozen one', () => {
  expect(DATABASE_VERSION).toBe(frozen.version);
});

test('a library of version 1 opens with everything in it, and goes on from there', async () => {
  await install(1, version1);
  const repository = createLikesRepository(createDatabase());
  expect(await repository.counts()).toEqual({ liked: 1, disliked: 0, cleared: 1 });
  const [found] = await repository.find([{ key: '', aliases: ['https://frames.example/photos/ridge-480.jpg'] }]);
  expect(found).toMatchObject({ caption: 'Path below the Picos de Europa', liked: true });

  const changed = await repository.change({
    operationId: 'operation-of-today',
    identity: { key: found?.key ?? '', aliases: [] },
    now: 1,
    apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, false, moment)),
  });
  expect(changed?.stamps.liked.endsWith('k3v9x0qa')).toBe(true);
  expect((changed?.stamps.liked ?? '') > '0mwroe2fc-0003-k3v9x0qa').toBe(true);
});

test('an operation that version 1 applied is not applied again', async () => {
  await install(1, version1);
  const again = await createLikesRepository(createDatabase()).change({
    operationId: 'operation-of-version-1',
    identity: { key: frozen.stores.likes[0]?.key ?? '', aliases: [] },
    now: 1,
    apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, null, moment)),
  });
  expect(again?.liked).toBe(true);
});
