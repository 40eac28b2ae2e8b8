import { pictureFacts } from '../../core/exports/pictureFacts.ts';
import type { PicturePixels } from '../../platform/picturePixels.ts';
import type { ExportJob } from './exportJob.ts';
import { presentPictures } from './namedPictures.ts';
import { npyPieces } from './npy.ts';
import { failureEntries, writeZip, zipDate, type ZipEntry } from './writeZip.ts';
import { text } from '../../core/text.ts';

/**
 * Pictures as arrays of uint8, shape (height, width, 3): one `.npz`, whose names are those of the files, or a ZIP of `.npy`
 * files. `index.jsonl` says of each array, by the name it has in an `.npz`, what is known of its picture.
 */
export async function writeNumpy(job: ExportJob): Promise<void> {
  const name = job.options.numpy === 'npz' ? `${job.title}.npz` : `${job.title}-npy.zip`;
  await writeZip(job, name, entries(job));
}

async function* entries(job: ExportJob): AsyncGenerator<ZipEntry> {
  const index = await job.createDraft();
  const edge = Math.max(0, Math.floor(job.options.numpyEdge) || 0);
  for await (const { like, image, path } of presentPictures(job, 'npy')) {
    let pixels: PicturePixels;
    try {
      pixels = await job.sources.readPixels(image, edge);
    } catch {
      job.fail({ key: like.key, url: like.url, reason: text('problem_not_decoded') });
      continue;
    }
    yield { name: path, input: piecesThenClose(pixels), lastModified: zipDate(like.createdAt) };
    const { width, height } = pixels;
    await index.write(
      `${JSON.stringify({ name: path.replace(/\.npy$/, ''), shape: [height, width, 3], ...pictureFacts(like) })}\n`,
    );
    job.wrote();
  }
  yield { name: 'index.jsonl', input: await index.close(), lastModified: zipDate(Date.parse(job.exportedAt)) };
  yield* failureEntries(job);
}

async function* piecesThenClose(pixels: PicturePixels): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    yield* npyPieces(pixels);
  } finally {
    pixels.close();
  }
}
