import type { Like } from '../../core/judging/like.ts';
import type { PictureFailure, PictureWorkOptions } from '../../core/pictureWork.ts';
import type { ThumbnailsRepository } from '../../storage/thumbnailsRepository.ts';
import type { PictureFetcher } from './pictureFetcher.ts';
import { createTally, thumbnailOf, type ContentHash, type MakeThumbnail } from './pictureWork.ts';
import { text } from '../../core/text.ts';

export interface ReadPictures {
  readonly made: number;
  /** That had a thumbnail before. */
  readonly known: number;
  /** At most a thousand of them; `failed` counts all. */
  readonly failures: readonly PictureFailure[];
  readonly failed: number;
}

/** Reads pictures for what is kept of them: a thumbnail, its look and the hash of the content. The originals are not kept. */
export interface PictureReading {
  /**
   * Of those Likes that have no thumbnail yet. Needs the sites' permission.
   * @throws the signal's reason; what was made by then stays.
   */
  read(likes: AsyncIterable<readonly Like[]>, options: PictureWorkOptions): Promise<ReadPictures>;
}

interface Dependencies {
  readonly thumbnails: Pick<ThumbnailsRepository, 'find' | 'put'>;
  readonly fetcher: PictureFetcher;
  readonly makeThumbnail: MakeThumbnail;
  readonly contentHash: ContentHash;
}

export function createPictureReading(dependencies: Dependencies): PictureReading {
  const { thumbnails, fetcher } = dependencies;

  return {
    async read(likes, { signal, onProgress }) {
      const tally = createTally(onProgress);
      let made = 0;
      let known = 0;

      async function* withoutThumbnail(): AsyncGenerator<readonly Like[]> {
        for await (const batch of likes) {
          const found = await thumbnails.find(batch.map(({ key }) => key));
          const unread = batch.filter((_, index) => found[index] === undefined);
          known += batch.length - unread.length;
          tally.pass(batch.length - unread.length);
          yield unread;
        }
      }

      for await (const picture of fetcher.fetchAll(withoutThumbnail(), { signal })) {
        const { like } = picture;
        if (!('image' in picture)) {
          tally.fail(like, picture.reason);
          continue;
        }
        const thumbnail = await thumbnailOf(like.key, picture.image, dependencies);
        if (thumbnail === null) {
          tally.fail(like, text('problem_not_drawn'));
          continue;
        }
        await thumbnails.put([thumbnail]);
        made++;
        tally.succeed(picture.image.size);
      }
      signal.throwIfAborted();
      return { made, known, failures: tally.failures, failed: tally.failed };
    },
  };
}
