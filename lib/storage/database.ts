import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { CodedError } from '../core/codedError.ts';
import { DATABASE_VERSION, migrate } from './migrations/migrate.ts';
import { DATABASE_NAME, type LibraryDatabase } from './schema.ts';

export interface Database {
  /**
   * Runs `work` on the open connection; opens it first, and once more when the browser closed it meanwhile.
   * @throws {CodedError} `storage-unavailable`, `storage-full` or `storage-newer`.
   */
  use<Result>(work: (connection: IDBPDatabase<LibraryDatabase>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** An older page of ours holds the database and does not let it be upgraded. */
  readonly onBlocked?: () => void;
}

export function createDatabase({ onBlocked }: DatabaseOptions = {}): Database {
  let opening: Promise<IDBPDatabase<LibraryDatabase>> | undefined;

  function open(): Promise<IDBPDatabase<LibraryDatabase>> {
    const mine = openDB<LibraryDatabase>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade: (database, oldVersion, _newVersion, transaction) =>
        migrate(unwrap(database), unwrap(transaction), oldVersion),
      blocked: () => onBlocked?.(),
      // A newer version of ours wants to upgrade: make way at once, the next use opens again.
      blocking: () => void forget(mine),
      terminated: () => void forget(mine),
    });
    mine.catch(() => {
      if (opening === mine) opening = undefined;
    });
    opening = mine;
    return mine;
  }

  async function forget(connection: Promise<IDBPDatabase<LibraryDatabase>>): Promise<void> {
    if (opening === connection) opening = undefined;
    (await connection).close();
  }

  return {
    async use(work) {
      try {
        const connection = await (opening ?? open());
        try {
          return await work(connection);
        } catch (error) {
          // The connection was closed between its opening and the transaction: nothing has been done yet.
          if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
          opening = undefined;
          return await work(await open());
        }
      } catch (error) {
        throw storageError(error);
      }
    },
    async close() {
      if (opening !== undefined) await forget(opening);
    },
  };
}

function storageError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  switch (error.name) {
    case 'QuotaExceededError':
      return new CodedError('storage-full', 'The disk is full, or the browser gives the library no more space.', {
        cause: error,
      });
    case 'VersionError':
      return new CodedError('storage-newer', 'The library was written by a newer version of this extension.', {
        cause: error,
      });
    default:
      return new CodedError('storage-unavailable', `The library cannot be opened: ${error.message || error.name}`, {
        cause: error,
      });
  }
}
