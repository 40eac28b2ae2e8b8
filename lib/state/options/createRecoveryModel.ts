import { signal, type ReadonlySignal } from '@preact/signals';
import type { RecoveredFile, RecoveredNumbers } from '../../core/library/recovery.ts';
import { problemSentence } from '../problemSentence.ts';

export type RecoveryStatus =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'running'; readonly total: number | null } & RecoveredNumbers)
  | ({ readonly kind: 'finished' } & RecoveredFile)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** Takes out of a broken library what can still be read. Never changes it. */
export interface RecoveryModel {
  readonly status: ReadonlySignal<RecoveryStatus>;
  run(): void;
  /** Leaves no half file behind. */
  cancel(): void;
}

interface Dependencies {
  readonly recover: (options: {
    readonly signal: AbortSignal;
    readonly onProgress: (numbers: RecoveredNumbers, total: number | null) => void;
  }) => Promise<RecoveredFile>;
  readonly report: (error: unknown) => void;
}

export function createRecoveryModel({ recover, report }: Dependencies): RecoveryModel {
  const status = signal<RecoveryStatus>({ kind: 'idle' });
  let cancelling = new AbortController();

  async function run(): Promise<void> {
    if (status.peek().kind === 'running') return;
    cancelling = new AbortController();
    const { signal: cancelled } = cancelling;
    status.value = { kind: 'running', total: null, read: 0, unread: 0 };
    try {
      const file = await recover({
        signal: cancelled,
        onProgress(numbers, total) {
          status.value = { kind: 'running', total, ...numbers };
        },
      });
      status.value = { kind: 'finished', ...file };
    } catch (error) {
      status.value = cancelled.aborted ? { kind: 'cancelled' } : { kind: 'failed', message: problemSentence(error) };
    }
  }

  return {
    status,
    run: () => void run().catch(report),
    cancel: () => cancelling.abort(),
  };
}
