import type { IDBPTransaction } from 'idb';
import { NEVER, tick } from '../core/clock.ts';
import type { Moment } from '../core/judge.ts';
import type { LibraryNumbers } from '../core/libraryNumbers.ts';
import type { Like, PictureIdentity } from '../core/like.ts';
import { mergeLikes } from '../core/mergeLikes.ts';
import type { Reaction } from '../core/reaction.ts';
import type { Database } from './database.ts';
import type { AppliedOperation, LibraryDatabase, ListedReaction, StoredLike } from './schema.ts';

/** Of one picture's Like. */
export interface Change {
  readonly identity: PictureIdentity;
  /** What becomes of the Like; pure, for it may run again. `null` leaves everything as it is. */
  readonly apply: (existing: Like | undefined, moment: Moment) => Like | null;
}

/** Applied once, however often it is asked for. */
interface Operation {
  readonly operationId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly changes: readonly Change[];
}

/** Where a page of a list ended; hand it back to go on. */
export type ListPosition = readonly [updatedAt: number, key: string];

export interface LikesPage {
  readonly likes: readonly Like[];
  /** `null` at the end. */
  readonly next: ListPosition | null;
}

export interface LikesRepository {
  /** The living Likes of `identities`, in their order; `undefined` where there is none. */
  find(identities: readonly PictureIdentity[]): Promise<(Like | undefined)[]>;
  /**
   * Applies one change in one transaction, and settles when it is on disk. Likes that turn out to be one picture become
   * one. An operation that was applied before changes nothing and gives the Like as it is.
   */
  change(change: Omit<Operation, 'changes'> & Change): Promise<Like | undefined>;
  /**
   * The same for several operations of several changes each: all of them in one transaction, or none. Gives the Likes in
   * the order of the changes, without those that there are none of; of an operation applied before, the first.
   */
  changeAll(operations: readonly Operation[]): Promise<Like[]>;
  /** Newest first. */
  list(options: {
    readonly reaction?: ListedReaction;
    readonly after?: ListPosition | null;
    readonly limit: number;
  }): Promise<LikesPage>;
  /** Every living Like in the order of keys, `batch` at a time; Likes judged meanwhile may or may not be among them. */
  all(batch: number): AsyncGenerator<readonly Like[]>;
  counts(): Promise<LibraryNumbers>;
  /** Forgets operations applied before `time` (ms since 1970): nobody retries them any more. */
  forgetOperations(time: number): Promise<void>;
}

type Writing = IDBPTransaction<LibraryDatabase, ('likes' | 'operations' | 'sync')[], 'readwrite'>;

export function createLikesRepository(database: Database): LikesRepository {
  return {
    find: (identities) =>
      database.use(async (connection) => {
        const transaction = connection.transaction('likes');
        // An empty library, the first-time user's, needs no look-ups.
        if ((await transaction.store.count()) === 0) return identities.map(() => undefined);
        return Promise.all(
          identities.map(async ({ key, aliases }) => {
            const own = await transaction.store.get(key);
            if (own !== undefined) return living(own);
            for (const alias of aliases) {
              const known = await transaction.store.index('aliases').get(alias);
              if (known !== undefined) return living(known);
            }
            return undefined;
          }),
        );
      }),

    change: async ({ identity, apply, ...operation }) => {
      const [like] = await write([{ ...operation, changes: [{ identity, apply }] }]);
      return like;
    },

    changeAll: async (operations) => (await write(operations)).filter((like) => like !== undefined),

    list: ({ reaction, after, limit }) =>
      database.use(async (connection) => {
        const likes: Like[] = [];
        const { store } = connection.transaction('likes');
        let cursor =
          reaction === undefined
            ? await store.index('listed').openCursor(after ? IDBKeyRange.upperBound([...after], true) : null, 'prev')
            : await store.index('reaction').openCursor(reactionRange(reaction, after), 'prev');
        while (cursor !== null && likes.length < limit) {
          likes.push(withoutIndex(cursor.value));
          cursor = await cursor.continue();
        }
        const last = likes.at(-1);
        return { likes, next: cursor === null || last === undefined ? null : [last.updatedAt, last.key] };
      }),

    async *all(batch) {
      let after: string | undefined;
      for (;;) {
        const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
        const rows = await database.use((connection) => connection.getAll('likes', range, batch));
        const likes = rows.flatMap((row) => living(row) ?? []);
        if (likes.length > 0) yield likes;
        after = rows.at(-1)?.key;
        if (rows.length < batch || after === undefined) return;
      }
    },

    counts: () =>
      database.use(async (connection) => {
        const index = connection.transaction('likes').store.index('reaction');
        const [liked, disliked, cleared] = await Promise.all([
          index.count(reactionRange('liked')),
          index.count(reactionRange('disliked')),
          index.count(reactionRange('cleared')),
        ]);
        return { liked, disliked, cleared };
      }),

    forgetOperations: (time) =>
      database.use(async (connection) => {
        const transaction = connection.transaction('operations', 'readwrite');
        const old = await transaction.store.index('at').getAllKeys(IDBKeyRange.upperBound(time, true));
        await Promise.all([...old.map((id) => transaction.store.delete(id)), transaction.done]);
      }),
  };

  function write(operations: readonly Operation[]): Promise<(Like | undefined)[]> {
    return database.use(async (connection) => {
      const transaction = connection.transaction(['likes', 'operations', 'sync'], 'readwrite', {
        durability: 'strict',
      });
      // Handled below through `done`; an abort must not also count as an unhandled rejection.
      transaction.done.catch(() => undefined);
      try {
        const likes = await applyWithin(transaction, operations);
        await transaction.done;
        return likes;
      } catch (error) {
        abort(transaction);
        throw error;
      }
    });
  }
}

