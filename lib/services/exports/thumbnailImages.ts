import { toBase64 } from '../../core/base64.ts';
import type { ExportedThumbnail, LikeToExport } from '../../core/exports/libraryExport.ts';
import type { Like } from '../../core/judging/like.ts';
import type { Thumbnail } from '../../core/pictures/thumbnail.ts';
import type { ExportJob } from './exportJob.ts';

/** Thumbnails held at a time; each is about 20 kB. */
const BATCH = 100;

/** The Likes of a job, with their thumbnails as `data:` URLs. */
export async function* likesWithThumbnails(job: ExportJob): AsyncGenerator<readonly LikeToExport[]> {
  for await (const likes of job.likes(BATCH)) {
    const thumbnails = await job.sources.thumbnails.find(likes.map(({ key }) => key));
    yield await Promise.all(likes.map((like, index) => withThumbnail(like, thumbnails[index])));
  }
}

async function withThumbnail(like: Like, thumbnail: Thumbnail | undefined): Promise<LikeToExport> {
  return thumbnail === undefined
    ? like
    : { ...like, thumbnail: exportedThumbnail(thumbnail, await dataUrl(thumbnail.image)) };
}

export function exportedThumbnail({ width, height, look, content }: Thumbnail, image: string): ExportedThumbnail {
  return { image, width, height, look, ...(content === undefined ? {} : { content }) };
}

async function dataUrl(image: Blob): Promise<string> {
  return `data:${thumbnailType(image)};base64,${toBase64(new Uint8Array(await image.arrayBuffer()))}`;
}

export function thumbnailType({ type }: Blob): 'image/webp' | 'image/png' {
  return type === 'image/png' ? type : 'image/webp';
}
