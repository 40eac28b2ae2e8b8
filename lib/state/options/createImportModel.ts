import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { CodedError } from '../../core/codedError.ts';
import type { Importing, ImportProgress, ImportSummary, PastImport } from '../../core/imports/importSummary.ts';
import { problemSentence } from '../problemSentence.ts';
import { text } from '../../core/text.ts';

export type ImportStatus =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'working'; readonly fileName: string; readonly isCancelling: boolean } & ImportProgress)
  /** Read, and nothing changed yet. */
  | { readonly kind: 'planned'; readonly summary: ImportSummary }
  | { readonly kind: 'done'; readonly past: PastImport }
  /** `kept` pictures were judged since, and stay so. */
  | { readonly kind: 'undone'; readonly fileName: string; readonly kept: number }
  /** `stage` is what was ended; nothing of the file is in the library. */
  | { readonly kind: 'cancelled'; readonly fileName: string; readonly stage: 'reading' | 'writing' }
  | {
      readonly kind: 'failed';
      /** `null` where it was more than one file. */
      readonly fileName: string | null;
      readonly stage: ImportProgress['stage'];
      readonly message: string;
    };

/** One import at a time: read, shown, then written, or not. */
export interface ImportModel {
  readonly status: ReadonlySignal<ImportStatus>;
  /** The import that can be taken back, also after the page was opened anew. */
  readonly last: ReadonlySignal<PastImport | null>;
  /** One that was interrupted and has been taken back. */
  readonly recovered: ReadonlySignal<PastImport | null>;
  /** Reads a file and shows what it would do; of several only a refusal. */
  read(files: readonly File[]): void;
  /** Writes what is shown. */
  apply(): void;
  /** Reading ends; what is written already is taken back. */
  cancel(): void;
  /** Takes the last import back. */
  undo(): void;
  /** Puts away what is shown: of a planned import, the plan. */
  dismiss(): void;
  dismissRecovered(): void;
}

export interface LoadedImportModel extends ImportModel {
  /** Takes back what was interrupted, and finds the import that can still be taken back. */
  load(): Promise<void>;
}

interface Dependencies {
  readonly importing: Importing;
  readonly report: (error: unknown) => void;
}

export function createImportModel({ importing, report }: Dependencies): LoadedImportModel {
  const status = signal<ImportStatus>({ kind: 'idle' });
  const last = signal<PastImport | null>(null);
  const recovered = signal<PastImport | null>(null);
  let planned: File | undefined;
  let cancelling = new AbortController();

  /** Does one stage of the work and shows how far it is. `undefined` when it was cancelled or has failed. */
  async function work<Result>(
    stage: ImportProgress['stage'],
    fileName: string,
    run: (watched: Parameters<Importing['plan']>[1]) => Promise<Result>,
  ): Promise<Result | undefined> {
    cancelling = new AbortController();
    const { signal: cancelled } = cancelling;
    status.value = { kind: 'working', fileName, stage, share: 0, entries: 0, isCancelling: false };
    try {
      return await run({
        signal: cancelled,
        onProgress(progress) {
          status.value = { kind: 'working', fileName, ...progress, isCancelling: cancelled.aborted };
        },
      });
    } catch (error) {
      // One that could not be taken back has failed, whatever ended it.
      const isCancelled = cancelled.aborted && !(error instanceof CodedError);
      status.value =
        isCancelled && stage !== 'undoing'
          ? { kind: 'cancelled', fileName, stage }
          : { kind: 'failed', fileName, stage, message: failureSentence(error, stage) };
      return undefined;
    }
  }

  async function read(file: File): Promise<void> {
    planned = undefined;
    const summary = await work('reading', file.name, (watched) => importing.plan(file, watched));
    if (summary === undefined) return;
    planned = file;
    status.value = { kind: 'planned', summary };
  }

  async function apply(file: File): Promise<void> {
    planned = undefined;
    const past = await work('writing', file.name, (watched) => importing.apply(file, watched));
    // Also a cancelled one begins by forgetting the one before it.
    last.value = past ?? (await importing.last());
    if (past) status.value = { kind: 'done', past };
  }

  async function undo({ id, fileName }: PastImport): Promise<void> {
    const kept = await work('undoing', fileName, (watched) => importing.undo(id, watched));
    if (kept === undefined) {
      last.value = await importing.last();
    } else {
      last.value = null;
      status.value = { kind: 'undone', fileName, kept };
    }
  }

  return {
    status,
    last,
    recovered,
    read(files) {
      if (status.peek().kind === 'working') return;
      const [file] = files;
      if (file === undefined) return;
      if (files.length > 1) {
        const message = text('import_one_at_a_time');
        status.value = { kind: 'failed', fileName: null, stage: 'reading', message };
        return;
      }
      read(file).catch(report);
    },
    apply() {
      if (planned !== undefined) apply(planned).catch(report);
    },
    cancel() {
      const present = status.peek();
      if (present.kind !== 'working') return;
      cancelling.abort();
      status.value = { ...present, isCancelling: true };
    },
    undo() {
      const past = last.peek();
      if (past !== null && status.peek().kind !== 'working') undo(past).catch(report);
    },
    dismiss() {
      if (status.peek().kind === 'working') return;
      planned = undefined;
      status.value = { kind: 'idle' };
    },
    dismissRecovered() {
      recovered.value = null;
    },
    async load() {
      const [interrupted, past] = [await importing.recover(), await importing.last()];
      batch(() => {
        recovered.value = interrupted;
        last.value = past;
      });
    },
  };
}

/** The importer knows best what has become of the library; reading changes nothing in any case. */
function failureSentence(error: unknown, stage: ImportProgress['stage']): string {
  const sentence = error instanceof CodedError ? error.message : problemSentence(error);
  if (stage !== 'reading') return sentence;
  return text('common_sentences', { first: sentence, second: text('import_nothing_changed') });
}
