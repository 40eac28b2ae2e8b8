import { CodedError } from '../../core/codedError.ts';
import type { Like } from '../../core/judging/like.ts';
import type { PictureFailure, PictureWorkOptions } from '../../core/pictureWork.ts';
import type { OriginalsRepository } from '../../storage/originalsRepository.ts';
import type { ThumbnailsRepository } from '../../storage/thumbnailsRepository.ts';
import type { PictureFetcher } from './pictureFetcher.ts';
import { createTally, thumbnailOf, type ContentHash, type MakeThumbnail } from './pictureWork.ts';
import { formatBytes } from '../../core/formatBytes.ts';
import { text } from '../../core/text.ts';

export interface KeptCopies {
  readonly kept: number;
  /** That were kept before. */
  readonly known: number;
  /** At most a thousand of them; `failed` counts all. */
  readonly failures: readonly PictureFailure[];
  readonly failed: number;
  /** Why it ended before all were kept, as a sentence: there is no more room. `null` when it went through. */
  readonly overLimit: string | null;
}

/** Copies of originals that stay when their site is away. */
export interface OfflineCopies {
  /**
   * Fetches and keeps the originals of Likes that have no copy yet, and makes their thumbnails. Needs the sites' permission.
   * @throws the signal's reason; what was kept by then stays.
   */
  keep(likes: AsyncIterable<readonly Like[]>, options: PictureWorkOptions): Promise<KeptCopies>;
  remove(keys: readonly string[]): Promise<void>;
  usage(): Promise<{ readonly count: number; readonly bytes: number; readonly limit: number }>;
}

interface Dependencies {
  readonly originals: Pick<OriginalsRepository, 'known' | 'put' | 'remove' | 'usage'>;
  readonly thumbnails: Pick<ThumbnailsRepository, 'put'>;
  readonly fetcher: PictureFetcher;
  readonly makeThumbnail: MakeThumbnail;
  readonly contentHash: ContentHash;
  /** Of all copies together. */
  readonly limitBytes?: number;
  readonly now: () => number;
}

const LIMIT_BYTES = 1_000_000_000;

export function createOfflineCopies(dependencies: Dependencies): OfflineCopies {
  const { originals, thumbnails, fetcher, now, limitBytes = LIMIT_BYTES } = dependencies;

  return {
    async keep(likes, { signal, onProgress }) {
      const tally = createTally(onProgress);
      let { bytes } = await originals.usage();
      let kept = 0;
      let known = 0;
      let overLimit: string | null = null;

      async function* withoutCopy(): AsyncGenerator<readonly Like[]> {
        for await (const batch of likes) {
          const copied = await originals.known(batch.map(({ key }) => key));
          known += copied.size;
          tally.pass(copied.size);
          yield batch.filter(({ key }) => !copied.has(key));
        }
      }

      for await (const picture of fetcher.fetchAll(withoutCopy(), { signal })) {
        const { like } = picture;
        if (!('image' in picture)) {
          tally.fail(like, picture.reason);
          continue;
        }
        const { image } = picture;
        if (bytes + image.size > limitBytes) {
          overLimit = text('problem_copies_limit', { size: formatBytes(limitBytes) });
          break;
        }
        try {
          await originals.put({ key: like.key, image, storedAt: now() });
          bytes += image.size;
          kept++;
          await addThumbnail(like.key, image);
        } catch (error) {
          if (!(error instanceof CodedError) || error.code !== 'storage-full') throw error;
          overLimit = text('problem_copies_disk_full');
          break;
        }
        tally.succeed(image.size);
      }
      signal.throwIfAborted();
      return { kept, known, failures: tally.failures, failed: tally.failed, overLimit };
    },

    remove: (keys) => originals.remove(keys),

    async usage() {
      return { ...(await originals.usage()), limit: limitBytes };
    },
  };

  async function addThumbnail(key: string, image: Blob): Promise<void> {
    const thumbnail = await thumbnailOf(key, image, dependencies);
    if (thumbnail) await thumbnails.put([thumbnail]);
  }
}
