import { putBack } from '../core/judging/changeLike.ts';
import { CodedError } from '../core/codedError.ts';
import type { JsonValue } from '../core/pictures/galleryImage.ts';
import type { Like } from '../core/judging/like.ts';
import { isMergedAlready, mergeLikes } from '../core/judging/mergeLikes.ts';
import type { SharedJudgement } from '../core/judging/sharedJudgement.ts';
import type { SyncAccount } from '../core/sync/syncAccount.ts';
import { text } from '../core/text.ts';
import { operationsOf } from './appliedOperations.ts';
import type { Database } from './database.ts';
import { clockOf } from './deviceClock.ts';
import { inMarkedWriting } from './markedWriting.ts';
import { putJudgements } from './judgementsRepository.ts';
import { createLikeRows, type LikeRows } from './likeRows.ts';
import type { AccountRow, DeletionsAnswer, SentUpTo, SyncProgressRow, SyncResultRow } from './schema.ts';
import { likeOf } from './storedLike.ts';
import { inWriting, LIKE_STORES, type Connection, type Writing } from './writing.ts';

/** What is known of the last run; nothing before the first. */
export type LastRun = Omit<SyncResultRow, 'name'>;

interface TakeOptions {
  /** What other people have judged. */
  readonly others: readonly SharedJudgement[];
  readonly state: JsonValue;
  /** Deletions that came with them and wait. */
  readonly held: readonly Like[];
  /** Whether living Likes that others have deleted stay, and are put back there. */
  readonly putsBack: boolean;
  readonly now: number;
}

/**
 * The library as syncing needs it: what is to be sent, what has come, and how far both are. What has come and how far that
 * is are written in one transaction, so that a run that is cut off goes on where it was.
 */
export interface SyncRepository {
  /** This device's name in its stamps. */
  device(now: number): Promise<string>;
  account(): Promise<Omit<AccountRow, 'name'> | null>;
  /** Keeps a server in place of the one there was; with another address everything is sent anew. */
  connect(account: SyncAccount): Promise<void>;
  /** @throws {CodedError} `not-found` where there is no server. */
  change(changes: Partial<SyncAccount> & { readonly deletions?: DeletionsAnswer }): Promise<void>;
  disconnect(): Promise<void>;
  progress(): Promise<Omit<SyncProgressRow, 'name'>>;
  /** Before the first of all Likes. */
  beginning(): Promise<SentUpTo>;
  /** Likes after a position, deleted ones too, and where they end. */
  unsent(
    after: SentUpTo,
    limit: number,
  ): Promise<{ readonly likes: readonly Like[]; readonly position: SentUpTo; readonly isEnd: boolean }>;
  /** How many are to be sent. */
  countUnsent(): Promise<number>;
  keepSent(progress: { readonly state: JsonValue; readonly position: SentUpTo }): Promise<void>;
  /**
   * Merges Likes that have come from elsewhere into the library, and keeps with them how far that is. Answers those that are
   * new or changed, as they are now. Advances this device's clock past no stamp that lies more than a day ahead.
   */
  take(likes: readonly Like[], options: TakeOptions): Promise<readonly Like[]>;
  /** Keys of the living Likes that `likes` would delete. */
  deletedBy(likes: readonly Like[]): Promise<readonly string[]>;
  lastRun(): Promise<LastRun | null>;
  keepLastRun(run: LastRun): Promise<void>;
}