/** Reads and writes in as few rounds as the order of the changes allows: rounds are what ten thousand pictures cost. */
async function applyWithin(transaction: Writing, operations: readonly Operation[]): Promise<(Like | undefined)[]> {
  const applied = transaction.objectStore('operations');
  const clocks = transaction.objectStore('sync');
  const [known, ...former] = await Promise.all([
    clocks.get('clock'),
    ...operations.map(({ operationId }) => applied.get(operationId)),
  ]);
  const { device, last } = known ?? { device: randomDevice(), last: NEVER };
  let stamp = last;
  const keys = new Map(former.flatMap((row) => (row === undefined ? [] : [[row.id, row.key]])));
  const done: AppliedOperation[] = [];
  const likes: (Like | undefined)[] = [];

  for (const { operationId, now, changes } of operations) {
    let key = keys.get(operationId);
    if (key !== undefined) {
      const row = await transaction.objectStore('likes').get(key);
      likes.push(row === undefined ? undefined : withoutIndex(row));
      continue;
    }
    for (const change of changes) {
      const next = tick(stamp, now, device);
      const { like, changed } = await changeWithin(transaction, change, { now, stamp: next });
      likes.push(like);
      if (!changed) continue;
      stamp = next;
      key ??= like?.key;
    }
    if (key === undefined) continue;
    keys.set(operationId, key);
    done.push({ id: operationId, key, at: now });
  }

  if (stamp !== last)
    await Promise.all([clocks.put({ name: 'clock', device, last: stamp }), ...done.map((row) => applied.put(row))]);
  return likes;
}

async function changeWithin(
  transaction: Writing,
  { identity, apply }: Change,
  moment: Moment,
): Promise<{ like: Like | undefined; changed: boolean }> {
  const likes = transaction.objectStore('likes');
  const matches = await findAll(transaction, identity);
  const existing = matches.length === 0 ? undefined : matches.reduce(mergeLikes);
  const like = apply(existing, moment);
  if (like === null) return { like: existing, changed: false };
  for (const { key } of matches) if (key !== like.key) await likes.delete(key);
  await likes.put(withIndex(like));
  return { like, changed: true };
}

/** Names this device, once, for its stamps: eight base-36 digits. */
function randomDevice(): string {
  const digits = crypto.getRandomValues(new Uint32Array(8));
  return [...digits].map((digit) => (digit % 36).toString(36)).join('');
}

/** Every Like, deleted ones too, that `identity` names: more than one when a page shows two known pictures to be the same. */
async function findAll(transaction: Writing, { key, aliases }: PictureIdentity): Promise<Like[]> {
  const likes = transaction.objectStore('likes');
  const [own, ...known] = await Promise.all([
    likes.get(key),
    ...aliases.map((alias) => likes.index('aliases').getAll(alias)),
  ]);
  const found = new Map<string, Like>();
  for (const row of [...(own === undefined ? [] : [own]), ...known.flat()]) found.set(row.key, withoutIndex(row));
  return [...found.values()];
}

function reactionRange(reaction: ListedReaction, after?: ListPosition | null): IDBKeyRange {
  // An array sorts after every number and string, so `[reaction, []]` ends the reaction's range.
  return after
    ? IDBKeyRange.bound([reaction], [reaction, ...after], false, true)
    : IDBKeyRange.bound([reaction], [reaction, []]);
}

const listedReactions = new Map<Reaction, ListedReaction>([
  [true, 'liked'],
  [false, 'disliked'],
  [null, 'cleared'],
]);

function withIndex(like: Like): StoredLike {
  if (like.deletedAt !== undefined) return { ...like, index: {} };
  const { key, updatedAt, liked } = like;
  return {
    ...like,
    index: { listed: [updatedAt, key], reaction: [listedReactions.get(liked) ?? 'cleared', updatedAt, key] },
  };
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: its own error is the one to tell.
  }
}

function withoutIndex({ index: _, ...like }: StoredLike): Like {
  return like;
}

function living(row: StoredLike): Like | undefined {
  return row.deletedAt === undefined ? withoutIndex(row) : undefined;
}
