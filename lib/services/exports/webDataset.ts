import { createTarPacker } from 'modern-tar';
import { pictureFacts } from '../../core/exports/pictureFacts.ts';
import { safeFileName } from '../../core/fileName.ts';
import type { ExportJob } from './exportJob.ts';
import { piecesOf } from './exportOutput.ts';
import { presentPictures, type NamedPicture } from './namedPictures.ts';

/**
 * WebDataset: tar files of at most `shard` samples each. A sample is a picture and what is known of it, `<key>.jpg` and
 * `<key>.json`: its key is the name up to the first dot.
 */
export async function writeWebDataset(job: ExportJob): Promise<void> {
  const size = Math.max(1, Math.floor(job.options.shard) || 1);
  let shard: Shard | undefined;
  let count = 0;
  try {
    for await (const picture of presentPictures(job)) {
      shard ??= await createShard(job);
      await addSample(shard, picture);
      job.wrote();
      if (++count % size > 0) continue;
      await finishShard(job, shard, count / size - 1);
      shard = undefined;
    }
    if (shard !== undefined || count === 0)
      await finishShard(job, shard ?? (await createShard(job)), Math.floor(count / size));
  } catch (error) {
    shard?.abort(error);
    throw error;
  }
}

type Shard = Awaited<ReturnType<typeof createShard>>;

async function createShard(job: ExportJob) {
  const output = await job.createFile();
  const { readable, controller } = createTarPacker();
  const written = (async () => {
    for await (const piece of piecesOf(readable)) await output.write(piece);
  })();
  // Whoever waits for it learns of it; until then it is not unhandled.
  written.catch(() => {});

  async function add(name: string, body: Blob, mtime: Date): Promise<void> {
    const writer = controller.add({ name, size: body.size, mtime, type: 'file' }).getWriter();
    try {
      for await (const piece of piecesOf(body.stream())) await writer.write(piece);
      await writer.close();
    } catch (error) {
      controller.error(error);
      // Where the disk was full, that is what is to be heard, not that nobody reads the archive any more.
      await written;
      throw error;
    }
  }

  return {
    output,
    add,
    async close() {
      controller.finalize();
      await written;
    },
    /** Nobody is to be told: whoever calls it knows. */
    abort: (error: unknown) => controller.error(error),
  };
}

async function finishShard(job: ExportJob, shard: Shard, index: number): Promise<void> {
  await shard.close();
  await job.deliver(`likeable-gallery-${String(index).padStart(6, '0')}.tar`, shard.output);
}

async function addSample({ add }: Shard, { like, image, path }: NamedPicture): Promise<void> {
  const mtime = new Date(Math.max(0, like.createdAt || 0));
  const key = safeFileName(like.key.replaceAll('.', '_'), 'json').slice(0, -'.json'.length);
  const ending = path.slice(path.lastIndexOf('.') + 1);
  await add(`${key}.${ending}`, image, mtime);
  await add(`${key}.json`, new Blob([JSON.stringify(pictureFacts(like))]), mtime);
}
