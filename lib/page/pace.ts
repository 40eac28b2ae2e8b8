/** Keeps long work cooperative: tells when a pause is due, and makes it. */
export interface Pace {
  /** Whether the present task has run for as long as it should. */
  due(): boolean;
  /** Lets the page work, then goes on in a new task. Rejects with the signal's reason once it is aborted. */
  pause(): Promise<void>;
}

/** Milliseconds of one task: half of the 50 that count as long, since one element more may be slow. */
const usualTask = 24;

export function createPace(
  yieldTask: () => Promise<void>,
  signal: AbortSignal | undefined,
  taskLength = usualTask,
): Pace {
  let end = performance.now() + taskLength;
  return {
    due: () => performance.now() >= end,
    async pause() {
      await yieldTask();
      signal?.throwIfAborted();
      end = performance.now() + taskLength;
    },
  };
}

/** Ends the present task and goes on as soon as whatever waits has had its turn. */
export function yieldToPage(): Promise<void> {
  if (typeof scheduler !== 'undefined' && typeof scheduler.yield === 'function') return scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      channel.port1.close();
      resolve();
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** Runs to the end what can pause at each of its steps. */
export async function inPace<Result>(steps: Generator<void, Result>, pace: Pace): Promise<Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (pace.due()) await pace.pause();
  }
}
