import { endOfStamps, latestStamp } from '../../core/judging/clock.ts';
import { CodedError, codeOf, type ErrorCode } from '../../core/codedError.ts';
import type { Like } from '../../core/judging/like.ts';
import type { SyncAccount } from '../../core/sync/syncAccount.ts';
import type { SyncProgress } from '../../core/sync/syncStatus.ts';
import { text } from '../../core/text.ts';
import type { LastRun, SyncRepository } from '../../storage/syncRepository.ts';
import { runSync, TooManyDeletions } from '../../sync/runSync.ts';
import { ServerBusy } from '../../sync/serverRequest.ts';
import type { SyncSchedule } from './syncSchedule.ts';
import type { SyncServer } from './syncServer.ts';
import { syncedLibrary } from './syncedLibrary.ts';

interface Dependencies {
  readonly library: SyncRepository;
  readonly server: SyncServer;
  readonly schedule: SyncSchedule;
  /** Living Likes. */
  readonly size: () => Promise<number>;
  /** Hears of Likes that have come. */
  readonly onTaken: (likes: readonly Like[]) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

interface RunOptions {
  readonly signal: AbortSignal;
  /** A device that the run takes over from first. */
  readonly takenOver: string | undefined;
  readonly onProgress: (progress: SyncProgress) => void;
}

/** How far ahead stamps may be before it is said that a clock is wrong. */
const DAY_MS = 24 * 60 * 60 * 1000;
/** What only the person can put right: nothing is tried again before they have said so. */
const NEEDS_PERSON: ReadonlySet<ErrorCode> = new Set([
  'sync-address',
  'sync-permission',
  'sync-credentials',
  'sync-passphrase',
  'sync-deletions',
] as const);

const neverRun: LastRun = {
  result: { at: 0, received: 0, sent: 0, ahead: 0, problem: null },
  syncedAt: null,
  failures: 0,
  deletions: null,
  clockOffset: null,
};

export function needsPerson(last: LastRun | null): boolean {
  const problem = last?.result.problem ?? null;
  return problem !== null && NEEDS_PERSON.has(problem.code);
}

/** One run over the account there is; how it has ended is kept in the library. */
export function createSyncRun(dependencies: Dependencies): (options: RunOptions) => Promise<void> {
  const { library, server, schedule, size, now, report } = dependencies;

  return async ({ signal, takenOver, onProgress }) => {
    const row = await library.account();
    if (row === null) return;
    const { account, deletions } = row;
    const last = (await library.lastRun()) ?? neverRun;
    await schedule.begin();
    let { clockOffset } = last;
    let moved = { received: 0, sent: 0 };
    let ahead = 0;
    try {
      await server.allow(account);
      const adapter = await server.open(account, (ms) => (clockOffset = ms));
      if (takenOver !== undefined) {
        const { state } = await library.progress();
        await adapter.adoptDevice?.({ device: takenOver, state, signal });
      }
      await runSync({
        adapter,
        library: syncedLibrary(library, {
          size,
          now,
          putsBack: deletions === 'refused',
          onTaken(taken) {
            const limit = endOfStamps(now() + DAY_MS);
            ahead += taken.filter(({ stamps }) => latestStamp(stamps) > limit).length;
            dependencies.onTaken(taken);
          },
        }),
        signal,
        wasAsked: deletions !== 'ask',
        onProgress(progress) {
          moved = progress;
          onProgress(progress);
        },
      });
      if (deletions !== 'ask') await library.change({ deletions: 'ask' });
      await schedule.clear();
      const { received, sent } = moved;
      const result = { at: now(), received, sent, ahead, problem: null };
      await library.keepLastRun({ result, syncedAt: now(), failures: 0, deletions: null, clockOffset });
    } catch (error) {
      await schedule.clear();
      if (signal.aborted) return;
      await noteFailure(error, { account, last, moved, clockOffset });
    }
  };

  async function noteFailure(
    error: unknown,
    {
      account,
      last,
      moved,
      clockOffset,
    }: {
      readonly account: SyncAccount;
      readonly last: LastRun;
      readonly moved: { readonly received: number; readonly sent: number };
      readonly clockOffset: number | null;
    },
  ): Promise<void> {
    const code = codeOf(error);
    if (code === 'internal') report(error);
    const message =
      error instanceof CodedError ? error.message : text('sync_error_internal', { reason: String(error) });
    const failures = last.failures + 1;
    const deletions = error instanceof TooManyDeletions ? error.count : null;
    const { received, sent } = moved;
    const result = { at: now(), received, sent, ahead: 0, problem: { code, message } };
    await library.keepLastRun({ result, syncedAt: last.syncedAt, failures, deletions, clockOffset });
    if (NEEDS_PERSON.has(code)) return;
    const asked = error instanceof ServerBusy ? (error.pauseMs ?? 0) / 60_000 : 0;
    await schedule.tryAgain(Math.max(asked, Math.min(2 ** (failures - 1), account.everyMinutes)));
  }
}
