import { unwrap, wrap, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { LibraryDatabase } from './schema.ts';

export type StoreName = StoreNames<LibraryDatabase>;
export type Connection = IDBPDatabase<LibraryDatabase>;
export type StoreValue<Name extends StoreName> = LibraryDatabase[Name]['value'];

type Wrapped = IDBPTransaction<LibraryDatabase, StoreName[], 'readwrite'>;

/** A transaction that writes. Only the stores that it was opened for can be reached through it. */
export interface Writing {
  /** The browser's own, for what every judgement does: wrapped in promises it would take a quarter longer. */
  readonly bare: IDBTransaction;
  readonly objectStore: Wrapped['objectStore'];
  /** Asks for a row to be written in place of one with the same key, and does not wait: the transaction tells of failure. */
  put<Name extends StoreName>(store: Name, row: StoreValue<Name>): void;
  /** The same for taking out. */
  delete(store: StoreName, key: IDBValidKey | IDBKeyRange): void;
}

/** The stores that a change of Likes may reach: see `MustTakeCare`. */
export const LIKE_STORES: readonly StoreName[] = ['likes', 'statistics', 'thumbnails', 'looks', 'originals', 'sync'];

/** Thrown by work that cannot be done with the few stores it has: it runs again with all. */
export class MustTakeCare extends Error {}

interface WritingOptions<Result> {
  readonly stores: readonly StoreName[];
  /** Those that it usually takes: opening others costs time. */
  readonly fewStores?: readonly StoreName[];
  readonly durability: 'strict' | 'relaxed';
  /**
   * Asks for all that is to be written, and need not wait for it. Runs again in a new transaction, `carefully`, when
   * something it added was there already, or when it asks for it.
   */
  readonly work: (transaction: Writing, carefully: boolean) => Promise<Result>;
}

/** Runs `work` in one transaction and settles when that is on disk: with all of it, or with none when anything fails. */
export async function inWriting<Result>(connection: Connection, options: WritingOptions<Result>): Promise<Result> {
  try {
    return await writeOnce(connection, options, false);
  } catch (error) {
    const isTaken = error instanceof DOMException && error.name === 'ConstraintError';
    if (!isTaken && !(error instanceof MustTakeCare)) throw error;
    return writeOnce(connection, options, true);
  }
}

async function writeOnce<Result>(
  connection: Connection,
  { stores, fewStores = stores, durability, work }: WritingOptions<Result>,
  carefully: boolean,
): Promise<Result> {
  const bare = unwrap(connection).transaction(carefully ? stores : fewStores, 'readwrite', { durability });
  const ended = new Promise<void>((resolve, reject) => {
    bare.addEventListener('complete', () => resolve());
    bare.addEventListener('abort', () =>
      reject(bare.error ?? new DOMException('The transaction was aborted.', 'AbortError')),
    );
  });
  // Handled below; an abort must not also count as an unhandled rejection.
  ended.catch(() => undefined);
  let result: Result;
  try {
    result = await work(writingIn(bare), carefully);
    // Spares the wait for the answers to what was written.
    bare.commit();
  } catch (error) {
    // What was waited for when another request failed only says that the transaction has ended.
    const reason: unknown = bare.error ?? error;
    abort(bare);
    throw reason;
  }
  await ended;
  return result;
}

function writingIn(bare: IDBTransaction): Writing {
  let wrapped: Wrapped | undefined;
  return {
    bare,
    objectStore(name) {
      if (wrapped === undefined) {
        wrapped = wrap(bare) as unknown as Wrapped;
        // How it ends is heard of above.
        wrapped.done.catch(() => undefined);
      }
      return wrapped.objectStore(name);
    },
    put: (store, row) => void bare.objectStore(store).put(row),
    delete: (store, key) => void bare.objectStore(store).delete(key),
  };
}

/** What a request of the browser's own answers. */
export function answerTo<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('The request failed.', 'UnknownError')),
    );
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: its own error is the one to tell.
  }
}
