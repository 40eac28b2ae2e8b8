import { version1 } from './version1.ts';

type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

/** In order; the database's version is how many of them it has been through. */
const migrations: readonly Migration[] = [version1];

export const DATABASE_VERSION = migrations.length;

/** Brings a database from `oldVersion` to the present, inside the browser's upgrade transaction: all of it or nothing. */
export function migrate(database: IDBDatabase, transaction: IDBTransaction, oldVersion: number): void {
  for (const migration of migrations.slice(oldVersion)) migration(database, transaction);
}
