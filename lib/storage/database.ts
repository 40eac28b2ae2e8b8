import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { CodedError, type ErrorCode } from '../core/codedError.ts';
import { isDiskFull } from './diskSpace.ts';
import { DATABASE_VERSION, migrate } from './migrations/migrate.ts';
import { DATABASE_NAME, type LibraryDatabase } from './schema.ts';

export interface Database {
  /**
   * Runs `work` on the open connection; opens it first, and once more when the browser closed it meanwhile. Opening goes
   * on when somebody has been told `storage-waiting`: asking again is enough.
   * @throws {CodedError} `storage-waiting`, `storage-unavailable`, `storage-full`, `storage-newer` or `storage-damaged`.
   */
  use<Result>(work: (connection: IDBPDatabase<LibraryDatabase>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds after which whoever waits for the database to open is told why it does not, where that is known. */
const PATIENCE_MS = 2_000;
/** Times that, where it is not known: what another context of ours asked for may come first. Less than a message waits. */
const UNEXPLAINED = 2;

const WAITING = {
  blocked:
    'Another page of Likeable Gallery still holds the library as it was before the update. Close or reload that page. Then this goes on by itself. Nothing is lost.',
  upgrading:
    'The library is being brought up to date, which may take a while. Then this goes on by itself. Nothing is lost.',
  unexplained:
    'The library does not open yet. Another page of Likeable Gallery may be bringing it up to date, or may hold it as it was before an update: close or reload such a page. Then this goes on by itself. Nothing is lost.',
} as const;

interface DatabaseOptions {
  /**
   * Told why the database does not open yet, as a sentence, and `null` once it has. Who gives it waits as long as that takes;
   * others are told `storage-waiting`.
   */
  readonly onWaiting?: (why: string | null) => void;
}

export function createDatabase({ onWaiting }: DatabaseOptions = {}): Database {
  let opening: Promise<IDBPDatabase<LibraryDatabase>> | undefined;
  let waitingFor: 'blocked' | 'upgrading' | null = null;

  function open(): Promise<IDBPDatabase<LibraryDatabase>> {
    waitingFor = null;
    const mine = openDB<LibraryDatabase>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        // How it ends is heard of by opening.
        transaction.done.catch(() => undefined);
        waitingFor = 'upgrading';
        migrate(unwrap(database), unwrap(transaction), oldVersion);
      },
      blocked() {
        waitingFor = 'blocked';
      },
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

  async function present(): Promise<IDBPDatabase<LibraryDatabase>> {
    let ticks = 0;
    const { promise: impatience, reject } = Promise.withResolvers<never>();
    const timer = setInterval(() => {
      if (waitingFor === null && ++ticks < UNEXPLAINED) return;
      const why = WAITING[waitingFor ?? 'unexplained'];
      if (onWaiting) onWaiting(why);
      else reject(new CodedError('storage-waiting', why));
    }, PATIENCE_MS);
    try {
      return await Promise.race([opening ?? open(), impatience]);
    } catch (error) {
      // A browser that refuses may throw as well as reject.
      return refuseToOpen(error);
    } finally {
      clearInterval(timer);
      onWaiting?.(null);
    }
  }

  async function forget(connection: Promise<IDBPDatabase<LibraryDatabase>>): Promise<void> {
    if (opening === connection) opening = undefined;
    (await connection).close();
  }

  return {
    async use(work) {
      const connection = await present();
      try {
        return await work(connection);
      } catch (error) {
        // The connection was closed between its opening and the transaction: nothing has been done yet.
        if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw await failure(error);
      }
      opening = undefined;
      const again = await present();
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
