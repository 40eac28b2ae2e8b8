import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { CodedError, type ErrorCode } from '../core/codedError.ts';
import { isDiskFull } from './diskSpace.ts';
import { DATABASE_VERSION, migrate } from './migrations/migrate.ts';
import { DATABASE_NAME, type LibraryDatabase } from './schema.ts';

export interface Database {
  /**
   * Runs `work` on the open connection; opens it first, and once more when the browser closed it meanwhile.
   * @throws {CodedError} `storage-unavailable`, `storage-full`, `storage-newer` or `storage-damaged`.
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
      upgrade(database, oldVersion, _newVersion, transaction) {
        // How it ends is heard of by opening.
        transaction.done.catch(() => undefined);
        migrate(unwrap(database), unwrap(transaction), oldVersion);
      },
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

  // A browser that refuses may throw as well as reject.
  const present = async () => opening ?? open();

  async function forget(connection: Promise<IDBPDatabase<LibraryDatabase>>): Promise<void> {
    if (opening === connection) opening = undefined;
    (await connection).close();
  }

  return {
    async use(work) {
      const connection = await present().catch(refuseToOpen);
      try {
        return await work(connection);
      } catch (error) {
        // The connection was closed between its opening and the transaction: nothing has been done yet.
        if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw await failure(error);
      }
      opening = undefined;
      const again = await present().catch(refuseToOpen);
      return work(again).catch(async (error: unknown) => {
        throw await failure(error);
      });
    },
    async close() {
      if (opening !== undefined) await forget(opening);
    },
  };
}

async function refuseToOpen(error: unknown): Promise<never> {
  if (error instanceof DOMException && error.name === 'VersionError') {
    throw new CodedError('storage-newer', 'The library was written by a newer version of this extension.', {
      cause: error,
    });
  }
  throw await storageError(error, 'storage-unavailable', 'The library cannot be opened');
}

/** Of work on a database that could be opened. */
function failure(error: unknown): Promise<unknown> {
  // What both browsers say when a record cannot be read is no more than this.
  return error instanceof DOMException && /^(?:DataError|UnknownError|NotReadableError)$/.test(error.name)
    ? storageError(error, 'storage-damaged', 'Part of the library cannot be read')
    : storageError(error, 'storage-unavailable', 'The library cannot be read or written');
}

/** @param code when the disk is not to blame. */
async function storageError(error: unknown, code: ErrorCode, what: string): Promise<unknown> {
  if (!(error instanceof DOMException)) return error;
  if (await isDiskFull(error)) {
    return new CodedError('storage-full', 'The disk is full, or the browser gives the library no more space.', {
      cause: error,
    });
  }
  return new CodedError(code, `${what}: ${error.message || error.name}`, { cause: error });
}
