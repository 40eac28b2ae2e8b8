import type { IDBPTransaction } from 'idb';
import { NEVER, tick } from '../core/clock.ts';
import type { Moment } from '../core/judge.ts';
import type { LibraryNumbers } from '../core/libraryNumbers.ts';
import type { Like, PictureIdentity } from '../core/like.ts';
import { mergeLikes } from '../core/mergeLikes.ts';
import type { Reaction } from '../core/reaction.ts';
import type { Database } from './database.ts';
import type { LibraryDatabase, ListedReaction, StoredLike } from './schema.ts';

interface Change {
  readonly operationId: string;
  readonly identity: PictureIdentity;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What becomes of the Like; pure, for it may run again. `null` leaves everything as it is. */
  readonly apply: (existing: Like | undefined, moment: Moment) => Like | null;
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
  change(change: Change): Promise<Like | undefined>;
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

    change: ({ operationId, identity, now, apply }) =>
      database.use(async (connection) => {
        const transaction = connection.transaction(['likes', 'operations', 'sync'], 'readwrite', {
          durability: 'strict',
        });
        // Handled below through `done`; an abort must not also count as an unhandled rejection.
        transaction.done.catch(() => undefined);
        try {
          const changed = await changeWithin(transaction, { operationId, identity, now, apply });
          await transaction.done;
          return changed;
        } catch (error) {
          abort(transaction);
          throw error;
        }
      }),

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

  async function changeWithin(transaction: Writing, change: Change): Promise<Like | undefined> {
    const likes = transaction.objectStore('likes');
    const operations = transaction.objectStore('operations');
    const applied = await operations.get(change.operationId);
    if (applied !== undefined) {
      const row = await likes.get(applied.key);
      return row === undefined ? undefined : withoutIndex(row);
    }

    const matches = await findAll(transaction, change.identity);
    const existing = matches.length === 0 ? undefined : matches.reduce(mergeLikes);
    const clocks = transaction.objectStore('sync');
    const clock = (await clocks.get('clock')) ?? { name: 'clock', device: randomDevice(), last: NEVER };
    const stamp = tick(clock.last, change.now, clock.device);
    const changed = change.apply(existing, { now: change.now, stamp });
    if (changed === null) return existing;

    for (const { key } of matches) if (key !== changed.key) await likes.delete(key);
    await likes.put(withIndex(changed));
    await clocks.put({ ...clock, last: stamp });
    await operations.put({ id: change.operationId, key: changed.key, at: change.now });
    return changed;
  }
}

/** Names this device, once, for its stamps: eight base-36 digits. */
function randomDevice(): string {
  const digits = crypto.getRandomValues(new Uint32Array(8));
  return [...digits].map((digit) => (digit % 36).toString(36)).join('');
}

/** Every Like, deleted ones too, that `identity` names: more than one when a page shows two known pictures to be the same. */
async function findAll(transaction: Writing, { key, aliases }: PictureIdentity): Promise<Like[]> {
  const likes = transaction.objectStore('likes');
  const found = new Map<string, Like>();
  const own = await likes.get(key);
  if (own !== undefined) found.set(own.key, withoutIndex(own));
  for (const alias of aliases) {
    for (const row of await likes.index('aliases').getAll(alias)) found.set(row.key, withoutIndex(row));
  }
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
