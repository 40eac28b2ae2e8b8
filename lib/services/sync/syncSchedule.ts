import { SYNCED_ENTRY } from '../../core/library/storedEntries.ts';
import type { Alarms } from '../../platform/alarms.ts';
import type { LocalStorage } from '../../platform/localStorage.ts';
import type { SyncRepository } from '../../storage/syncRepository.ts';

/** When the library is brought in step with its server, by the browser's alarms: they outlive the background. */
export interface SyncSchedule {
  /** Goes by the account that there is now. */
  reset(inMinutes?: number): Promise<void>;
  /** After the browser or the extension has started. */
  restore(): Promise<void>;
  isOurs(alarm: string): boolean;
  /** Something has changed here; costs next to nothing where there is no server. */
  noteChange(isRunning: () => boolean): Promise<void>;
  /** A run begins: it sends all that has changed until now. */
  begin(): Promise<void>;
  /** A run is under way, and may die with the background. */
  goOnLater(): Promise<void>;
  /** Nothing is due but the regular runs. */
  clear(): Promise<void>;
  tryAgain(inMinutes: number): Promise<void>;
  /** A run has ended: what has changed meanwhile is due. */
  end(): Promise<void>;
  /** In ms since 1970; `null` for none. */
  nextAt(): Promise<number | null>;
}

interface Dependencies {
  readonly library: SyncRepository;
  readonly alarms: Alarms;
  readonly storage: LocalStorage;
}

const REGULARLY = 'sync';
const SOON = 'sync-soon';
/** For which changes are gathered: Chrome has no shorter alarms. */
const GATHER_MINUTES = 0.5;
/** After which a run that has died with the background is gone on with. */
const GO_ON_MINUTES = 1;

export function createSyncSchedule({ library, alarms, storage }: Dependencies): SyncSchedule {
  /** `null` while nobody has looked. */
  let isConnected: boolean | null = null;
  let isSoon = false;

  async function reset(inMinutes?: number): Promise<void> {
    const row = await library.account();
    isConnected = row !== null;
    if ((await storage.read(SYNCED_ENTRY)) !== (isConnected || undefined)) {
      await (isConnected ? storage.write(SYNCED_ENTRY, true) : storage.remove([SYNCED_ENTRY]));
    }
    if (row === null) await Promise.all([alarms.clear(REGULARLY), alarms.clear(SOON)]);
    else {
      const { everyMinutes } = row.account;
      await alarms.set(REGULARLY, { inMinutes: inMinutes ?? everyMinutes, everyMinutes });
    }
  }

  return {
    reset,
    async restore() {
      if ((await storage.read(SYNCED_ENTRY)) === true) await reset(GATHER_MINUTES);
    },
    isOurs: (alarm) => alarm === REGULARLY || alarm === SOON,
    async noteChange(isRunning) {
      if (isSoon) return;
      isConnected ??= (await library.account()) !== null;
      if (!isConnected || isSoon) return;
      isSoon = true;
      if (!isRunning()) await alarms.set(SOON, { inMinutes: GATHER_MINUTES });
    },
    async begin() {
      isSoon = false;
      await alarms.set(SOON, { inMinutes: GO_ON_MINUTES });
    },
    goOnLater: () => alarms.set(SOON, { inMinutes: GO_ON_MINUTES }),
    clear: () => alarms.clear(SOON),
    tryAgain: (inMinutes) => alarms.set(SOON, { inMinutes }),
    async end() {
      if (isSoon) await alarms.set(SOON, { inMinutes: GATHER_MINUTES });
    },
    async nextAt() {
      const times = await Promise.all([alarms.timeOf(SOON), alarms.timeOf(REGULARLY)]);
      const next = times.filter((time) => time !== null);
      return next.length === 0 ? null : Math.min(...next);
    },
  };
}
