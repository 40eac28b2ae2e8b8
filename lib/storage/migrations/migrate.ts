import { version1 } from './version1.ts';
import { version2 } from './version2.ts';
import { version3 } from './version3.ts';

type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

/** In order; the database's version is how many of them it has been through. */
const migrations: readonly Migration[] = [version1, version2, version3];

export const DATABASE_VERSION = migrations.length;

/**
 * Brings a database from `oldVersion` to the present, or to an earlier one, inside the browser's upgrade transaction: all
 * of it or nothing. A migration goes on after this has returned; the next must not look at what it copies meanwhile.
 */
export function migrate(
  database: IDBDatabase,
  transaction: IDBTransaction,
  oldVersion: number,
  newVersion: number = DATABASE_VERSION,
): void {
  for (const migration of migrations.slice(oldVersion, newVersion)) migration(database, transaction);
}
