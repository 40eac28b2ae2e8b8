import { htmlPieces } from '../../core/exports/html.ts';
import type { ExportJob } from './exportJob.ts';
import { namedPictures } from './namedPictures.ts';
import { failureEntries, writeZip, zipDate, type ZipEntry } from './writeZip.ts';

/** A ZIP of `index.html` and the originals it shows, in `images/`. */
export async function writeHtmlFolder(job: ExportJob): Promise<void> {
  await writeZip(job, `${job.title}-html.zip`, entries(job));
}

async function* entries(job: ExportJob): AsyncGenerator<ZipEntry> {
  const page = await job.createDraft();
  const pieces = htmlPieces(job);
  await page.write(pieces.head);
  for await (const picture of namedPictures(job)) {
    const { like } = picture;
    if (picture.image === undefined) {
      await page.write(pieces.card({ like }));
    } else {
      const path = `images/${picture.path}`;
      yield { name: path, input: picture.image, lastModified: zipDate(like.createdAt) };
      const src = path.split('/').map(encodeURIComponent).join('/');
      const { width, height } = like;
      await page.write(
        pieces.card({ like, src, ...(width === undefined || height === undefined ? {} : { width, height }) }),
      );
    }
    job.wrote();
  }
  await page.write(pieces.end());
  yield { name: 'index.html', input: await page.close(), lastModified: zipDate(Date.parse(job.exportedAt)) };
  yield* failureEntries(job);
}
