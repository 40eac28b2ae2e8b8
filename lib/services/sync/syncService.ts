import { CodedError } from '../../core/codedError.ts';
import type { Like } from '../../core/judging/like.ts';
import { personName, syncAddress, type SyncAccount } from '../../core/sync/syncAccount.ts';
import type { SyncMachine, SyncProgress, SyncStatus } from '../../core/sync/syncStatus.ts';
import { text } from '../../core/text.ts';
import type { Alarms } from '../../platform/alarms.ts';
import type { LocalStorage } from '../../platform/localStorage.ts';
import type { SyncRepository } from '../../storage/syncRepository.ts';
import type { SyncAdapter } from '../../sync/syncAdapter.ts';
import { createSyncRun, needsPerson } from './syncRun.ts';
import { createSyncSchedule } from './syncSchedule.ts';
import { createSyncServer, type AdapterContext } from './syncServer.ts';

/** Keeps the library in step with a server: after changes, at intervals, at the start, and when the person asks for it. */
export interface SyncService {
  read(): Promise<SyncStatus>;
  /** @throws {CodedError} `sync-*`: what is wrong with the server; all is as it was then. */
  connect(account: SyncAccount): Promise<void>;
  /** @throws {CodedError} `sync-*`, `not-found` where there is no server. */
  change(changes: { readonly everyMinutes?: number; readonly passphrase?: string }): Promise<void>;
  /** Settles at once. */
  run(): Promise<void>;
  cancel(): Promise<void>;
  disconnect(): Promise<void>;
  answerDeletions(isAgreed: boolean): Promise<void>;
  /** Those with a folder of their own on the server. @throws {CodedError} `sync-*` */
  machines(): Promise<readonly SyncMachine[]>;
  /** Begins a run that takes over from a machine that is no longer used. */
  takeOver(device: string): Promise<void>;
  /** Something was judged or changed here. Costs next to nothing where there is no server. */
  noteChange(): Promise<void>;
  /** Stops what is under way, and settles when it has ended. */
  halt(): Promise<void>;
  /** The library is another: it may have another server, or none. */
  noteLibrary(): Promise<void>;
  /** After the browser or the extension has started. */
  restore(): Promise<void>;
  /** An alarm has gone off; those of others are passed over. */
  wake(alarm: string): Promise<void>;
}

