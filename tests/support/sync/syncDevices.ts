import { changeLike } from '../../../lib/core/judging/changeLike.ts';
import { judge } from '../../../lib/core/judging/judge.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { LikeChange } from '../../../lib/core/judging/likeChange.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import type { SyncAccount } from '../../../lib/core/sync/syncAccount.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { syncedLibrary } from '../../../lib/services/sync/syncedLibrary.ts';
import { createDatabase, type Database } from '../../../lib/storage/database.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../../lib/storage/mergesRepository.ts';
import { likeOf } from '../../../lib/storage/storedLike.ts';
import { createSyncRepository } from '../../../lib/storage/syncRepository.ts';
import { runSync } from '../../../lib/sync/runSync.ts';
import type { SyncAdapter } from '../../../lib/sync/syncAdapter.ts';
import { aSnapshot } from '../likes.ts';

/** Of a WebDAV server, without encryption. */
export const account: SyncAccount = {
  kind: 'webdav',
  address: 'https://cloud.example/likes',
  user: 'ada',
  password: 'secret',
  passphrase: null,
  person: null,
  deviceName: 'Laptop',
  everyMinutes: 15,
};
const page = { url: 'https://example.org/', title: 'Example' };

/** A machine with a stored library, whose background may die at any time. */
export interface SyncDevice {
  /** Answers the Like as it was acknowledged. */
  judge(aliases: readonly string[], liked: Reaction): Promise<Like | undefined>;
  change(key: string, change: Omit<LikeChange, 'key'>): Promise<Like | undefined>;
  merge(keys: readonly string[]): Promise<void>;
  /** One run, from its beginning to its end or to where it fails. */
  sync(options?: { readonly deletions?: 'ask' | 'agreed' | 'refused'; readonly signal?: AbortSignal }): Promise<number>;
  /** All Likes, deleted ones too, by key. */
  likes(): Promise<readonly Like[]>;
  /** What was in memory is gone. */
  restart(): Promise<void>;
  readonly device: string;
  readonly database: Database;
}

interface DeviceOptions {
  /** Of the database. */
  readonly name: string;
  readonly adapter: (device: string) => SyncAdapter;
  /** Whether it has a server already. */
  readonly isConnected?: boolean;
  /** This machine's clock. */
  readonly now: () => number;
}

let operations = 0;

export async function createSyncDevice({ name, adapter, isConnected = true, now }: DeviceOptions): Promise<SyncDevice> {
  let database = createDatabase({ name });
  const device = await createSyncRepository(database).device(now());
  if (isConnected) await createSyncRepository(database).connect(account);
  const change = (
    identity: { key: string; aliases: readonly string[] },
    apply: Parameters<ReturnType<typeof createLikesRepository>['change']>[0]['apply'],
  ) =>
    createLikesRepository(database).change({
      operationId: `operation-${(operations += 1)}`,
      now: now(),
      identity,
      apply,
    });

  return {
    device,
    get database() {
      return database;
    },
    judge(aliases, liked) {
      const [url = ''] = aliases;
      const key = pictureKey(url);
      const snapshot = aSnapshot({ url, aliases: aliases.toSorted() });
      return change({ key, aliases }, (existing, moment) => judge(existing, { key, liked, snapshot, page }, moment));
    },
    change: (key, changes) =>
      change({ key, aliases: [] }, (existing, moment) => changeLike(existing, { key, ...changes }, moment)),
    async merge(keys) {
      await createMergesRepository(database).merge({ operationId: `operation-${(operations += 1)}`, keys, now: now() });
    },
    async sync({ deletions = 'agreed', signal = new AbortController().signal } = {}) {
      let received = 0;
      const reader = createLibraryReader(database);
      const library = syncedLibrary(createSyncRepository(database), {
        size: async () => {
          const { liked, disliked, cleared } = await reader.totals();
          return liked + disliked + cleared;
        },
        now,
        putsBack: deletions === 'refused',
        onTaken: (likes) => void (received += likes.length),
      });
      await runSync({
        adapter: adapter(device),
        library,
        signal,
        wasAsked: deletions !== 'ask',
        onProgress: () => undefined,
      });
      return received;
    },
    async likes() {
      const rows = await database.use((connection) => connection.getAll('likes'));
      return rows.map(likeOf).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
    async restart() {
      await database.close();
      database = createDatabase({ name });
    },
  };
}
