import { DATABASE_NAME } from '../../lib/storage/schema.ts';

export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Puts a database as a version left it into the browser. */
export async function installDatabase(
  version: number,
  create: (database: IDBDatabase, transaction: IDBTransaction) => void,
  stores: Rows = {},
): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(DATABASE_NAME, version);
    opening.addEventListener('upgradeneeded', () => {
      if (opening.transaction !== null) create(opening.result, opening.transaction);
    });
    opening.addEventListener('error', () => reject(opening.error ?? new Error('It cannot be opened.')));
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const names = Object.keys(stores);
  if (names.length > 0) {
    const transaction = database.transaction(names, 'readwrite');
    for (const [name, rows] of Object.entries(stores)) for (const row of rows) transaction.objectStore(name).put(row);
    await ended(transaction);
  }
  database.close();
}

/** Every row of every store, and the version, as they lie in the browser. */
export async function dumpDatabase(): Promise<{
  readonly version: number;
  readonly stores: Record<string, unknown[]>;
}> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(DATABASE_NAME);
    opening.addEventListener('error', () => reject(opening.error ?? new Error('It cannot be opened.')));
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const stores: Record<string, unknown[]> = {};
  for (const name of names) {
    const all = transaction.objectStore(name).getAll();
    all.addEventListener('success', () => {
      stores[name] = all.result;
    });
  }
  await ended(transaction);
  const { version } = database;
  database.close();
  return { version, stores };
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('It was aborted.')));
  });
}
