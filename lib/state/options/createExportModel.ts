import { signal, type ReadonlySignal } from '@preact/signals';
import { CodedError } from '../../core/codedError.ts';
import {
  isFullCopy,
  type Exporting,
  type ExportProgress,
  type FinishedExport,
} from '../../core/exports/exportRequest.ts';
import { createExportPlan, type ExportJob, type ExportPlan, type ExportPlanDependencies } from './createExportPlan.ts';
import { problemSentence } from '../problemSentence.ts';
import { createTimeLeft } from './timeLeft.ts';
import { text } from '../../core/text.ts';

export interface RunningExport extends ExportProgress {
  /** From 0 to 1; `null` while it cannot be said. */
  readonly share: number | null;
  /** In milliseconds; `null` while it cannot be said. */
  readonly timeLeft: number | null;
  readonly isPaused: boolean;
  readonly isCancelling: boolean;
}

export type ExportStatus =
  | { readonly kind: 'idle' }
  /** The browser asks the person for the sites. */
  | { readonly kind: 'asking'; readonly job: ExportJob }
  /** They said no; what may be read without can still be exported. */
  | { readonly kind: 'refused'; readonly job: ExportJob }
  | ({ readonly kind: 'running'; readonly job: ExportJob } & RunningExport)
  | { readonly kind: 'finished'; readonly job: ExportJob; readonly summary: FinishedExport }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** One export of the library at a time, and what the next one is to be. */
export interface ExportModel {
  readonly plan: ExportPlan;
  readonly status: ReadonlySignal<ExportStatus>;
  /** Must be called in direct answer to a press: the browser may have to ask for sites. */
  run(): void;
  /** Runs what was refused without the sites: with what may be read. */
  runRefused(): void;
  /** What has begun is finished: the pictures being fetched. Nothing more begins until `resume`. */
  pause(): void;
  resume(): void;
  /** Leaves no half file behind. */
  cancel(): void;
  /** Puts away how the last one ended. */
  dismiss(): void;
  /** Saves the list of what could not be fetched. */
  saveFailures(): void;
}

export interface LoadedExportModel extends ExportModel {
  /** Takes up what was chosen the last time. */
  load(): Promise<void>;
}

interface Dependencies extends ExportPlanDependencies {
  readonly exporting: Exporting;
  /** Called synchronously in answer to a press; gives whether the person agreed. */
  readonly requestSites: (patterns: readonly string[]) => Promise<boolean>;
  readonly saveFile: (file: Blob, fileName: string) => Promise<void>;
  /** Hears of a full copy of the library that has been saved, of so many pictures. */
  readonly onCopied: (pictures: number) => void;
  /** Milliseconds of a clock that only runs on. */
  readonly now: () => number;
}

const STARTING: RunningExport = {
  done: 0,
  total: null,
  bytes: 0,
  failed: 0,
  share: null,
  timeLeft: null,
  isPaused: false,
  isCancelling: false,
};

export function createExportModel(dependencies: Dependencies): LoadedExportModel {
  const { exporting, requestSites, saveFile, onCopied, now, report } = dependencies;
  const plan = createExportPlan(dependencies);
  const status = signal<ExportStatus>({ kind: 'idle' });
  let cancelling = new AbortController();
  let pausing = createPause(now);

  async function start(job: ExportJob): Promise<void> {
    cancelling = new AbortController();
    const { signal: cancelled } = cancelling;
    const pause = createPause(now);
    pausing = pause;
    const timeLeft = createTimeLeft(pause.now);
    status.value = { kind: 'running', job, ...STARTING };
    try {
      const summary = await exporting.run(job.request, {
        signal: cancelled,
        mayGoOn: pause.isOver,
        onProgress(progress) {
          const { done, total } = progress;
          status.value = {
            kind: 'running',
            job,
            ...progress,
            share: total === null || total === 0 ? null : Math.min(1, done / total),
            timeLeft: timeLeft(done, total),
            isPaused: pause.isOn(),
            isCancelling: cancelled.aborted,
          };
        },
      });
      status.value = { kind: 'finished', job, summary };
      if (job.what === 'everything' && isFullCopy(job.request.format)) onCopied(summary.done);
      const bytes = summary.files.reduce((sum, file) => sum + file.bytes, 0);
      if (summary.done > 0) plan.learnSize(job.request, bytes / summary.done);
    } catch (error) {
      status.value = cancelled.aborted ? { kind: 'cancelled' } : { kind: 'failed', message: failureSentence(error) };
    }
    plan.checkSites();
  }

  async function startIfAgreed(job: ExportJob, answer: Promise<boolean>): Promise<void> {
    status.value = { kind: 'asking', job };
    let isAgreed: boolean;
    try {
      isAgreed = await answer;
    } catch (error) {
      status.value = { kind: 'failed', message: problemSentence(error) };
      return;
    }
    plan.checkSites();
    if (isAgreed) await start(job);
    else status.value = { kind: 'refused', job };
  }

  function setPaused(isPaused: boolean): void {
    const present = status.peek();
    if (present.kind !== 'running' || present.isPaused === isPaused) return;
    if (isPaused) pausing.begin();
    else pausing.end();
    status.value = { ...present, isPaused };
  }

  return {
    plan,
    status,
    run() {
      const job = plan.job();
      if (isBusy(status.peek()) || job === null) return;
      const sites = plan.sites.peek() ?? [];
      // Browsers show their question only in direct answer to a press: nothing may be waited for before.
      const running = sites.length === 0 ? start(job) : startIfAgreed(job, requestSites(sites));
      running.catch(report);
    },
    runRefused() {
      const present = status.peek();
      if (present.kind === 'refused') start(present.job).catch(report);
    },
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    cancel() {
      cancelling.abort();
      // It goes on in order to end.
      setPaused(false);
      const present = status.peek();
      if (present.kind === 'running') status.value = { ...present, isCancelling: true };
    },
    dismiss() {
      if (!isBusy(status.peek())) status.value = { kind: 'idle' };
    },
    saveFailures() {
      const present = status.peek();
      if (present.kind !== 'finished') return;
      const lines = present.summary.failures.map(({ url, reason }) => `${url}\t${reason}\n`);
      saveFile(new Blob(lines, { type: 'text/plain' }), 'not-exported.txt').catch((error: unknown) => {
        status.value = { kind: 'failed', message: problemSentence(error) };
      });
    },
    load: plan.load,
  };
}

/** A pause that work waits for, and a clock that stands still meanwhile. */
function createPause(now: () => number) {
  let begun: number | null = null;
  let paused = 0;
  let over = Promise.resolve();
  let end = (): void => {};
  return {
    isOn: () => begun !== null,
    isOver: () => over,
    now: () => (begun ?? now()) - paused,
    begin() {
      begun = now();
      over = new Promise((resolve) => (end = resolve));
    },
    end() {
      paused += now() - (begun ?? now());
      begun = null;
      end();
    },
  };
}

/** Says also that nothing is left behind, where the exporter has not said so itself. */
function failureSentence(error: unknown): string {
  const sentence = problemSentence(error);
  const isSaid = error instanceof CodedError && error.code === 'export-failed';
  return isSaid ? sentence : text('export_failed_without_file', { problem: sentence });
}

export function isBusy({ kind }: ExportStatus): boolean {
  return kind === 'running' || kind === 'asking';
}
