import { CodedError, codeOf } from '../core/codedError.ts';
import type { Like } from '../core/judging/like.ts';
import type { SharedJudgement } from '../core/judging/sharedJudgement.ts';
import { text } from '../core/text.ts';
import type { AdapterState, Outbox, OutboxPosition, SyncAdapter } from './syncAdapter.ts';

interface Taking {
  readonly others: readonly SharedJudgement[];
  readonly state: AdapterState;
  readonly held: readonly Like[];
}

/** The library, as a run needs it. */
export interface SyncedLibrary {
  readonly outbox: Outbox;
  progress(): Promise<{
    readonly state: AdapterState;
    readonly position: OutboxPosition | null;
    /** Deletions that have come and are not made yet. */
    readonly held: readonly Like[];
  }>;
  /** Whether changes alone are to be sent after a position, and not the rest of the whole library. */
  isAtChanges(position: OutboxPosition): boolean;
  keepSent(progress: { readonly state: AdapterState; readonly position: OutboxPosition }): Promise<void>;
  /** Merges Likes into the library, and keeps with them what others have judged, `state` and `held`. Answers how many it has changed. */
  take(likes: readonly Like[], progress: Taking): Promise<number>;
  /** How many living Likes `likes` would delete. */
  countDeletedBy(likes: readonly Like[]): Promise<number>;
  /** Living Likes. */
  size(): Promise<number>;
}

interface RunOptions {
  readonly adapter: SyncAdapter;
  readonly library: SyncedLibrary;
  readonly signal: AbortSignal;
  /** Whether the person was asked already what becomes of deletions, however many. */
  readonly wasAsked: boolean;
  readonly onProgress: (progress: RunProgress) => void;
}

export interface RunProgress {
  readonly phase: 'receiving' | 'sending';
  /** Likes that are new or changed here. */
  readonly received: number;
  readonly sent: number;
}

/** The person is asked before more than a thousand Likes, or a fifth of the library, are deleted. */
const MOST_DELETIONS = 1000;
const LARGEST_SHARE = 0.2;
/** Of a few Likes a fifth is one: nobody wants to be asked for that. */
const FEW = 10;

/** So many Likes would be deleted that the person is asked first. Nothing of it was kept. */
export class TooManyDeletions extends CodedError {
  readonly count: number;

  constructor(count: number) {
    super('sync-deletions', text('sync_error_deletions', { count }));
    this.count = count;
  }
}

/**
 * Exchanges everything with a server once. What is done is kept step by step: a run that is cut off, wherever that is, is
 * gone on with by the next. @throws {CodedError} `sync-*`, `storage-*`; {TooManyDeletions}; the signal's reason.
 */
export async function runSync({ adapter, library, signal, wasAsked, onProgress }: RunOptions): Promise<void> {
  let received = 0;
  let sent = 0;
  const tell = (phase: RunProgress['phase']): void => onProgress({ phase, received, sent });

  const { position } = await library.progress();
  // What comes from others is not to be sent back to them as a part of the whole library.
  if (position === null || !library.isAtChanges(position)) await push();
  let unread: unknown;
  try {
    await pull();
  } catch (error) {
    // Machines that find each other's files damaged have to send theirs again.
    if (codeOf(error) !== 'sync-not-understood') throw error;
    unread = error;
  }
  await push();
  if (unread !== undefined) throw unread;

  async function push(): Promise<void> {
    tell('sending');
    const progress = await library.progress();
    const from = progress.position ?? (await library.outbox.beginning());
    const { state } = progress;
    for await (const pushed of adapter.push({ state, position: from, outbox: library.outbox, signal })) {
      await library.keepSent(pushed);
      sent += pushed.sent;
      tell('sending');
      signal.throwIfAborted();
    }
  }

  async function pull(): Promise<void> {
    tell('receiving');
    let { state, held } = await library.progress();
    let deletions = wasAsked ? 0 : await library.countDeletedBy(held);
    let areTooMany = false;
    for await (const pulled of adapter.pull(state, signal)) {
      const isDeleting = wasAsked ? 0 : await library.countDeletedBy(pulled.likes);
      deletions += isDeleting;
      areTooMany ||= isDeleting > 0 && (await areMany(deletions));
      // Read to the end all the same: the person is told how many they are.
      if (areTooMany) continue;
      // Not made before it is known that they are few.
      const [now, later] = isDeleting === 0 ? [pulled.likes, []] : partition(pulled.likes);
      held = held.concat(later);
      state = pulled.state;
      received += await library.take(now, { others: pulled.others ?? [], state, held });
      tell('receiving');
      signal.throwIfAborted();
    }
    if (areTooMany) throw new TooManyDeletions(deletions);
    if (held.length > 0) received += await library.take(held, { others: [], state, held: [] });
    tell('receiving');
  }

  async function areMany(deletions: number): Promise<boolean> {
    return deletions > FEW && deletions > Math.min(MOST_DELETIONS, LARGEST_SHARE * (await library.size()));
  }
}

function partition(likes: readonly Like[]): [living: readonly Like[], deleted: readonly Like[]] {
  const { living = [], deleted = [] } = Object.groupBy(likes, ({ deletedAt }) =>
    deletedAt === undefined ? 'living' : 'deleted',
  );
  return [living, deleted];
}
