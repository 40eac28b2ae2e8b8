import type { Thumbnail } from '../../lib/core/pictures/thumbnail.ts';
import type { PictureFetcher } from '../../lib/services/pictures/pictureFetcher.ts';
import type { OriginalsRepository } from '../../lib/storage/originalsRepository.ts';

/** Thumbnails in a map, by key. */
export function fakeThumbnails(known: readonly Thumbnail[] = []) {
  const stored = new Map(known.map((thumbnail) => [thumbnail.key, thumbnail]));
  return {
    stored,
    find: async (keys: readonly string[]) => keys.map((key) => stored.get(key)),
    put: async (thumbnails: readonly Thumbnail[]) => {
      for (const thumbnail of thumbnails) stored.set(thumbnail.key, thumbnail);
    },
  };
}

/** Offline copies in a map, by key. */
export function fakeOriginals(known: Readonly<Record<string, Blob>> = {}) {
  const stored = new Map(Object.entries(known));
  const originals: Pick<OriginalsRepository, 'known' | 'put' | 'remove' | 'usage'> = {
    known: async (keys) => new Set(keys.filter((key) => stored.has(key))),
    put: async ({ key, image }) => void stored.set(key, image),
    remove: async (keys) => {
      for (const key of keys) stored.delete(key);
    },
    usage: async () => ({
      count: stored.size,
      bytes: [...stored.values()].reduce((sum, { size }) => sum + size, 0),
    }),
  };
  return { stored, ...originals };
}

/** Answers a text as the picture of each address, or the reason that is given for it. */
export function fakeFetcher(reasons: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const fetcher: PictureFetcher = {
    async *fetchAll(likes, { signal }) {
      for await (const batch of likes) {
        for (const like of batch) {
          signal.throwIfAborted();
          asked.push(like.url);
          const reason = reasons[like.url];
          yield reason === undefined ? { like, image: new Blob([like.url]) } : { like, reason };
        }
      }
    },
  };
  return { asked, fetcher };
}

/** Draws nothing of pictures that say so. */
export async function fakeMakeThumbnail(image: Blob) {
  const text = await image.text();
  return text.includes('undrawable')
    ? null
    : { image: new Blob(['small']), width: 3, height: 2, look: '0f0f0f0f0f0f0f0f' };
}
