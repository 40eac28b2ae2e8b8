import { signal, type ReadonlySignal } from '@preact/signals';

/** Something that takes a while: saving many judgements, or many pictures. */
export interface JobProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Ends it; what was done stays, what was not is taken back. */
  readonly cancel: () => void;
}

/** One thing under way, for whoever does it. */
export interface Job {
  advance(done: number, total?: number): void;
  end(): void;
}

/** What is under way in one gallery. */
export interface Jobs {
  /** The oldest first. */
  readonly running: ReadonlySignal<readonly JobProgress[]>;
  begin(label: string, total: number, cancel: () => void): Job;
}

export function createJobs(): Jobs {
  const running = signal<readonly JobProgress[]>([]);
  return {
    running,
    begin(label, total, cancel) {
      let present: JobProgress = { label, done: 0, total, cancel };
      running.value = [...running.peek(), present];
      return {
        advance(done, newTotal = present.total) {
          const former = present;
          present = { ...former, done, total: newTotal };
          running.value = running.peek().map((job) => (job === former ? present : job));
        },
        end() {
          running.value = running.peek().filter((job) => job !== present);
        },
      };
    },
  };
}
