import type { Original } from '../core/pictures/thumbnail.ts';
import type { Database } from './database.ts';
import { countOriginals } from './keptPictures.ts';
import { inWriting, type Writing } from './writing.ts';

/** Offline copies. */
export interface OriginalsRepository {
  find(key: string): Promise<Original | undefined>;
  /** Which of `keys` have a copy. */
  known(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** @throws {CodedError} `storage-full` */
  put(original: Original): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** All copies together; known without reading them. */
  usage(): Promise<{ readonly count: number; readonly bytes: number }>;
}

export function createOriginalsRepository(database: Database): OriginalsRepository {
  return {
    find: (key) =>
      database.use(async (connection) => {
        const row = await connection.get('originals', key);
        return row === undefined ? undefined : { key: row.key, image: row.image, storedAt: row.storedAt };
      }),

    known: (keys) =>
      database.use(async (connection) => {
        const { store } = connection.transaction('originals');
        const found = await Promise.all(keys.map((key) => store.getKey(key)));
        return new Set(found.filter((key) => key !== undefined));
      }),

    put: ({ key, image, storedAt }) =>
      write(async (transaction) => {
        const store = transaction.objectStore('originals');
        const former = await store.get(key);
        const bytes = image.size;
        transaction.put('originals', { key, image, storedAt, bytes });
        await countOriginals(transaction, former === undefined ? 1 : 0, bytes - (former?.bytes ?? 0));
      }),

    remove: (keys) =>
      write(async (transaction) => {
        const store = transaction.objectStore('originals');
        const rows = await Promise.all([...new Set(keys)].map((key) => store.get(key)));
        const there = rows.filter((row) => row !== undefined);
        for (const { key } of there) transaction.delete('originals', key);
        const bytes = there.reduce((sum, row) => sum + row.bytes, 0);
        if (there.length > 0) await countOriginals(transaction, -there.length, -bytes);
      }),

    usage: () =>
      database.use(async (connection) => {
        const row = await connection.get('sync', 'originals');
        return row?.name === 'originals' ? { count: row.count, bytes: row.bytes } : { count: 0, bytes: 0 };
      }),
  };

  function write(work: (transaction: Writing) => Promise<void>): Promise<void> {
    return database.use((connection) =>
      inWriting(connection, { stores: ['originals', 'sync'], durability: 'relaxed', work }),
    );
  }
}
