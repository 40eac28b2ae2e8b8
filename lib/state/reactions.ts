import { signal, type ReadonlySignal } from '@preact/signals';
import { CodedError } from '../core/codedError.ts';
import type { Reaction } from '../core/reaction.ts';
import { problemSentence } from './problemSentence.ts';

/** Waits before the second, third and fourth attempt: a killed worker is back within the first. */
const RETRY_WAITS_MS = [100, 1000, 3000] as const;

export interface Judging {
  /** The same for every attempt, so that a repeated one changes nothing. */
  readonly operationId: string;
  readonly key: string;
  readonly liked: Reaction;
}

/** The reactions to the pictures of one gallery: shown at once when they change, stored with retries. */
export interface Reactions {
  readonly all: ReadonlySignal<ReadonlyMap<string, Reaction>>;
  /** Pictures whose last judgement is not stored, though every retry was made. */
  readonly notSaved: ReadonlySignal<ReadonlySet<string>>;
  /** Why the library could not be written last, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  /** Takes over what the library holds; what is being judged here meanwhile stays as judged. */
  learn(known: Iterable<readonly [key: string, liked: Reaction]>): void;
  set(key: string, liked: Reaction): void;
  saveAgain(): void;
}

interface Dependencies {
  /** Settles when the judgement is on disk; rejects with `no-reply` when that is unknown. */
  readonly store: (judging: Judging) => Promise<unknown>;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createReactions({ store, newOperationId, wait, report }: Dependencies): Reactions {
  const all = signal<ReadonlyMap<string, Reaction>>(new Map());
  const notSaved = signal<ReadonlySet<string>>(new Set());
  const problem = signal<string | null>(null);
  /** The latest judgement of a picture that still has to be sent. */
  const waiting = new Map<string, Judging>();
  const failed = new Map<string, Judging>();
  /** One request a picture at a time, so that its judgements arrive in the order they were made. */
  const sending = new Set<string>();

  return {
    all,
    notSaved,
    problem,

    learn(known) {
      const next = new Map(all.peek());
      for (const [key, liked] of known) if (!isUnsettled(key)) next.set(key, liked);
      all.value = next;
    },

    set(key, liked) {
      all.value = new Map(all.peek()).set(key, liked);
      enqueue({ operationId: newOperationId(), key, liked });
    },

    saveAgain() {
      problem.value = null;
      // A copy: those that are sent again leave the map while it is gone through.
      for (const judging of Array.from(failed.values())) enqueue(judging);
    },
  };

  function isUnsettled(key: string): boolean {
    return waiting.has(key) || sending.has(key) || failed.has(key);
  }

  function enqueue(judging: Judging): void {
    const { key } = judging;
    waiting.set(key, judging);
    settle(key);
    if (!sending.has(key)) sendAll(key).catch(report);
  }

  async function sendAll(key: string): Promise<void> {
    sending.add(key);
    try {
      for (let next = waiting.get(key); next !== undefined; next = waiting.get(key)) {
        waiting.delete(key);
        try {
          await send(next);
          if (failed.size === 0) problem.value = null;
        } catch (error) {
          // A later judgement of the same picture makes this one void.
          if (waiting.has(key)) continue;
          failed.set(key, next);
          notSaved.value = new Set(failed.keys());
          problem.value = problemSentence(error);
        }
      }
    } finally {
      sending.delete(key);
    }
  }

  async function send(judging: Judging): Promise<void> {
    for (const pause of [...RETRY_WAITS_MS, null]) {
      try {
        await store(judging);
        return;
      } catch (error) {
        const lost = error instanceof CodedError && error.code === 'no-reply';
        if (!lost || pause === null) throw error;
        await wait(pause);
      }
    }
  }

  function settle(key: string): void {
    if (!failed.delete(key)) return;
    notSaved.value = new Set(failed.keys());
  }
}
