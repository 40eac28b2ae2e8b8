import { pictureFacts } from '../../core/exports/pictureFacts.ts';
import type { ExportJob } from './exportJob.ts';
import { presentPictures } from './namedPictures.ts';
import { failureEntries, writeZip, zipDate, type ZipEntry } from './writeZip.ts';
import { text } from '../../core/text.ts';

/** A ZIP of Hugging Face's ImageFolder: pictures in `train/`, and `train/metadata.jsonl`, whose `file_name` names each. */
export async function writeImageFolder(job: ExportJob): Promise<void> {
  await writeZip(job, `${job.title}-imagefolder.zip`, entries(job));
}

async function* entries(job: ExportJob): AsyncGenerator<ZipEntry> {
  const metadata = await job.createDraft();
  for await (const { like, image, path, mediaType } of presentPictures(job)) {
    if (mediaType === 'image/svg+xml') {
      // One file that Pillow cannot open would make all of the dataset unreadable.
      job.fail({ key: like.key, url: like.url, reason: text('problem_no_svg') });
      continue;
    }
    yield { name: `train/${path}`, input: image, lastModified: zipDate(like.createdAt) };
    await metadata.write(`${JSON.stringify({ file_name: path, ...pictureFacts(like) })}\n`);
    job.wrote();
  }
  yield {
    name: 'train/metadata.jsonl',
    input: await metadata.close(),
    lastModified: zipDate(Date.parse(job.exportedAt)),
  };
  yield* failureEntries(job);
}
