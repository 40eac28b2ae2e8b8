import type { Like } from '../../core/judging/like.ts';
import {
  LISTED_FAILURES,
  type PictureFailure,
  type PictureProgress,
  type PictureWorkOptions,
} from '../../core/pictureWork.ts';
import type { Thumbnail } from '../../core/pictures/thumbnail.ts';

/** A thumbnail but for whose it is; `null` where a picture cannot be drawn. Never rejects. */
export type MakeThumbnail = (image: Blob) => Promise<Pick<Thumbnail, 'image' | 'width' | 'height' | 'look'> | null>;

/** SHA-256 in hex. */
export type ContentHash = (image: Blob) => Promise<string>;

/** Counts what a job does, and tells it. */
export function createTally(onProgress: PictureWorkOptions['onProgress']) {
  const failures: PictureFailure[] = [];
  let progress: PictureProgress = { done: 0, failed: 0, bytes: 0 };

  function tell(next: PictureProgress): void {
    progress = next;
    onProgress?.(progress);
  }

  return {
    failures,
    get failed(): number {
      return progress.failed;
    },
    succeed(bytes: number): void {
      tell({ ...progress, done: progress.done + 1, bytes: progress.bytes + bytes });
    },
    fail({ key, url }: Like, reason: string): void {
      if (failures.length < LISTED_FAILURES) failures.push({ key, url, reason });
      tell({ ...progress, done: progress.done + 1, failed: progress.failed + 1 });
    },
    /** Pictures on which nothing was to be done. */
    pass(count: number): void {
      if (count > 0) tell({ ...progress, done: progress.done + count });
    },
  };
}

/** A picture's thumbnail with the hash of its content; `null` where it cannot be drawn. */
export async function thumbnailOf(
  key: string,
  image: Blob,
  { makeThumbnail, contentHash }: { readonly makeThumbnail: MakeThumbnail; readonly contentHash: ContentHash },
): Promise<Thumbnail | null> {
  const made = await makeThumbnail(image);
  return made && { key, ...made, content: await contentHash(image) };
}
