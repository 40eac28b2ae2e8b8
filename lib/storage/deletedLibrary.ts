import { deleteDB } from 'idb';
import { CodedError } from '../core/codedError.ts';
import { mergeLikes } from '../core/judging/mergeLikes.ts';
import type { Place } from '../core/judging/place.ts';
import { text } from '../core/text.ts';
import { createComparisonsRepository } from './comparisonsRepository.ts';
import { createDatabase, type Database } from './database.ts';
import { databaseAfter, libraryDatabases, presentDatabase } from './libraryDatabases.ts';
import { createLikesRepository } from './likesRepository.ts';
import { createOriginalsRepository } from './originalsRepository.ts';
import type { StoredLike } from './schema.ts';
import { likeOf } from './storedLike.ts';
import { createThumbnailsRepository } from './thumbnailsRepository.ts';
import type { Connection, StoreName } from './writing.ts';

/** Rows that are copied at a time. */
const BATCH = 200;

/** The library as it was before the whole of it was deleted, and the way back to it. */
export interface DeletedLibrary {
  /** Puts an empty library in the place of the present one, which is kept as it is; takes as long with few Likes as with many. */
  putAside(): Promise<void>;
  /** Whether there is one that was put aside. */
  isThere(): Promise<boolean>;
  /** Whether there is, and nothing has come into the library since. */
  isAllThereIs(): Promise<boolean>;
  /**
   * Puts it back exactly as it was, and adds what has come into the library since. Stopped at any point, it can be done again.
   * @throws {CodedError} `not-found` where there is none.
   */
  putBack(): Promise<void>;
  /** Deletes it for good. */
  forget(): Promise<void>;
}

/** @param database The present library's. */
export function createDeletedLibrary(database: Database): DeletedLibrary {
  return {
    async putAside() {
      const empty = createDatabase({ name: databaseAfter(await presentDatabase()) });
      await empty.use(async () => undefined);
      await empty.close();
      // Whoever uses it next finds the empty one.
      await database.close();
    },

    isThere: async () => (await former()) !== undefined,

    isAllThereIs: async () =>
      (await former()) !== undefined && (await database.use((connection) => connection.count('likes'))) === 0,

    async putBack() {
      const name = await former();
      if (name === undefined) throw new CodedError('not-found', text('problem_deleted_for_good'));
      const kept = createDatabase({ name });
      await addAll(database, kept);
      await Promise.all([kept.close(), database.close()]);
      await deleteDB(await presentDatabase());
    },

    async forget() {
      for (const name of (await libraryDatabases()).slice(0, -1)) await deleteDB(name);
    },
  };

  async function former(): Promise<string | undefined> {
    return (await libraryDatabases()).at(-2);
  }
}

/** Adds what one library holds to another, as if it had come about there. */
async function addAll(from: Database, to: Database): Promise<void> {
  const likes = createLikesRepository(to);
  let after: Place | null = null;
  for (;;) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const rows: StoredLike[] = await from.use((connection) => connection.getAll('likes', range, BATCH));
    if (rows.length > 0) {
      const changes = rows.map(likeOf).map((like) => ({
        identity: like,
        apply: (existing: typeof like | undefined) => (existing === undefined ? like : mergeLikes(existing, like)),
      }));
      await likes.changeAll([{ operationId: crypto.randomUUID(), now: Date.now(), changes }]);
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)?.place ?? null;
  }

  const thumbnails = createThumbnailsRepository(from);
  for await (const keys of keysIn(from, 'thumbnails')) {
    const found = await thumbnails.find(keys);
    await createThumbnailsRepository(to).put(found.filter((thumbnail) => thumbnail !== undefined));
  }
  const originals = createOriginalsRepository(from);
  for await (const keys of keysIn(from, 'originals')) {
    for (const key of keys) {
      const original = await originals.find(key);
      if (original !== undefined) await createOriginalsRepository(to).put(original);
    }
  }
  for await (const comparisons of createComparisonsRepository(from).all(BATCH)) {
    for (const comparison of comparisons) await createComparisonsRepository(to).add(comparison);
  }
}

/** The keys of a store, some at a time. */
async function* keysIn(
  database: Database,
  store: Extract<StoreName, 'thumbnails' | 'originals'>,
): AsyncGenerator<readonly string[]> {
  let after: string | null = null;
  for (;;) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const keys: string[] = await database.use((connection: Connection) => connection.getAllKeys(store, range, BATCH));
    if (keys.length > 0) yield keys;
    if (keys.length < BATCH) return;
    after = keys.at(-1) ?? null;
  }
}
