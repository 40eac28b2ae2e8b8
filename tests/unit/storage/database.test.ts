import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import type { LibraryReader } from '../../../lib/core/library/libraryReader.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { DATABASE_VERSION } from '../../../lib/storage/migrations/migrate.ts';
import { version1 } from '../../../lib/storage/migrations/version1.ts';
import { DATABASE_NAME } from '../../../lib/storage/schema.ts';
import frozen1 from '../../fixtures/databases/version1.json' with { type: 'json' };
import { installDatabase } from '../../support/databases.ts';
import { aLike } from '../../support/likes.ts';

let reader: LibraryReader;
const none = { liked: 0, disliked: 0, cleared: 0 };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  reader = createLibraryReader(createDatabase());
});

afterEach(() => {
  vi.restoreAllMocks();
});

function openRaw(version?: number): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE_NAME, version);
  return new Promise((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('It cannot be opened.')));
  });
}

test('makes way for a newer version of ours, and says that it is there', async () => {
  await reader.totals();
  const newer = await openRaw(DATABASE_VERSION + 1);
  newer.close();
  await expect(reader.totals()).rejects.toMatchObject({ code: 'storage-newer' });
});

test.each([
  { name: 'UnknownError', code: 'storage-unavailable' },
  { name: 'InvalidStateError', code: 'storage-unavailable' },
  { name: 'QuotaExceededError', code: 'storage-full' },
])('storage that refuses to open with $name is $code', async ({ name, code }) => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', name);
  });
  await expect(reader.totals()).rejects.toMatchObject({ code });
  vi.restoreAllMocks();
  // Storage that works again is used again.
  await expect(reader.totals()).resolves.toEqual(none);
});

test.each([
  { name: 'DataError', code: 'storage-damaged' },
  { name: 'UnknownError', code: 'storage-damaged' },
  { name: 'NotReadableError', code: 'storage-damaged' },
  { name: 'QuotaExceededError', code: 'storage-full' },
  { name: 'AbortError', code: 'storage-unavailable' },
])('a record that refuses to be read with $name is $code', async ({ name, code }) => {
  await reader.totals();
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('refused', name);
  });
  const listing = reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 });
  await expect(listing).rejects.toMatchObject({ code });
});

describe('a disk without room', () => {
  const estimate = (quota: number) =>
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota, usage: 36_690 }) } });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('is told from a damaged database that Chromium does not open', async () => {
    estimate(36_690);
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    });
    await expect(reader.totals()).rejects.toMatchObject({ code: 'storage-full' });
    estimate(1e9);
    await expect(reader.totals()).rejects.toMatchObject({ code: 'storage-unavailable' });
  });

  test('is known by Chromium’s words for a write that it did not take', async () => {
    await reader.totals();
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('Connection is closing because of: IO error: 3.log: FILE_ERROR_NO_SPACE', 'UnknownError');
    });
    const listing = reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 });
    await expect(listing).rejects.toMatchObject({ code: 'storage-full' });
  });

  test('is not blamed for a record that cannot be read', async () => {
    estimate(0);
    await reader.totals();
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('refused', 'DataError');
    });
    const listing = reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 });
    await expect(listing).rejects.toMatchObject({ code: 'storage-damaged' });
  });
});

test.each([1, 3])(
  'a connection that closes between its opening and its use is opened again: %i times',
  async (times) => {
    await reader.totals();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    for (let time = 0; time < times; time++) {
      transaction.mockImplementationOnce(() => {
        throw new DOMException('closing', 'InvalidStateError');
      });
    }
    await expect(reader.totals()).resolves.toEqual(none);
    expect(transaction.mock.calls.length).toBeGreaterThan(1);
  },
);

describe('an upgrade that an older page blocks', () => {
  const loaded = { liked: 1, disliked: 0, cleared: 1 };
  let older: IDBDatabase;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await installDatabase(1, version1, frozen1.stores);
    older = await openRaw(1);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Why it does not open, for somebody who asks now. */
  async function reasonOf(asked: LibraryReader): Promise<string> {
    const refusal = asked.totals().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await refusal).toMatchObject({ code: 'storage-waiting' });
    return String(await refusal);
  }

  test('says so, goes on by itself, and loses nothing', async () => {
    await vi.waitFor(async () => expect(await reasonOf(reader)).toMatch(/Another page of Likeable Gallery still/));
    older.close();
    expect(await reader.totals()).toEqual(loaded);
    expect((await openRaw()).version).toBe(DATABASE_VERSION);
  });

  test('is waited for by who wants that, and told', async () => {
    const onWaiting = vi.fn<(why: string | null) => void>();
    const waiting = createLibraryReader(createDatabase({ onWaiting })).totals();
    await vi.waitFor(() => {
      vi.advanceTimersByTime(2_000);
      expect(onWaiting).toHaveBeenLastCalledWith(expect.stringMatching(/^Another page/));
    });
    older.close();
    expect(await waiting).toEqual(loaded);
    expect(onWaiting).toHaveBeenLastCalledWith(null);
  });

  test('keeps others of ours waiting, who say that it takes long', async () => {
    const first = createLibraryReader(createDatabase());
    await vi.waitFor(async () => expect(await reasonOf(first)).toMatch(/Another page of Likeable Gallery still/));
    expect(await reasonOf(reader)).toMatch(/does not open yet/);
    older.close();
    expect(await reader.totals()).toEqual(loaded);
  });
});

test('a full disk keeps judgements out whole, and lets the library be read', async () => {
  const database = createDatabase();
  const likes = createLikesRepository(database);
  const store = (key: string) =>
    likes.change({
      operationId: `operation-${key.slice(0, 8)}`,
      identity: { key, aliases: [] },
      now: 1_000,
      apply: () => aLike({ key, aliases: [] }),
    });
  await store('a'.repeat(64));
  const refuse = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refuse);
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(refuse);
  await expect(store('b'.repeat(64))).rejects.toMatchObject({ code: 'storage-full' });
  const full = createLibraryReader(database);
  // Numbers that cannot be written may be old.
  expect(await full.totals()).toEqual(none);
  expect((await full.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10 })).likes).toHaveLength(1);
  vi.restoreAllMocks();
  expect(await full.totals()).toEqual({ liked: 1, disliked: 0, cleared: 0 });
});
