import { CodedError } from '../../core/codedError.ts';
import { libraryExportText } from '../../core/exports/libraryExport.ts';
import type { Like } from '../../core/judging/like.ts';
import type { RecoveredFile, RecoveredNumbers } from '../../core/library/recovery.ts';
import { text } from '../../core/text.ts';
import type { ExportFiles } from '../../platform/exportFiles.ts';
import { presentDatabase } from '../../storage/libraryDatabases.ts';
import { recoverLike } from './recoveredLike.ts';
import { openAsItIs, readStore, type StoredRecord } from './rawDatabase.ts';

interface RecoverOptions {
  readonly signal: AbortSignal;
  /** `total` is `null` where the database cannot even count. */
  readonly onProgress: (numbers: RecoveredNumbers, total: number | null) => void;
}

interface Dependencies {
  readonly indexedDB: IDBFactory;
  readonly files: Pick<ExportFiles, 'open'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const STORE = 'likes';
const CHUNK_CHARACTERS = 1_000_000;

/**
 * Reads what can be read of a library whose database is damaged, cannot be upgraded, or is newer than we are, record by
 * record, and writes it as a JSON export. Opens the database as it is: never creates, upgrades, changes or deletes.
 * Deleted pictures stay out.
 * @returns what throws {CodedError} `not-found` where there is no library, `storage-full` or `storage-unavailable` where it
 * does not open at all, `export-failed` where nothing in it could be read.
 */
export function createRecoveryService({ indexedDB, files, now }: Dependencies) {
  return async ({ signal, onProgress }: RecoverOptions): Promise<RecoveredFile> => {
    const exportedAt = new Date(now()).toISOString();
    const fileName = `likeable-gallery-recovered-${exportedAt.slice(0, 10)}.json`;
    const database = await openAsItIs(indexedDB, await presentDatabase(indexedDB), signal);
    try {
      if (!database.objectStoreNames.contains(STORE)) throw nothingThere();
      const counter = createCounter(onProgress);
      const records = readStore(database, STORE, { signal, onTotal: counter.setTotal });
      const folder = await files.open();
      try {
        const written = await folder.create();
        for await (const bytes of inChunks(libraryExportText(counter.likes(records), exportedAt))) {
          signal.throwIfAborted();
          await written.write(bytes);
        }
        const numbers = counter.finish();
        if (numbers.read === 0 && numbers.unread > 0) {
          throw new CodedError('export-failed', text('problem_nothing_recovered'));
        }
        const file = await written.close();
        await folder.save([{ name: fileName, file }], signal);
        return { fileName, bytes: file.size, ...numbers };
      } finally {
        await folder.discard();
      }
    } finally {
      database.close();
    }
  };
}

/** Text as UTF-8, about a megabyte at a time. */
async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield encoder.encode(chunk);
    chunk = '';
  }
  yield encoder.encode(chunk);
}

function createCounter(onProgress: RecoverOptions['onProgress']) {
  let total: number | null = null;
  /** All that were come across, read or not. */
  let seen = 0;
  let read = 0;
  let unread = 0;
  return {
    setTotal(count: number | null): void {
      total = count;
    },
    async *likes(batches: AsyncIterable<readonly StoredRecord[]>): AsyncGenerator<readonly Like[]> {
      for await (const batch of batches) {
        const likes: Like[] = [];
        for (const record of batch) {
          const like = record.isRead ? recoverLike(record.key, record.value) : null;
          if (like === null) unread++;
          else if (like.deletedAt === undefined) likes.push(like);
        }
        seen += batch.length;
        read += likes.length;
        onProgress({ read, unread }, total);
        yield likes;
      }
    },
    finish(): RecoveredNumbers {
      // What lies behind a place that no cursor passes is only known by its number.
      return { read, unread: unread + Math.max(0, (total ?? seen) - seen) };
    },
  };
}

function nothingThere(): CodedError {
  return new CodedError('not-found', text('problem_no_library'));
}
