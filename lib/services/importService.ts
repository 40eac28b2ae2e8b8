import { CodedError } from '../core/codedError.ts';
import { compareWithLibrary, type ImportedLike } from '../core/imports/compareWithLibrary.ts';
import { detectFormat, type DetectedFormat } from '../core/imports/detectFormat.ts';
import { invalidImport, type ImportedThumbnail, type LikeEntry } from '../core/imports/importEntry.ts';
import { importMoment, type ImportMoment } from '../core/imports/importMoment.ts';
import { mergeAlike } from '../core/imports/mergeAlike.ts';
import { createSeenPictures } from '../core/imports/seenPictures.ts';
import type {
  ImportConflict,
  Importing,
  ImportSummary,
  PastImport,
  SkippedEntry,
} from '../core/imports/importSummary.ts';
import type { Like, PictureIdentity } from '../core/judging/like.ts';
import type { Thumbnail } from '../core/pictures/thumbnail.ts';
import type { ImportsRepository } from '../storage/importsRepository.ts';
import { importBatches, readable, type Watched } from './importBatches.ts';
import { text } from '../core/text.ts';

interface Dependencies {
  readonly imports: ImportsRepository;
  /** The Likes of pictures in their order, deleted ones too; `undefined` where there is none. */
  readonly find: (identities: readonly PictureIdentity[]) => Promise<readonly (Like | undefined)[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Runs `work` while no other page of ours imports or takes an import back; `held` is `false` when one does. The lock ends
   * with the page, so that what a closed page left is told from what another page is doing.
   */
  readonly withLock: <Result>(work: (held: boolean) => Promise<Result>) => Promise<Result>;
  /** After the library has changed, for the pages that show it. */
  readonly onChanged: () => void;
}

/** Entries and conflicts that a summary shows. */
const SHOWN = 100;

interface Plan {
  readonly file: Pick<File, 'name' | 'size' | 'lastModified'>;
  readonly detected: DetectedFormat;
  /** The moment whose stamps the summary was made with, so that judgements made since win. */
  readonly now: number;
  readonly entries: number;
  readonly addsAnything: boolean;
  /** Whether every entry can be written as it stands in the file. */
  readonly asItStands: boolean;
}

/** Reads files into the library: all of a file, or nothing of it. */
export function createImportService({ imports, find, now, withLock, onChanged }: Dependencies): Importing {
  let planned: Plan | null = null;

  return {
    async plan(file, watched) {
      planned = null;
      const { signal } = watched;
      const moment = importMoment(now());
      const pictures = createSeenPictures();
      const skippedEntries: SkippedEntry[] = [];
      const conflictEntries: ImportConflict[] = [];
      let entries = 0;
      let skipped = 0;
      let conflicts = 0;
      let thumbnails = 0;
      let asItStands = true;

      const detected = await readable(signal, () => detectFormat(file));
      const progress = { ...watched, stage: 'reading' as const };
      for await (const batch of importBatches(file, detected, moment, progress)) {
        entries += batch.entries.length + batch.skipped.length;
        skipped += batch.skipped.length;
        skippedEntries.push(...batch.skipped.slice(0, SHOWN - skippedEntries.length));
        for (const [entry, imported] of await compared(batch.entries, moment)) {
          pictures.add(entry.like, imported.outcome);
          conflicts += imported.conflicts.length;
          conflictEntries.push(...imported.conflicts.slice(0, SHOWN - conflictEntries.length));
          if (entry.thumbnail !== undefined) thumbnails++;
          if (!isWritable(entry, imported)) asItStands = false;
        }
      }
      signal.throwIfAborted();
      const summary: ImportSummary = {
        fileName: file.name,
        format: detected.format,
        ...pictures.counts(),
        skipped,
        thumbnails,
        conflicts,
        skippedEntries,
        conflictEntries,
      };
      const { name, size, lastModified } = file;
      const addsAnything = summary.added + summary.changed + thumbnails > 0;
      planned = { file: { name, size, lastModified }, detected, now: moment.now, entries, addsAnything, asItStands };
      return summary;
    },

    apply: (file, watched) =>
      alone(async () => {
        const plan = planned;
        if (plan === null || !isSame(plan.file, file)) throw unchanged(changedFile());
        if (!plan.addsAnything) {
          throw unchanged(invalidImport(text('import_all_known')));
        }
        watched.signal.throwIfAborted();
        // One that was interrupted could not be taken back once another has begun.
        await takeBackInterrupted();
        const id = await imports.begin(file.name, now());
        try {
          await write(id, file, plan, watched);
          const past = await imports.finish(id);
          planned = null;
          onChanged();
          return past;
        } catch (error) {
          await takeBackFailed(id, error, watched);
          throw failed(error, watched.signal);
        }
      }),

    async last() {
      const record = await imports.last();
      return record?.state === 'done' ? pastImport(record) : null;
    },

    undo: (id, watched) =>
      alone(async () => {
        watched.signal.throwIfAborted();
        const record = await imports.last();
        if (record?.id !== id) throw new CodedError('not-found', text('problem_import_kept'));
        // Not to be cancelled from here on: half an import is what nobody asked for.
        const kept = await takeBack(id, record.added + record.changed, watched.onProgress);
        onChanged();
        return kept;
      }),

    recover: () => withLock((held) => (held ? takeBackInterrupted() : Promise.resolve(null))),
  };

  function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return withLock(async (held) => {
      if (held) return work();
      throw invalidImport(text('import_elsewhere'));
    });
  }

