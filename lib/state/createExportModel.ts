import { signal, type ReadonlySignal } from '@preact/signals';
import { problemSentence } from './problemSentence.ts';

export type ExportStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly likes: number; readonly bytes: number; readonly fileName: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** One export of the library at a time. */
export interface ExportModel {
  readonly status: ReadonlySignal<ExportStatus>;
  run(): void;
  /** Leaves no half file behind. */
  cancel(): void;
}

interface Dependencies {
  /** Writes the export and hands it to the browser; calls `onProgress` with how many Likes are written. */
  readonly exportLibrary: (options: {
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  }) => Promise<{ readonly likes: number; readonly bytes: number; readonly fileName: string }>;
  readonly report: (error: unknown) => void;
}

export function createExportModel({ exportLibrary, report }: Dependencies): ExportModel {
  const status = signal<ExportStatus>({ kind: 'idle' });
  let cancelling = new AbortController();

  async function run(): Promise<void> {
    if (status.peek().kind === 'running') return;
    cancelling = new AbortController();
    const { signal: cancelled } = cancelling;
    status.value = { kind: 'running', done: 0, total: 0 };
    try {
      const finished = await exportLibrary({
        signal: cancelled,
        onProgress(done, total) {
          status.value = { kind: 'running', done, total };
        },
      });
      status.value = { kind: 'finished', ...finished };
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
