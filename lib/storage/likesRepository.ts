import type { Moment } from '../core/judging/judge.ts';
import type { Like, PictureIdentity } from '../core/judging/like.ts';
import { mergeLikes } from '../core/judging/mergeLikes.ts';
import { addOperation, isOutrun, operationsOf } from './appliedOperations.ts';
import type { Database } from './database.ts';
import { clockOf, type DeviceClock } from './deviceClock.ts';
import { createLikeRows } from './likeRows.ts';
import type { StoredLike } from './schema.ts';
import { likeOf, livingLikeOf } from './storedLike.ts';
import { inWriting, LIKE_STORES, type Writing } from './writing.ts';

/** Of one picture's Like. */
export interface Change {
  readonly identity: PictureIdentity;
  /**
   * When the person made it, in milliseconds since 1970, where it is a judgement: one that was made earlier than what
   * the Like holds, and came later, changes nothing. Left out by all other changes.
   */
  readonly judgedAt?: number | undefined;
  /** What becomes of the Like; pure, for it may run again. `null` leaves everything as it is. */
  readonly apply: (existing: Like | undefined, moment: Moment) => Like | null;
}

/** Applied once to each Like, however often it is asked for. */
interface Operation {
  readonly operationId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly changes: readonly Change[];
}

export interface LikesRepository {
  /** The living Likes of `identities`, in their order; `undefined` where there is none. */
  find(identities: readonly PictureIdentity[]): Promise<(Like | undefined)[]>;
  /** The same, deleted ones too. */
  findStored(identities: readonly PictureIdentity[]): Promise<(Like | undefined)[]>;
  /**
   * Applies one change in one transaction, and settles when it is on disk. Likes that turn out to be one picture become
   * one. An operation that was applied before changes nothing and gives the Like as it is.
   */
  change(change: Omit<Operation, 'changes'> & Change): Promise<Like | undefined>;
  /**
   * The same for several operations of several changes each: all of them in one transaction, or none. Gives the Likes in
   * the order of the changes, without those of changes that left everything as it was.
   */
  changeAll(operations: readonly Operation[]): Promise<Like[]>;
}

export function createLikesRepository(database: Database): LikesRepository {
  return {
    find: async (identities) => (await findRows(identities)).map(livingLikeOf),

    findStored: async (identities) =>
      (await findRows(identities)).map((row) => (row === undefined ? undefined : likeOf(row))),

    change: async ({ operationId, now, ...change }) => {
      const [like] = await write([{ operationId, now, changes: [change] }]);
      return like;
    },

    changeAll: async (operations) => (await write(operations)).filter((like) => like !== undefined),
  };

  function findRows(identities: readonly PictureIdentity[]): Promise<(StoredLike | undefined)[]> {
    return database.use(async (connection) => {
      const { store } = connection.transaction('likes');
      // An empty library, the first-time user's, needs no look-ups.
      if ((await store.getAllKeys(null, 1)).length === 0) return identities.map(() => undefined);
      const byKey = store.index('key');
      const byAlias = store.index('aliases');
      const found = await Promise.all(identities.map(({ key }) => byKey.get(key)));
      await Promise.all(
        identities.map(async ({ aliases }, index) => {
          if (found[index] !== undefined) return;
          const known = await Promise.all(aliases.map((alias) => byAlias.get(alias)));
          found[index] = known.find((row) => row !== undefined);
        }),
      );
      return found;
    });
  }

  function write(operations: readonly Operation[]): Promise<(Like | undefined)[]> {
    return database.use(async (connection) => {
      const now = Math.max(0, ...operations.map((operation) => operation.now));
      const clock = await clockOf(connection, now);
      return inWriting(connection, {
        stores: LIKE_STORES,
        fewStores: ['likes'],
        durability: 'strict',
        work: (transaction, carefully) => applyWithin(transaction, operations, { clock, now, carefully }),
      });
    });
  }
}

interface Circumstances {
  readonly clock: DeviceClock;
  readonly now: number;
  readonly carefully: boolean;
}

/** Reads everything in one round and writes it in another: rounds are what a judgement costs. */
async function applyWithin(
  transaction: Writing,
  operations: readonly Operation[],
  { clock, now, carefully }: Circumstances,
): Promise<(Like | undefined)[]> {
  const rows = createLikeRows(transaction);
  await rows.load(operations.flatMap(({ changes }) => changes.map(({ identity }) => identity)));
  const likes: (Like | undefined)[] = [];
  for (const { operationId, now: at, changes } of operations) {
    for (const { identity, judgedAt, apply } of changes) {
      const matches = rows.find(identity);
      const applied = matches.find((held) => held.operations.some(({ id }) => id === operationId));
      if (applied !== undefined) {
        likes.push(applied.like);
        continue;
      }
      const existing = matches.length === 0 ? undefined : matches.map(({ like }) => like).reduce(mergeTwo);
      const known = operationsOf(matches);
      const operation = { id: operationId, at, ...(judgedAt === undefined ? {} : { judgedAt }) };
      if (isOutrun(operation, known)) {
        likes.push(existing);
        continue;
      }
      const like = notBefore(existing, apply(existing, { now: at, stamp: clock.stamp(existing, at) }) ?? undefined);
      likes.push(like);
      if (like === undefined) continue;
      rows.replace(matches, like, addOperation(known, operation));
    }
  }
  await rows.write({ mark: () => clock.mark(now), countLater: true, carefully });
  return likes;
}

/** Of two machines the later time counts: one whose clock is behind must not go back on it. */
function notBefore(existing: Like | undefined, like: Like | undefined): Like | undefined {
  if (existing === undefined || like === undefined || like.updatedAt >= existing.updatedAt) return like;
  return { ...like, updatedAt: existing.updatedAt };
}

function mergeTwo(a: Like, b: Like): Like {
  return mergeLikes(a, b);
}
