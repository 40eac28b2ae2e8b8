import { isLivingPlace } from '../core/judging/place.ts';
import type { Thumbnail } from '../core/pictures/thumbnail.ts';
import type { Database } from './database.ts';
import { lookOf } from './keptPictures.ts';
import type { LookRow, ThumbnailRow } from './schema.ts';
import { inWriting, type Writing } from './writing.ts';

export interface ThumbnailsRepository {
  /** In the order of `keys`; `undefined` where there is none. */
  find(keys: readonly string[]): Promise<readonly (Thumbnail | undefined)[]>;
  /** Those of Likes that the library does not hold are dropped; one that is there is replaced. */
  put(thumbnails: readonly Thumbnail[]): Promise<void>;
  /** Everything that duplicates are found by, without the images, `batch` at a time. */
  looks(batch: number): AsyncGenerator<readonly Pick<Thumbnail, 'key' | 'look' | 'content'>[]>;
  /** How many there are. */
  count(): Promise<number>;
}

export function createThumbnailsRepository(database: Database): ThumbnailsRepository {
  return {
    find: (keys) =>
      database.use(async (connection) => {
        const { store } = connection.transaction('thumbnails');
        const rows = await Promise.all(keys.map((key) => store.get(key)));
        return rows.map((row) => (row === undefined ? undefined : thumbnailOf(row)));
      }),

    async put(thumbnails) {
      // Before the transaction, which would end meanwhile.
      const rows = await Promise.all(thumbnails.map(thumbnailRow));
      await database.use((connection) =>
        inWriting(connection, {
          stores: ['likes', 'thumbnails', 'looks'],
          durability: 'relaxed',
          work: (transaction) => putRows(transaction, rows, true),
        }),
      );
    },

    async *looks(batch) {
      let after: string | null = null;
      for (;;) {
        const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
        const rows: LookRow[] = await database.use((connection) => connection.getAll('looks', range, batch));
        if (rows.length > 0) yield rows;
        after = rows.at(-1)?.key ?? null;
        if (rows.length < batch || after === null) return;
      }
    },

    count: () => database.use((connection) => connection.count('thumbnails')),
  };
}

export async function thumbnailRow({ image, ...facts }: Thumbnail): Promise<ThumbnailRow> {
  return { ...facts, bytes: await image.arrayBuffer(), mediaType: image.type };
}

/**
 * Those of living Likes; answers their keys.
 * @param replace Whether one that is there already gives way.
 */
export async function putRows(
  transaction: Writing,
  rows: readonly ThumbnailRow[],
  replace: boolean,
): Promise<readonly string[]> {
  const likes = transaction.objectStore('likes').index('key');
  const thumbnails = transaction.objectStore('thumbnails');
  const wanted = await Promise.all(
    rows.map(async ({ key }) => {
      const [place, there] = await Promise.all([likes.getKey(key), replace ? undefined : thumbnails.getKey(key)]);
      return place !== undefined && isLivingPlace(place) && there === undefined;
    }),
  );
  const kept = rows.filter((_, index) => wanted[index]);
  for (const row of kept) {
    transaction.put('thumbnails', row);
    transaction.put('looks', lookOf(row));
  }
  return kept.map(({ key }) => key);
}

function thumbnailOf({ bytes, mediaType, ...facts }: ThumbnailRow): Thumbnail {
  return { ...facts, image: new Blob([bytes], { type: mediaType }) };
}
