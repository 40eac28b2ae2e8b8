import { CodedError } from '../../core/codedError.ts';
import { notOpened } from '../../storage/storageError.ts';
import { text } from '../../core/text.ts';

/** A record as it lies in its store, or that it could not be read. */
export type StoredRecord =
  | { readonly key: IDBValidKey; readonly isRead: true; readonly value: unknown }
  | { readonly key: IDBValidKey; readonly isRead: false };

interface ReadOptions {
  readonly signal: AbortSignal;
  /** Called once, before the first records. */
  readonly onTotal: (count: number | null) => void;
}

/** Records read in one transaction. */
const BATCH = 200;

/**
 * Opens a database in whatever version it is.
 * @throws {CodedError} `not-found` where there is none: it is not created; `storage-full` or `storage-unavailable`
 * where it does not open.
 */
export function openAsItIs(factory: IDBFactory, name: string, signal: AbortSignal): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let isThere = true;
    const request = factory.open(name);
    request.addEventListener('upgradeneeded', () => {
      isThere = false;
      // Takes the making of it back (IndexedDB, "abort an upgrade transaction").
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      if (signal.aborted) request.result.close();
      resolve(request.result);
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      if (isThere) notOpened(request.error ?? new DOMException(text('gallery_no_reason'))).then(reject, reject);
      else reject(new CodedError('not-found', text('problem_no_library')));
    });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/**
 * Every record of a store that can be come by, and the keys of those that can be found but not read. Where a cursor does
 * not get past a place, the rest is read from the other end.
 */
export async function* readStore(
  database: IDBDatabase,
  store: string,
  { signal, onTotal }: ReadOptions,
): AsyncGenerator<readonly StoredRecord[]> {
  const [total = null] = await inStore(database, store, (records) => [records.count()]).catch(() => []);
  onTotal(total);
  let lower: IDBKeyRange | null = null;
  for (;;) {
    signal.throwIfAborted();
    const { keys, end } = await readKeys(database, store, lower, 'next');
    yield await readRecords(database, store, keys);
    const last = keys.at(-1);
    if (last !== undefined) lower = IDBKeyRange.lowerBound(last, true);
    if (end === 'end') return;
    if (end === 'failed') break;
  }
  let range = lower;
  for (;;) {
    signal.throwIfAborted();
    const { keys, end } = await readKeys(database, store, range, 'prev');
    yield await readRecords(database, store, keys);
    const last = keys.at(-1);
    if (end !== 'more' || last === undefined) return;
    range = between(lower, last);
  }
}

function between(lower: IDBKeyRange | null, upper: IDBValidKey): IDBKeyRange {
  return lower === null
    ? IDBKeyRange.upperBound(upper, true)
    : IDBKeyRange.bound(lower.lower as IDBValidKey, upper, true, true);
}

interface FoundKeys {
  readonly keys: readonly IDBValidKey[];
  readonly end: 'more' | 'end' | 'failed';
}

/** By a key cursor, which reads no values: those may be what is damaged. */
function readKeys(
  database: IDBDatabase,
  store: string,
  range: IDBKeyRange | null,
  direction: IDBCursorDirection,
): Promise<FoundKeys> {
  return new Promise((resolve) => {
    const keys: IDBValidKey[] = [];
    const fail = (): void => resolve({ keys, end: 'failed' });
    try {
      const transaction = database.transaction(store);
      transaction.addEventListener('abort', fail);
      const request = transaction.objectStore(store).openKeyCursor(range, direction);
      request.addEventListener('error', (event) => {
        event.preventDefault();
        fail();
      });
      request.addEventListener('success', () => {
        const cursor = request.result;
        if (cursor === null) {
          resolve({ keys, end: 'end' });
          return;
        }
        keys.push(cursor.primaryKey);
        if (keys.length === BATCH) resolve({ keys, end: 'more' });
        else cursor.continue();
      });
    } catch {
      fail();
    }
  });
}

async function readRecords(
  database: IDBDatabase,
  store: string,
  keys: readonly IDBValidKey[],
): Promise<readonly StoredRecord[]> {
  if (keys.length === 0) return [];
  try {
    const values = await inStore(database, store, (records) =>
      keys.map((key): IDBRequest<unknown> => records.get(key)),
    );
    return keys.map((key, index) => ({ key, isRead: true, value: values[index] }));
  } catch {
    // One of them cannot be read, and takes the transaction with it: each by itself.
    const found: StoredRecord[] = [];
    for (const key of keys) {
      try {
        const [value] = await inStore(database, store, (records): IDBRequest<unknown>[] => [records.get(key)]);
        found.push({ key, isRead: true, value });
      } catch {
        found.push({ key, isRead: false });
      }
    }
    return found;
  }
}

function inStore<Result>(
  database: IDBDatabase,
  store: string,
  ask: (records: IDBObjectStore) => readonly IDBRequest<Result>[],
): Promise<readonly Result[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store);
    const requests = ask(transaction.objectStore(store));
    for (const request of requests) request.addEventListener('error', () => reject(request.error as Error));
    transaction.addEventListener('abort', () => reject(transaction.error as Error));
    transaction.addEventListener('complete', () => resolve(requests.map(({ result }) => result)));
  });
}