export function createSyncRepository(database: Database): SyncRepository {
  const within = <Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> => database.use(work);
  const writeSync = <Result>(work: (transaction: Writing) => Promise<Result>): Promise<Result> =>
    within((connection) => inWriting(connection, { stores: ['sync', 'judgements'], durability: 'strict', work }));

  async function readProgress(): Promise<SyncProgressRow> {
    const row = await within((connection) => connection.get('sync', 'progress'));
    return row?.name === 'progress' ? row : nothingYet;
  }

  return {
    device: (now) => within(async (connection) => (await clockOf(connection, now)).device),

    async account() {
      const row = await within((connection) => connection.get('sync', 'account'));
      return row?.name === 'account' ? row : null;
    },

    connect: (account) =>
      writeSync(async (transaction) => {
        const former = await transaction.objectStore('sync').get('account');
        const isSame =
          former?.name === 'account' &&
          former.account.kind === account.kind &&
          former.account.address === account.address &&
          former.account.person === account.person;
        if (!isSame) {
          transaction.delete('sync', 'progress');
          transaction.delete('sync', 'result');
          await transaction.objectStore('judgements').clear();
        }
        transaction.put('sync', { name: 'account', account, deletions: 'ask' });
      }),

    change: ({ deletions, ...changes }) =>
      writeSync(async (transaction) => {
        const row = await transaction.objectStore('sync').get('account');
        if (row?.name !== 'account') throw new CodedError('not-found', text('sync_error_no_account'));
        transaction.put('sync', {
          name: 'account',
          account: { ...row.account, ...changes },
          deletions: deletions ?? row.deletions,
        });
      }),

    disconnect: () =>
      writeSync(async (transaction) => {
        for (const name of ['account', 'progress', 'result']) transaction.delete('sync', name);
        await transaction.objectStore('judgements').clear();
      }),

    progress: readProgress,

    beginning: () =>
      within(async (connection) => {
        const last = await connection.transaction('likes').store.index('uncounted').openKeyCursor(null, 'prev');
        return { place: '', marker: last?.key ?? '' };
      }),

    unsent: (after, limit) =>
      within(async (connection) => {
        const clock = await clockOf(connection, Date.now());
        const likes = connection.transaction('likes').store;
        if (after.place !== null) {
          const rows = await likes.getAll(IDBKeyRange.lowerBound(after.place, true), limit);
          const place = rows.length < limit ? null : (rows.at(-1)?.place ?? null);
          return { likes: rows.map(likeOf), position: { ...after, place }, isEnd: false };
        }
        const rows = await likes.index('uncounted').getAll(IDBKeyRange.lowerBound(after.marker, true), limit);
        const marker = rows.at(-1)?.index.uncounted ?? after.marker;
        clock.follow(marker);
        return { likes: rows.map(likeOf), position: { place: null, marker }, isEnd: rows.length < limit };
      }),

    async countUnsent() {
      const { sentUpTo } = await readProgress();
      return within(async (connection) => {
        if (sentUpTo === null) return connection.count('likes');
        const [changed, left] = await Promise.all([
          connection.countFromIndex('likes', 'uncounted', IDBKeyRange.lowerBound(sentUpTo.marker, true)),
          sentUpTo.place === null ? 0 : connection.count('likes', IDBKeyRange.lowerBound(sentUpTo.place, true)),
        ]);
        return changed + left;
      });
    },

    keepSent: ({ state, position }) =>
      writeSync(async (transaction) => {
        await requireAccount(transaction);
        const row = await transaction.objectStore('sync').get('progress');
        const held = row?.name === 'progress' ? row.held : [];
        transaction.put('sync', { name: 'progress', state, sentUpTo: position, held });
      }),

    take: (likes, { others, state, held, putsBack, now }) =>
      inMarkedWriting(database, {
        stores: [...LIKE_STORES, 'judgements'],
        durability: 'strict',
        now,
        async work(transaction, { clock, carefully }) {
          const rows = createLikeRows(transaction);
          const sync = transaction.objectStore('sync');
          const [row] = await Promise.all([sync.get('progress'), requireAccount(transaction), rows.load(likes)]);
          const { changed, ours } = mergeInto(rows, likes, (like) =>
            putsBack ? putBack(like, { now, stamp: clock.stamp(like, now) }) : like,
          );
          await rows.write({ carefully, mark: (like) => (ours.has(like) ? clock.mark(now) : undefined) });
          await putJudgements(transaction, others);
          const progress = row?.name === 'progress' ? row : nothingYet;
          transaction.put('sync', { ...progress, state, held });
          return changed;
        },
      }),

    deletedBy: (likes) =>
      within(async (connection) => {
        const deletions = likes.filter(({ deletedAt }) => deletedAt !== undefined);
        if (deletions.length === 0) return [];
        const { store } = connection.transaction('likes');
        const present = await Promise.all(deletions.map(({ key }) => store.index('key').get(key)));
        return present.flatMap((row, index) => {
          const deletion = deletions[index];
          if (row === undefined || deletion === undefined || row.deletedAt !== undefined) return [];
          return mergeLikes(likeOf(row), deletion).deletedAt === undefined ? [] : [row.key];
        });
      }),

    async lastRun() {
      const row = await within((connection) => connection.get('sync', 'result'));
      return row?.name === 'result' ? row : null;
    },

    keepLastRun: (run) =>
      writeSync(async (transaction) => {
        // The person may have disconnected meanwhile.
        const account = await transaction.objectStore('sync').get('account');
        if (account !== undefined) transaction.put('sync', { ...run, name: 'result' });
      }),
  };
}

/** A run may outlive the library it began with, or its server: nothing of it belongs into another one. */
async function requireAccount(transaction: Writing): Promise<void> {
  const row = await transaction.objectStore('sync').get('account');
  if (row === undefined) throw new CodedError('not-found', text('sync_error_no_account'));
}

interface Taken {
  readonly changed: readonly Like[];
  /** Those that others are to be told of: only here they are known to be one picture, or living. */
  readonly ours: ReadonlySet<Like>;
}

/** @param deleted What becomes of a living Like that another machine has deleted, instead of that. */
function mergeInto(rows: LikeRows, likes: readonly Like[], deleted: (like: Like) => Like): Taken {
  const changed = new Set<Like>();
  const ours = new Set<Like>();
  for (const like of likes) {
    const matches = rows.find(like);
    const [first, ...others] = matches;
    const existing =
      first === undefined ? undefined : others.reduce((merged, held) => mergeLikes(merged, held.like), first.like);
    let merged = existing === undefined ? like : mergeLikes(existing, like);
    const isDeleting = existing?.deletedAt === undefined && merged.deletedAt !== undefined;
    if (existing !== undefined && isDeleting) merged = deleted(merged);
    if (existing !== undefined && others.length === 0 && isMergedAlready(existing, merged)) continue;
    const isOurs =
      merged.key !== like.key ||
      others.length > 0 ||
      (isDeleting && merged.deletedAt === undefined) ||
      matches.some((held) => ours.has(held.like));
    rows.replace(matches, merged, operationsOf(matches));
    for (const held of matches) {
      changed.delete(held.like);
      ours.delete(held.like);
    }
    changed.add(merged);
    if (isOurs) ours.add(merged);
  }
  return { changed: [...changed], ours };
}

const nothingYet: SyncProgressRow = { name: 'progress', state: null, sentUpTo: null, held: [] };
