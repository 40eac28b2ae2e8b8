import type {
  ExportFailure,
  ExportOptions,
  ExportRequest,
  ExportRun,
  FinishedExport,
} from '../../core/exports/exportRequest.ts';
import type { LibraryScope } from '../../core/library/libraryQuery.ts';
import type { Like } from '../../core/judging/like.ts';
import type { ExportFolder, NamedFile } from '../../platform/exportFiles.ts';
import type { ReadPicturePixels } from '../../platform/picturePixels.ts';
import type { ComparisonsRepository } from '../../storage/comparisonsRepository.ts';
import type { LibraryReader } from '../../core/library/libraryReader.ts';
import type { ThumbnailsRepository } from '../../storage/thumbnailsRepository.ts';
import type { FetchedPicture, PictureFetcher } from '../pictures/pictureFetcher.ts';
import { createExportOutput, type ExportOutput } from './exportOutput.ts';
import { readAhead } from './readAhead.ts';

/** Where an export takes things from. */
export interface ExportSources {
  readonly library: Pick<LibraryReader, 'all' | 'count'>;
  readonly thumbnails: Pick<ThumbnailsRepository, 'find'>;
  readonly comparisons: Pick<ComparisonsRepository, 'all'>;
  readonly pictures: PictureFetcher;
  readonly readPixels: ReadPicturePixels;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets the page live for a moment. */
  readonly pause: () => Promise<void>;
}

/** What every format works with: where Likes come from and files go to, and what is counted on the way. */
export interface ExportJob {
  readonly sources: ExportSources;
  readonly options: ExportOptions;
  readonly scope: LibraryScope;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  /** `likeable-gallery-2026-11-22`: what files are called, but for their ending. */
  readonly title: string;
  /** The Likes of the scope, `batch` at a time, and for the progress. */
  likes(batch?: number): AsyncGenerator<readonly Like[]>;
  /** The same one by one, with their originals. */
  pictures(): AsyncGenerator<FetchedPicture>;
  createFile(): Promise<ExportOutput>;
  /** A file for the time of the export, which does not count as written. */
  createDraft(): Promise<ExportOutput>;
  /** Closes a file, which the person gets in the end. */
  deliver(name: string, output: ExportOutput): Promise<void>;
  /** Counts what is in the export. */
  wrote(count?: number): void;
  /** Counts what has no place in the format. */
  leaveOut(count?: number): void;
  fail(failure: ExportFailure): void;
  /** Every failure as a line of JSON. */
  failureLines(): string;
  /** To be called now and then in long work: lets the page live, rests with a paused export and ends a cancelled one. */
  breathe(): Promise<void>;
}

/** Likes read at a time. Chrome takes twice as long for each of them where an answer holds more than some 128 kB. */
const BATCH = 100;
/** Milliseconds of work after which the page is let live. */
const SLICE = 40;
/** Milliseconds between two reports of progress. */
const REPORT = 100;
/** As many as a summary lists. */
const LISTED_FAILURES = 1000;

interface RunOptions extends ExportRun {
  readonly folder: ExportFolder;
}

/** A job, and what came of it. */
export interface StartedJob {
  readonly job: ExportJob;
  finish(): { readonly files: readonly NamedFile[]; readonly summary: Omit<FinishedExport, 'files'> };
  /** Ends what still runs beside it. */
  stop(): void;
}

export function startExportJob(
  { scope, options }: ExportRequest,
  sources: ExportSources,
  { folder, signal, onProgress, mayGoOn }: RunOptions,
): StartedJob {
  const { library, pictures, now, pause } = sources;
  const exportedAt = new Date(now()).toISOString();
  const counting = countScope(scope, library, signal);
  const delivered: NamedFile[] = [];
  const failures: string[] = [];
  const listed: ExportFailure[] = [];
  let seen = 0;
  let bytes = 0;
  let done = 0;
  let leftOut = 0;
  let reportedAt = now();
  let breathedAt = reportedAt;

  function report(): void {
    const total = counting.total();
    reportedAt = now();
    // More may come into the library meanwhile.
    onProgress({ done: seen, total: total === null ? null : Math.max(total, seen), bytes, failed: failures.length });
  }

  async function breathe(): Promise<void> {
    await mayGoOn();
    signal.throwIfAborted();
    if (now() - reportedAt >= REPORT) report();
    if (now() - breathedAt < SLICE) return;
    await pause();
    breathedAt = now();
    signal.throwIfAborted();
  }

  const job: ExportJob = {
    sources,
    options,
    scope,
    exportedAt,
    title: `likeable-gallery-${exportedAt.slice(0, 10)}`,
    async *likes(batch = BATCH) {
      for await (const likes of readAhead(library.all(scope, batch))) {
        await breathe();
        yield likes;
        seen += likes.length;
      }
    },
    async *pictures() {
      for await (const picture of pictures.fetchAll(library.all(scope, BATCH), { signal })) {
        await breathe();
        yield picture;
        seen += 1;
      }
    },
    createFile: async () =>
      createExportOutput(await folder.create(), (written) => {
        bytes += written;
      }),
    createDraft: async () => createExportOutput(await folder.create(), () => {}),
    async deliver(name, output) {
      delivered.push({ name, file: await output.close() });
    },
    wrote(count = 1) {
      done += count;
    },
    leaveOut(count = 1) {
      leftOut += count;
    },
    fail(failure) {
      failures.push(`${JSON.stringify(failure)}\n`);
      if (listed.length < LISTED_FAILURES) listed.push(failure);
    },
    failureLines: () => failures.join(''),
    breathe,
  };

  return {
    job,
    finish() {
      report();
      return { files: delivered, summary: { done, failures: listed, failed: failures.length, leftOut } };
    },
    stop: counting.stop,
  };
}

/** Counts beside the export, which does not wait for it. */
function countScope(scope: LibraryScope, library: Pick<LibraryReader, 'count'>, cancelled: AbortSignal) {
  const stopping = new AbortController();
  let total: number | null = scope.kind === 'keys' ? scope.keys.length : null;
  if (scope.kind === 'filter') {
    library.count(scope.filter, { signal: AbortSignal.any([cancelled, stopping.signal]) }).then(
      (count) => {
        total = count;
      },
      // Progress does without; what ails the library ends the export where it is read.
      () => {},
    );
  }
  return { total: () => total, stop: () => stopping.abort() };
}