  async function compared(entries: readonly LikeEntry[], moment: ImportMoment): Promise<[LikeEntry, ImportedLike][]> {
    if (entries.length === 0) return [];
    const known = await find(entries.map(({ like: { key, aliases } }) => ({ key, aliases })));
    return entries.map((entry, index) => [entry, compareWithLibrary(known[index], entry, moment)]);
  }

  async function write(id: string, file: File, plan: Plan, watched: Watched): Promise<void> {
    const moment = importMoment(plan.now);
    let entries = 0;
    const progress = { ...watched, stage: 'writing' as const };
    for await (const batch of importBatches(file, plan.detected, moment, progress)) {
      entries += batch.entries.length + batch.skipped.length;
      const toWrite = plan.asItStands
        ? batch.entries.map((entry) => ({ like: entry.like, value: entry.thumbnail }))
        : (await compared(batch.entries, moment)).flatMap(([{ thumbnail }, { like, outcome }]) =>
            outcome === 'unchanged' && thumbnail === undefined ? [] : [{ like, value: thumbnail }],
          );
      const merged = mergeAlike(toWrite);
      const thumbnails: Thumbnail[] = [];
      for (const { like, values } of merged) {
        const thumbnail = await readThumbnail(like.key, values);
        if (thumbnail !== null) thumbnails.push(thumbnail);
      }
      watched.signal.throwIfAborted();
      if (merged.length > 0)
        await imports.write(
          id,
          merged.map(({ like }) => like),
          thumbnails,
          moment.now,
        );
    }
    watched.signal.throwIfAborted();
    if (entries !== plan.entries) throw changedFile();
  }

  async function takeBackInterrupted(): Promise<PastImport | null> {
    const record = await imports.last();
    if (record === null || record.state === 'done') return null;
    await takeBack(record.id, record.added + record.changed);
    onChanged();
    return pastImport(record);
  }

  async function takeBackFailed(id: string, error: unknown, { onProgress }: Watched): Promise<void> {
    try {
      await takeBack(id, 0, onProgress);
    } catch (cause) {
      const sentence = text('import_not_taken_back', { problem: sentenceOf(error) });
      throw new CodedError(cause instanceof CodedError ? cause.code : 'internal', sentence, { cause });
    } finally {
      onChanged();
    }
  }

  /** @param likes About how many; 0 where that is not known. */
  async function takeBack(id: string, likes: number, onProgress?: Watched['onProgress']): Promise<number> {
    let kept = 0;
    let most = likes;
    for (;;) {
      const piece = await imports.revert(id, now());
      kept += piece.kept;
      most = Math.max(most, piece.left);
      const undone = most - piece.left;
      onProgress?.({ stage: 'undoing', share: most === 0 ? 1 : undone / most, entries: undone });
      if (piece.left === 0) return kept;
    }
  }
}

/** Whether writing what the file says, as it says it, changes what the summary tells and nothing else. */
function isWritable(entry: LikeEntry, { fitted, outcome, conflicts }: ImportedLike): boolean {
  if (fitted) return false;
  return outcome !== 'unchanged' || !(entry.stampedNow || conflicts.some(({ field }) => field === 'deleted'));
}

async function readThumbnail(
  key: string,
  given: readonly (ImportedThumbnail | undefined)[],
): Promise<Thumbnail | null> {
  for (const thumbnail of given) {
    const read = await thumbnail?.read();
    if (thumbnail === undefined || !read) continue;
    const { width, height, look, content } = thumbnail;
    const image = new Blob([read.bytes], { type: read.mediaType });
    return { key, image, width, height, look, ...(content === undefined ? {} : { content }) };
  }
  return null;
}

function isSame(one: Plan['file'], other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

function changedFile(): CodedError {
  return invalidImport(text('import_other_file'));
}

/** What to throw after everything was taken back: a cancelled import's own reason, else a sentence that says so. */
function failed(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted ? signal.reason : unchanged(error);
}

function unchanged(error: unknown): CodedError {
  const code = error instanceof CodedError ? error.code : 'internal';
  const sentence = text('common_sentences', { first: sentenceOf(error), second: text('import_nothing_changed') });
  return new CodedError(code, sentence, { cause: error });
}

function sentenceOf(error: unknown): string {
  if (error instanceof CodedError) return error.message;
  return text('import_failed', { reason: error instanceof Error ? error.message : String(error) });
}

function pastImport({ id, fileName, at, added, changed }: PastImport): PastImport {
  return { id, fileName, at, added, changed };
}
