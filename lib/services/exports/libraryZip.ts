import { safeFileName } from '../../core/fileName.ts';
import { LIBRARY_FILE, libraryExportPieces, type LikeToExport } from '../../core/exports/libraryExport.ts';
import type { ExportJob } from './exportJob.ts';
import { namedPictures } from './namedPictures.ts';
import { exportedThumbnail, thumbnailType } from './thumbnailImages.ts';
import { failureEntries, writeZip, zipDate, type ZipEntry } from './writeZip.ts';

/**
 * The full backup, and what import reads: `images/`, `thumbnails/` where they are asked for, and the Likes in
 * `likeable-gallery.json`, which comes last, because it says which of them are there.
 */
export async function writeLibraryZip(job: ExportJob): Promise<void> {
  await writeZip(job, `${job.title}.zip`, entries(job));
}

async function* entries(job: ExportJob): AsyncGenerator<ZipEntry> {
  const likes = await job.createDraft();
  const pieces = libraryExportPieces(job.exportedAt);
  await likes.write(pieces.head);
  for await (const picture of namedPictures(job)) {
    const { like } = picture;
    const lastModified = zipDate(like.createdAt);
    let toExport: LikeToExport = like;
    if (picture.image !== undefined) {
      const path = `images/${picture.path}`;
      toExport = { ...toExport, path };
      yield { name: path, input: picture.image, lastModified };
    }
    const [thumbnail] = job.options.thumbnails ? await job.sources.thumbnails.find([like.key]) : [];
    if (thumbnail !== undefined) {
      const ending = thumbnailType(thumbnail.image) === 'image/png' ? 'png' : 'webp';
      const path = `thumbnails/${safeFileName(like.key, ending)}`;
      toExport = { ...toExport, thumbnail: exportedThumbnail(thumbnail, path) };
      yield { name: path, input: thumbnail.image, lastModified };
    }
    await likes.write(pieces.like(toExport));
    job.wrote();
  }
  await likes.write(pieces.end);
  yield { name: LIBRARY_FILE, input: await likes.close(), lastModified: zipDate(Date.parse(job.exportedAt)) };
  yield* failureEntries(job);
}