interface Dependencies {
  readonly library: SyncRepository;
  /** Living Likes. */
  readonly size: () => Promise<number>;
  readonly openAdapter: (account: SyncAccount, context: AdapterContext) => SyncAdapter;
  readonly alarms: Alarms;
  readonly storage: LocalStorage;
  readonly hasPatterns: (patterns: readonly string[]) => Promise<boolean>;
  /** Runs the work where no other page of ours does the same. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly keepAwake: (work: () => Promise<void>) => Promise<void>;
  /** Hears of Likes that have come. */
  readonly onTaken: (likes: readonly Like[]) => void;
  /** Hears that what `read` answers has changed. */
  readonly onChanged: () => void;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/** The server is looked at while the person waits. */
const CHECK_MS = 45_000;
/** Between two announcements of how far a run is. */
const TELL_EVERY_MS = 500;

interface Running {
  readonly abort: AbortController;
  progress: SyncProgress;
  readonly ended: Promise<void>;
  /** How many were to be sent when somebody asked first, and what had been sent by then: a million take long to count. */
  counted: Promise<{ readonly unsent: number; readonly sent: number }> | null;
}

export function createSyncService(dependencies: Dependencies): SyncService {
  const { library, alone, keepAwake, onChanged, now, report } = dependencies;
  const server = createSyncServer(dependencies);
  const schedule = createSyncSchedule(dependencies);
  const run = createSyncRun({ ...dependencies, server, schedule });
  let running: Running | null = null;

  /** @param takenOver A device that the run takes over from first. */
  async function start(takenOver?: string): Promise<void> {
    if (running !== null) return;
    const abort = new AbortController();
    const { signal } = abort;
    const ended = keepAwake(() => alone(() => run({ signal, takenOver, onProgress: teller() })))
      .catch(report)
      .then(() => {
        running = null;
        onChanged();
        return schedule.end();
      });
    const progress = { phase: 'receiving', received: 0, sent: 0 } as const;
    running = { abort, progress, ended: ended.catch(report), counted: null };
    onChanged();
  }

  function teller(): (progress: SyncProgress) => void {
    let toldAt = 0;
    return (progress) => {
      if (running) running.progress = progress;
      if (now() - toldAt < TELL_EVERY_MS) return;
      toldAt = now();
      onChanged();
    };
  }

  /** Asks the server whether it can be used. */
  async function check(account: SyncAccount): Promise<void> {
    await server.allow(account);
    const adapter = await server.open(account);
    await adapter.check(AbortSignal.timeout(CHECK_MS));
  }

  async function stop(): Promise<void> {
    running?.abort.abort();
    await running?.ended;
  }

  async function countUnsent(): Promise<number> {
    const present = running;
    if (present === null) return library.countUnsent();
    const { sent } = present.progress;
    present.counted ??= library.countUnsent().then(
      (unsent) => ({ unsent, sent }),
      (error: unknown) => {
        present.counted = null;
        throw error;
      },
    );
    const counted = await present.counted;
    return Math.max(0, counted.unsent - (present.progress.sent - counted.sent));
  }

  return {
    async read() {
      const row = await library.account();
      if (row === null) return notConnected;
      const { kind, address, user, person, deviceName, everyMinutes, passphrase } = row.account;
      const [last, unsent, nextAt] = await Promise.all([library.lastRun(), countUnsent(), schedule.nextAt()]);
      return {
        account: { kind, address, user, person, deviceName, everyMinutes, isEncrypted: passphrase !== null },
        run: running?.progress ?? null,
        last: last?.result ?? null,
        syncedAt: last?.syncedAt ?? null,
        nextAt: needsPerson(last) ? null : nextAt,
        unsent,
        deletions: last?.deletions ?? null,
        clockOffset: last?.clockOffset ?? null,
      };
    },

    async connect(given) {
      const person = given.person === null ? null : personName(given.person) || null;
      const account = { ...given, person, address: syncAddress(given.address) };
      await check(account);
      await stop();
      await library.connect(account);
      await schedule.reset();
      await start();
    },

    async change({ everyMinutes, passphrase }) {
      const row = await library.account();
      if (row === null) throw new CodedError('not-found', text('sync_error_no_account'));
      if (passphrase !== undefined) {
        const adapter = await server.open(row.account);
        await adapter.changePassphrase(passphrase, AbortSignal.timeout(CHECK_MS));
        await stop();
        await library.change({ passphrase });
      }
      if (everyMinutes !== undefined) await library.change({ everyMinutes });
      await schedule.reset();
      onChanged();
    },

    run: () => start(),

    async cancel() {
      await stop();
      await schedule.clear();
      onChanged();
    },

    async disconnect() {
      await stop();
      await library.disconnect();
      await schedule.reset();
      onChanged();
    },

    async answerDeletions(isAgreed) {
      await library.change({ deletions: isAgreed ? 'agreed' : 'refused' });
      await start();
    },

    async machines() {
      const row = await library.account();
      if (row === null) return [];
      await server.allow(row.account);
      const [device, adapter] = [await server.device(), await server.open(row.account)];
      const devices = (await adapter.listDevices?.(AbortSignal.timeout(CHECK_MS))) ?? [];
      return devices.map((listed) => ({
        device: listed.device,
        name: listed.name === '' ? null : listed.name,
        isOwn: listed.device === device,
        wroteAt: listed.lastSeq === 0 ? null : listed.lastSeq,
      }));
    },

    async takeOver(device) {
      await stop();
      await start(device);
    },

    noteChange: () => schedule.noteChange(() => running !== null),

    halt: stop,

    async noteLibrary() {
      await stop();
      await schedule.reset();
      onChanged();
    },

    restore: () => schedule.restore(),

    async wake(alarm) {
      if (!schedule.isOurs(alarm)) return;
      if (running !== null) {
        // It may still die.
        await schedule.goOnLater();
        return;
      }
      const last = await library.lastRun();
      if (needsPerson(last)) return;
      await start();
    },
  };
}

const notConnected: SyncStatus = {
  account: null,
  run: null,
  last: null,
  syncedAt: null,
  nextAt: null,
  unsent: null,
  deletions: null,
  clockOffset: null,
};
