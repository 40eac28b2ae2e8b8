import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SyncStatus } from '../core/sync/syncStatus.ts';
import type { Client } from '../protocol/client.ts';
import { problemSentence } from './problemSentence.ts';
import { untilAnswered } from './untilAnswered.ts';

/** Where syncing is, as it was read last. */
export interface SyncReading {
  /** `null` while unknown. */
  readonly status: Signal<SyncStatus | null>;
  /** Why it could not be read, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  read(): Promise<void>;
}

interface Dependencies {
  readonly client: Client;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createSyncReading({ client, wait, report }: Dependencies): SyncReading {
  const status = signal<SyncStatus | null>(null);
  const problem = signal<string | null>(null);
  let reading = 0;

  async function read(): Promise<void> {
    const mine = ++reading;
    try {
      const present = await untilAnswered(() => client.request('sync.read', undefined), wait);
      // A later one may have been answered before.
      if (mine !== reading) return;
      status.value = present;
      problem.value = null;
    } catch (error) {
      if (mine !== reading) return;
      problem.value = problemSentence(error);
      report(error);
    }
  }

  return { status, problem, read };
}
