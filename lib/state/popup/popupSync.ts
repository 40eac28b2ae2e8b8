import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ErrorCode } from '../../core/codedError.ts';
import type { SyncStatus } from '../../core/sync/syncStatus.ts';
import type { Client } from '../../protocol/client.ts';
import { problemSentence } from '../problemSentence.ts';
import type { SyncReading } from '../syncReading.ts';

/** Syncing, as far as the popup shows it. */
export interface PopupSync {
  /** `null` while unknown. */
  readonly status: ReadonlySignal<SyncStatus | null>;
  /** Why nothing can be said of it, or why it could not be begun, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  now(): number;
  load(): Promise<void>;
  run(): void;
}

/** Problems that another run would only meet again: the options page has what mends them. */
const FOR_OPTIONS: ReadonlySet<ErrorCode> = new Set([
  'sync-address',
  'sync-permission',
  'sync-credentials',
  'sync-passphrase',
  'sync-deletions',
]);

/** Whether the person has something to do in the options before syncing can go on. */
export function needsOptions(status: SyncStatus): boolean {
  const code = status.last?.problem?.code;
  return status.deletions !== null || (code !== undefined && FOR_OPTIONS.has(code));
}

interface Dependencies {
  readonly client: Client;
  readonly reading: SyncReading;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export function createPopupSync({ client, reading, now, report }: Dependencies): PopupSync {
  const runProblem = signal<string | null>(null);

  async function run(): Promise<void> {
    runProblem.value = null;
    try {
      await client.request('sync.run', undefined);
    } catch (error) {
      runProblem.value = problemSentence(error);
      report(error);
    }
    await reading.read();
  }

  return {
    status: reading.status,
    problem: computed(() => runProblem.value ?? reading.problem.value),
    now,
    load: reading.read,
    run: () => void run().catch(report),
  };
}
