import { endOfStamps } from '../core/judging/clock.ts';
import type { SpaceUsed, StoredAmount } from '../core/library/spaceUsed.ts';
import type { Database } from './database.ts';
import { createOriginalsRepository } from './originalsRepository.ts';
import type { StoredLike, ThumbnailRow } from './schema.ts';

/** Records that are looked at; the others are taken to be like them. */
const SAMPLE = 200;

export interface SpaceReader {
  used(): Promise<SpaceUsed>;
  /** How many pictures were judged or changed after a time, in milliseconds since 1970. */
  changedSince(time: number): Promise<number>;
}

export function createSpaceReader(database: Database): SpaceReader {
  return {
    async used() {
      const [likes, thumbnails] = await database.use((connection) =>
        Promise.all([
          Promise.all([connection.count('likes'), connection.getAll('likes', null, SAMPLE)]),
          Promise.all([connection.count('thumbnails'), connection.getAll('thumbnails', null, SAMPLE)]),
        ]),
      );
      return {
        likes: amount(...likes, bytesOfLike),
        thumbnails: amount(...thumbnails, ({ bytes }: ThumbnailRow) => bytes.byteLength),
        originals: await createOriginalsRepository(database).usage(),
      };
    },

    changedSince: (time) =>
      database.use((connection) =>
        connection.countFromIndex('likes', 'changed', IDBKeyRange.lowerBound(endOfStamps(time))),
      ),
  };
}

function amount<Row>(count: number, sample: readonly Row[], bytesOf: (row: Row) => number): StoredAmount {
  if (sample.length === 0) return { count, bytes: 0 };
  const bytes = sample.reduce((sum, row) => sum + bytesOf(row), 0);
  return { count, bytes: Math.round((bytes / sample.length) * count) };
}

/** Browsers write texts in one byte a letter where they can, and the terms once more in their index. */
function bytesOfLike({ index, ...row }: StoredLike): number {
  return JSON.stringify(row).length + 2 * JSON.stringify(index).length;
}
