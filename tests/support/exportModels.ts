import { signal } from '@preact/signals';
import type { Exporting, ExportProgress, ExportRequest, FinishedExport } from '../../lib/core/exports/exportRequest.ts';
import type { Importing, ImportProgress, ImportSummary, PastImport } from '../../lib/core/imports/importSummary.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import { WHOLE_LIBRARY, type LibraryFilter } from '../../lib/core/library/libraryQuery.ts';
import { createExportModel } from '../../lib/state/options/createExportModel.ts';
import type { ExportChoices } from '../../lib/state/options/exportChoices.ts';
import { createImportModel, type LoadedImportModel } from '../../lib/state/options/createImportModel.ts';

/** One piece of work that a test lets go on, end and fail as it likes. */
export interface Work<Progress, Result> {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  finish(result: Result): void;
  fail(error: unknown): void;
}

export interface ExportWork extends Work<ExportProgress, FinishedExport> {
  readonly request: ExportRequest;
  readonly mayGoOn: () => Promise<void>;
}

interface ExportEdge {
  readonly totals?: LibraryNumbers | null;
  readonly filter?: LibraryFilter;
  readonly selection?: readonly string[];
  /** How many pass the filter. */
  readonly filtered?: number | ((filter: LibraryFilter) => Promise<number>);
  readonly missing?: readonly string[] | Promise<readonly string[]>;
  /** What the person answers, or how the browser refuses to ask them. */
  readonly isAgreed?: boolean | Error;
  readonly stored?: Partial<ExportChoices>;
}

/** The real model over an edge that does what the test says. */
export function anExportModel(edge: ExportEdge = {}) {
  const exports: ExportWork[] = [];
  const asked: (readonly string[])[] = [];
  const saved: { readonly name: string; readonly file: Blob }[] = [];
  const written: ExportChoices[] = [];
  const counted: LibraryFilter[] = [];
  const reported: unknown[] = [];
  const copied: number[] = [];
  const totals = signal(edge.totals === undefined ? { liked: 8214, disliked: 3902, cleared: 292 } : edge.totals);
  const filter = signal(edge.filter ?? WHOLE_LIBRARY);
  const selection = signal(edge.selection ?? []);
  const clock = { now: 0 };
  const exporting: Exporting = {
    run: (request, { signal: cancelled, onProgress, mayGoOn }) =>
      new Promise((resolve, reject) => {
        cancelled.addEventListener('abort', () => reject(cancelled.reason as Error));
        exports.push({ request, signal: cancelled, mayGoOn, progress: onProgress, finish: resolve, fail: reject });
      }),
  };
  const model = createExportModel({
    exporting,
    onCopied: (pictures) => void copied.push(pictures),
    totals,
    filter,
    selection,
    count: async (wanted) => {
      counted.push(wanted);
      return typeof edge.filtered === 'function' ? edge.filtered(wanted) : (edge.filtered ?? 312);
    },
    missing: async () => edge.missing ?? [],
    requestSites(patterns) {
      asked.push(patterns);
      const { isAgreed = true } = edge;
      return isAgreed instanceof Error ? Promise.reject(isAgreed) : Promise.resolve(isAgreed);
    },
    readChoices: async () => edge.stored,
    writeChoices: async (choices) => void written.push(choices),
    saveFile: async (file, name) => void saved.push({ name, file }),
    now: () => clock.now,
    report: (error) => reported.push(error),
  });
  return { model, totals, filter, selection, clock, exports, asked, saved, copied, written, counted, reported };
}

/** Brings an export of pictures to an end of which some could not be fetched. */
export function finishedExport(fields: Partial<FinishedExport> = {}): FinishedExport {
  return {
    done: 8200,
    files: [{ name: 'likeable-gallery-2026-11-22.zip', bytes: 2_345_678_901 }],
    failures: [],
    failed: 0,
    leftOut: 0,
    ...fields,
  };
}

export interface ImportWork extends Work<ImportProgress, never> {
  readonly stage: ImportProgress['stage'];
  readonly file?: File;
  planned(summary: ImportSummary): void;
  done(past: PastImport): void;
  undone(kept: number): void;
}

interface ImportEdge {
  readonly last?: PastImport | null;
  readonly recovered?: PastImport | null;
}

export function anImportModel(edge: ImportEdge = {}) {
  const works: ImportWork[] = [];
  const reported: unknown[] = [];
  const past = { last: edge.last ?? null };

  function work<Result>(stage: ImportWork['stage'], watched: Parameters<Importing['plan']>[1], file?: File) {
    return new Promise<Result>((resolve, reject) => {
      const finish = (result: unknown): void => resolve(result as Result);
      watched.signal.addEventListener('abort', () => reject(watched.signal.reason as Error));
      works.push({
        stage,
        ...(file ? { file } : {}),
        signal: watched.signal,
        progress: watched.onProgress,
        finish,
        fail: reject,
        planned: finish,
        done: finish,
        undone: finish,
      });
    });
  }

  const model: LoadedImportModel = createImportModel({
    importing: {
      plan: (file, watched) => work('reading', watched, file),
      apply: (file, watched) => work('writing', watched, file),
      undo: (_id, watched) => work('undoing', watched),
      last: async () => past.last,
      recover: async () => edge.recovered ?? null,
    },
    report: (error) => reported.push(error),
  });
  return { model, works, past, reported };
}

export const aPastImport: PastImport = {
  id: 'import-1',
  fileName: 'backup.json',
  at: Date.UTC(2026, 10, 22, 12),
  added: 120,
  changed: 14,
};

export function aSummary(fields: Partial<ImportSummary> = {}): ImportSummary {
  return {
    fileName: 'backup.json',
    format: 'json',
    added: 120,
    changed: 14,
    unchanged: 8080,
    skipped: 0,
    thumbnails: 0,
    conflicts: 0,
    skippedEntries: [],
    conflictEntries: [],
    ...fields,
  };
}
