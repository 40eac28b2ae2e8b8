import { openDB, unwrap, type IDBPDatabase } from 'idb';
import { CodedError } from '../core/codedError.ts';
import { text } from '../core/text.ts';
import { isSuccessor, presentDatabase } from './libraryDatabases.ts';
import { DATABASE_VERSION, migrate } from './migrations/migrate.ts';
import type { LibraryDatabase } from './schema.ts';
import { notOpened, storageError } from './storageError.ts';

export interface Database {
  /**
   * Runs `work` on the open connection; opens it first, and again when it was closed meanwhile, by the browser or because
   * the library is being deleted or brought back. Opening goes on when somebody has been told `storage-waiting`: asking again is enough.
   * @throws {CodedError} `storage-waiting`, `storage-unavailable`, `storage-full`, `storage-newer` or `storage-damaged`.
   */
  use<Result>(work: (connection: IDBPDatabase<LibraryDatabase>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds after which whoever waits for the database to open is told why it does not, where that is known. */
const PATIENCE_MS = 2_000;
/** Times that, where it is not known: what another context of ours asked for may come first. Less than a message waits. */
const UNEXPLAINED = 2;

/** At work whose connection was closed under it: one that is deleted may be closed twice on the way. */
const ATTEMPTS = 4;

const WAITING = {
  blocked: 'problem_waiting_blocked',
  upgrading: 'problem_waiting_upgrading',
  unexplained: 'problem_waiting_unexplained',
} as const;

interface DatabaseOptions {
  /** A certain one, which is made where it is not there; otherwise the one that is the library when it is opened. */
  readonly name?: string;
  /**
   * Told why the database does not open yet, as a sentence, and `null` once it has. Who gives it waits as long as that takes;
   * others are told `storage-waiting`.
   */
  readonly onWaiting?: (why: string | null) => void;
}

interface Opening {
  readonly mayMake: boolean;
  /** Called when the connection is to be given up. */
  readonly end: () => void;
}

export function createDatabase({ name, onWaiting }: DatabaseOptions = {}): Database {
  let opening: Promise<IDBPDatabase<LibraryDatabase>> | undefined;
  let waitingFor: 'blocked' | 'upgrading' | null = null;

  function open(): Promise<IDBPDatabase<LibraryDatabase>> {
    waitingFor = null;
    const end = (): void => void forget(mine);
    const mine = name === undefined ? openPresent(end) : openNamed(name, { mayMake: true, end });
    mine.catch(() => {
      if (opening === mine) opening = undefined;
    });
    opening = mine;
    return mine;
  }

  async function openPresent(end: () => void): Promise<IDBPDatabase<LibraryDatabase>> {
    const last = await presentDatabase();
    try {
      return await openNamed(last, { mayMake: !isSuccessor(last), end });
    } catch (error) {
      // The deletion that it came from may have been taken back meanwhile.
      const now = await presentDatabase();
      if (now === last) throw error;
      return openNamed(now, { mayMake: !isSuccessor(now), end });
    }
  }

  function openNamed(named: string, { mayMake, end }: Opening): Promise<IDBPDatabase<LibraryDatabase>> {
    return openDB<LibraryDatabase>(named, DATABASE_VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        // How it ends is heard of by opening.
        transaction.done.catch(() => undefined);
        if (oldVersion === 0 && !mayMake) {
          // Takes the making of it back.
          transaction.abort();
          return;
        }
        waitingFor = 'upgrading';
        migrate(unwrap(database), unwrap(transaction), oldVersion);
      },
      blocked() {
        waitingFor = 'blocked';
      },
      // A newer version of ours wants to upgrade: make way at once, the next use opens again.
      blocking: end,
      terminated: end,
    });
  }

  async function present(): Promise<IDBPDatabase<LibraryDatabase>> {
    let ticks = 0;
    const { promise: impatience, reject } = Promise.withResolvers<never>();
    const timer = setInterval(() => {
      if (waitingFor === null && ++ticks < UNEXPLAINED) return;
      const why = text(WAITING[waitingFor ?? 'unexplained']);
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
      for (let attempt = 1; ; attempt++) {
        const connection = await present();
        try {
          return await work(connection);
        } catch (error) {
          // The connection was closed between its opening and the transaction: nothing has been done yet.
          const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
          if (!isClosed || attempt === ATTEMPTS) throw await failure(error);
        }
        opening = undefined;
      }
    },
    async close() {
      if (opening !== undefined) await forget(opening);
    },
  };
}

async function refuseToOpen(error: unknown): Promise<never> {
  if (error instanceof DOMException && error.name === 'VersionError') {
    throw new CodedError('storage-newer', text('problem_library_newer'), {
      cause: error,
    });
  }
  throw await notOpened(error);
}

/** Of work on a database that could be opened. */
function failure(error: unknown): Promise<unknown> {
  // What both browsers say when a record cannot be read is no more than this.
  return error instanceof DOMException && /^(?:DataError|UnknownError|NotReadableError)$/.test(error.name)
    ? storageError(error, 'storage-damaged', 'problem_damaged')
    : storageError(error, 'storage-unavailable', 'problem_not_read_or_written');
}
