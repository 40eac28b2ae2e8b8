import { bookmarksText, bookmarkText } from '../../core/exports/bookmarks.ts';
import { csvText } from '../../core/exports/csv.ts';
import { gradioText } from '../../core/exports/gradio.ts';
import { htmlText } from '../../core/exports/html.ts';
import { jsonlText } from '../../core/exports/jsonl.ts';
import { LABEL_COLUMNS, labelRow } from '../../core/exports/preferences.ts';
import { tableText } from '../../core/exports/table.ts';
import { urlsText } from '../../core/exports/urls.ts';
import { webAddress } from '../../core/exports/webAddress.ts';
import { libraryExportText } from '../../core/exports/libraryExport.ts';
import type { Like } from '../../core/judging/like.ts';
import { siteOf } from '../../core/library/likeFacts.ts';
import type { ExportJob } from './exportJob.ts';
import { createGroupedText } from './groupedText.ts';
import { likesWithThumbnails } from './thumbnailImages.ts';

export function writeJson(job: ExportJob): Promise<void> {
  const likes = job.options.thumbnails ? likesWithThumbnails(job) : job.likes();
  return writeText(job, 'json', libraryExportText(counted(job, likes), job.exportedAt));
}

export function writeJsonl(job: ExportJob): Promise<void> {
  return writeText(job, 'jsonl', jsonlText(counted(job, job.likes())));
}

export function writeCsv(job: ExportJob): Promise<void> {
  return writeText(job, 'csv', csvText(counted(job, job.likes()), { raw: job.options.rawCells }));
}

export function writeUrls(job: ExportJob): Promise<void> {
  return writeText(job, 'txt', urlsText(counted(job, job.likes(), onTheWeb)));
}

export function writeGradio(job: ExportJob): Promise<void> {
  return writeText(job, 'json', gradioText(counted(job, job.likes(), onTheWeb)), '-gradio');
}

export function writeHtml(job: ExportJob): Promise<void> {
  const cards = (async function* () {
    for await (const likes of counted(job, likesWithThumbnails(job))) {
      yield likes.map((like) => {
        if (like.thumbnail === undefined) return { like };
        const { image, width, height } = like.thumbnail;
        return { like, src: image, width, height };
      });
    }
  })();
  return writeText(job, 'html', htmlText(cards, job));
}

export async function writeBookmarks(job: ExportJob): Promise<void> {
  const grouped = await createGroupedText(job);
  for await (const likes of counted(job, job.likes(), onTheWeb)) {
    for (const like of likes) await grouped.add(siteOf(like), bookmarkText(like));
  }
  const folders = (async function* () {
    for await (const { name, pieces } of grouped.all()) yield { name: name || 'Other', entries: pieces() };
  })();
  return writeText(
    job,
    'html',
    bookmarksText(folders, `Likeable Gallery, ${job.exportedAt.slice(0, 10)}`),
    '-bookmarks',
  );
}

export function writeLabels(job: ExportJob): Promise<void> {
  const rows = (async function* () {
    for await (const likes of job.likes()) {
      const found = likes.map(labelRow).filter((row) => row !== null);
      job.wrote(found.length);
      job.leaveOut(likes.length - found.length);
      yield found;
    }
  })();
  const { table: form, rawCells: raw } = job.options;
  return writeText(job, form, tableText(rows, { columns: LABEL_COLUMNS, form, raw }), '-labels');
}

/** Those that fit, and counts them and the others. */
async function* counted<L extends Like>(
  job: ExportJob,
  batches: AsyncIterable<readonly L[]>,
  isFit: (like: L) => boolean = () => true,
): AsyncGenerator<readonly L[]> {
  for await (const likes of batches) {
    const fit = likes.filter(isFit);
    job.wrote(fit.length);
    job.leaveOut(likes.length - fit.length);
    yield fit;
  }
}

export async function writeText(
  job: ExportJob,
  ending: string,
  pieces: AsyncIterable<string>,
  suffix = '',
): Promise<void> {
  const output = await job.createFile();
  for await (const piece of pieces) await output.write(piece);
  await job.deliver(`${job.title}${suffix}.${ending}`, output);
}

function onTheWeb({ url }: Like): boolean {
  return webAddress(url) !== null;
}
