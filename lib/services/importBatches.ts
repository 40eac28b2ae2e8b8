import { CodedError } from '../core/codedError.ts';
import type { DetectedFormat } from '../core/imports/detectFormat.ts';
import { invalidImport, isLikeEntry, type LikeEntry } from '../core/imports/importEntry.ts';
import type { ImportMoment } from '../core/imports/importMoment.ts';
import { readImport } from '../core/imports/readImport.ts';
import type { ImportProgress, SkippedEntry } from '../core/imports/importSummary.ts';
import { wait } from '../platform/wait.ts';
import { text } from '../core/text.ts';

/** Likes written in one transaction, and compared with the library at once. */
const BATCH = 500;
/** About as many UTF-16 units of Likes are held at once. */
const BATCH_CHARACTERS = 8_000_000;
/** What a thumbnail in its Like's entry adds to that. */
const THUMBNAIL_CHARACTERS = 30_000;

export interface Watched {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface ImportBatch {
  readonly entries: readonly LikeEntry[];
  readonly skipped: readonly SkippedEntry[];
}

/** The file's entries, a batch at a time. */
export async function* importBatches(
  file: File,
  detected: DetectedFormat,
  moment: ImportMoment,
  { signal, onProgress, stage }: Watched & Pick<ImportProgress, 'stage'>,
): AsyncGenerator<ImportBatch> {
  let share = 0;
  let count = 0;
  let entries: LikeEntry[] = [];
  let skipped: SkippedEntry[] = [];
  let characters = 0;
  const reading = { moment, signal, pause: () => wait(0) };
  const source = readImport(file, detected, reading, (read) => {
    share = Math.min(1, read);
    signal.throwIfAborted();
  });
  try {
    for (;;) {
      const next = await readable(signal, () => source.next());
      if (!next.done) {
        count++;
        if (isLikeEntry(next.value)) {
          entries.push(next.value);
          characters += sizeOf(next.value);
        } else skipped.push(next.value);
      }
      const isFull = entries.length >= BATCH || skipped.length >= BATCH || characters >= BATCH_CHARACTERS;
      if (!isFull && !next.done) continue;
      onProgress({ stage, share, entries: count });
      yield { entries, skipped };
      if (next.done) return;
      signal.throwIfAborted();
      entries = [];
      skipped = [];
      characters = 0;
    }
  } finally {
    await source.return(undefined);
  }
}

/** @throws the signal's reason, or a `CodedError`: of the disk's failures one that says that the file is gone. */
export async function readable<Result>(signal: AbortSignal, read: () => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  try {
    return await read();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CodedError) throw error;
    throw invalidImport(text('import_file_gone'), error);
  }
}

function sizeOf({ like, thumbnail }: LikeEntry): number {
  const aliases = like.aliases.reduce((sum, alias) => sum + alias.length, 0);
  return (
    like.url.length +
    like.caption.length +
    like.note.length +
    aliases +
    (thumbnail === undefined ? 0 : THUMBNAIL_CHARACTERS)
  );
}
