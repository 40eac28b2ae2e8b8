import { clockOf, type DeviceClock } from './deviceClock.ts';
import type { Database } from './database.ts';
import { inWriting, type StoreName, type Writing } from './writing.ts';

interface MarkedWritingOptions<Result> {
  /** With those of `LIKE_STORES` among them. */
  readonly stores: readonly StoreName[];
  readonly durability: 'strict' | 'relaxed';
  /** Wall-clock time, in ms since 1970. */
  readonly now: number;
  readonly work: (transaction: Writing, circumstances: MarkedWriting) => Promise<Result>;
}

export interface MarkedWriting {
  /** Its markers lie behind all that any page of ours has given. */
  readonly clock: DeviceClock;
  readonly carefully: boolean;
}

/** `inWriting`, for changes of Likes that may be made by several pages of ours. */
export function inMarkedWriting<Result>(
  database: Database,
  { stores, durability, now, work }: MarkedWritingOptions<Result>,
): Promise<Result> {
  return database.use(async (connection) => {
    const clock = await clockOf(connection, now);
    return inWriting(connection, {
      stores,
      durability,
      async work(transaction, carefully) {
        await clock.catchUp(transaction);
        return work(transaction, { clock, carefully });
      },
    });
  });
}
