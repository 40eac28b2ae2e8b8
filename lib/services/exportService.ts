import { CodedError } from '../core/codedError.ts';
import type { Exporting, ExportFormat } from '../core/exports/exportRequest.ts';
import { createFileNames } from '../core/fileName.ts';
import type { ExportFiles } from '../platform/exportFiles.ts';
import { startExportJob, type ExportJob, type ExportSources } from './exports/exportJob.ts';
import { writeHtmlFolder } from './exports/htmlFolder.ts';
import { writeImageFolder } from './exports/imageFolder.ts';
import { writeLibraryZip } from './exports/libraryZip.ts';
import { writeNumpy } from './exports/numpy.ts';
import { writePairs } from './exports/pairs.ts';
import { writeParquet } from './exports/parquet.ts';
import {
  writeBookmarks,
  writeCsv,
  writeGradio,
  writeHtml,
  writeJson,
  writeJsonl,
  writeLabels,
  writeUrls,
} from './exports/textFormats.ts';
import { writeWebDataset } from './exports/webDataset.ts';
import { text } from '../core/text.ts';

interface Dependencies extends ExportSources {
  readonly files: Pick<ExportFiles, 'open'>;
}

const formats: Readonly<Record<ExportFormat, (job: ExportJob) => Promise<void>>> = {
  json: writeJson,
  jsonl: writeJsonl,
  csv: writeCsv,
  html: (job) => (job.options.html === 'folder' ? writeHtmlFolder(job) : writeHtml(job)),
  bookmarks: writeBookmarks,
  urls: writeUrls,
  zip: writeLibraryZip,
  imagefolder: writeImageFolder,
  webdataset: writeWebDataset,
  parquet: writeParquet,
  numpy: writeNumpy,
  gradio: writeGradio,
  labels: writeLabels,
  pairs: writePairs,
};

/** They are nothing without pictures; the others hold Likes in any case. */
const ofPictures: ReadonlySet<ExportFormat> = new Set<ExportFormat>(['imagefolder', 'webdataset', 'numpy']);

/** Writes exports into files of the browser's, and hands them to its downloads when they are whole. */
export function createExportService({ files, ...sources }: Dependencies): Exporting {
  return {
    async run(request, { signal, onProgress, mayGoOn }) {
      // What a template says wrong is to be heard before anything is fetched.
      createFileNames(request.options.nameTemplate);
      signal.throwIfAborted();
      const folder = await files.open();
      try {
        const { job, finish, stop } = startExportJob(request, sources, { folder, signal, onProgress, mayGoOn });
        try {
          await formats[request.format](job);
        } finally {
          stop();
        }
        const { files: written, summary } = finish();
        if (ofPictures.has(request.format) && summary.done === 0 && summary.failed > 0) throw nothingToExport(summary);
        await mayGoOn();
        signal.throwIfAborted();
        await folder.save(inOneFolder(written, job.title), signal);
        return { ...summary, files: written.map(({ name, file }) => ({ name, bytes: file.size })) };
      } catch (error) {
        throw signal.aborted || error instanceof CodedError ? error : unforeseen(error);
      } finally {
        await folder.discard();
      }
    },
  };
}

/** Several files go into a folder of their own among the downloads. */
function inOneFolder<F extends { readonly name: string }>(files: readonly F[], folder: string): readonly F[] {
  return files.length < 2 ? files : files.map((file) => ({ ...file, name: `${folder}/${file.name}` }));
}

function unforeseen(error: unknown): CodedError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CodedError('export-failed', text('export_unforeseen', { reason }), { cause: error });
}

function nothingToExport({
  failed,
  failures,
}: {
  failed: number;
  failures: readonly { reason: string }[];
}): CodedError {
  return new CodedError(
    'export-failed',
    text('export_no_picture', { count: failed, reason: failures[0]?.reason ?? '' }),
  );
}
