import { signal, type ReadonlySignal } from '@preact/signals';
import { CodedError, type ErrorCode } from '../core/codedError.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import { problemSentence } from './problemSentence.ts';
import { untilAnswered } from './untilAnswered.ts';

/** Pictures of a batch that are stored together. */
const MESSAGE_PICTURES = 50;
/** So few are stored before anyone could read how far it is. */
const UNTOLD = 3;
/** What one picture can be to blame for, and the others stored together with it are not. */
const OF_ONE_PICTURE: ReadonlySet<ErrorCode> = new Set(['message-too-large', 'invalid-message', 'not-found'] as const);

export interface Judging {
  /** The same for every attempt, so that a repeated one changes nothing. */
  readonly operationId: string;
  readonly key: string;
  readonly liked: Reaction;
  /** When the person made it, in milliseconds since 1970. */
  readonly at: number;
}

/** A judgement of a batch that is not sent yet. */
interface Queued {
  readonly liked: Reaction;
  readonly at: number;
  /** Of a judgement that was tried before; others get theirs when they are sent, for ten thousand take a while to make. */
  readonly operationId: string | undefined;
  /** What cancelling goes back to. */
  readonly before: Reaction;
  /** The judgement behind `before`, where that could not be stored. */
  readonly unsaved: Judging | undefined;
}

/** The reactions to the pictures of one gallery: shown at once when they change, stored with retries. */
export interface Reactions {
  readonly all: ReadonlySignal<ReadonlyMap<string, Reaction>>;
  /** Pictures whose last judgement is not stored, though every retry was made. */
  readonly notSaved: ReadonlySignal<ReadonlySet<string>>;
  /** Why the library could not be written last, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  /** How far the batches are; `null` while hardly anything is left of them. */
  readonly progress: ReadonlySignal<{ readonly done: number; readonly total: number } | null>;
  /** Takes over what the library holds; what is being judged here meanwhile stays as judged. */
  learn(known: Iterable<readonly [key: string, liked: Reaction]>): void;
  set(key: string, liked: Reaction): void;
  /** The same for a batch, which is stored a message at a time. Single judgements do not wait for it. */
  setMany(entries: readonly (readonly [key: string, liked: Reaction])[]): void;
  /** Takes back what of the batches is not sent yet. */
  cancel(): void;
  saveAgain(): void;
}

interface Dependencies {
  /** Settles when the judgements are on disk; rejects with `no-reply` when that is unknown. */
  readonly store: (judgings: readonly Judging[]) => Promise<unknown>;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createReactions({ store, newOperationId, wait, report }: Dependencies): Reactions {
  const all = signal<ReadonlyMap<string, Reaction>>(new Map());
  const notSaved = signal<ReadonlySet<string>>(new Set());
  const problem = signal<string | null>(null);
  const progress = signal<{ done: number; total: number } | null>(null);
  /** The latest single judgement of a picture that still has to be sent. */
  const waiting = new Map<string, Judging>();
  /** What is left of the batches, in the order it will be sent. */
  const queued = new Map<string, Queued>();
  const failed = new Map<string, Judging>();
  /** One request a picture at a time, so that its judgements arrive in the order they were made. */
  const sending = new Set<string>();
  /** Why judgements failed last. */
  let reason = '';
  let isSendingBatch = false;
  /** Pictures of the present batches in the message under way, and in those before it. */
  let underWay = 0;
  let done = 0;

  return {
    all,
    notSaved,
    problem,
    progress,

    learn(known) {
      const next = new Map(all.peek());
      for (const [key, liked] of known) {
        const later = queued.get(key);
        if (!isUnsettled(key)) next.set(key, liked);
        else if (later !== undefined && later.unsaved === undefined && !sending.has(key)) {
          queued.set(key, { ...later, before: liked });
        }
      }
      all.value = next;
    },

    set(key, liked) {
      all.value = new Map(all.peek()).set(key, liked);
      waiting.set(key, { operationId: newOperationId(), key, liked, at: Date.now() });
      queued.delete(key);
      if (failed.delete(key)) tellNotSaved();
      tellProgress();
      if (!sending.has(key)) sendAll(key).catch(report);
    },

    setMany(entries) {
      const next = new Map(all.peek());
      for (const [key, liked] of entries) {
        const former = queued.get(key);
        // What was never sent is nothing to go back to.
        const { before, unsaved } = former ?? { before: next.get(key) ?? null, unsaved: failed.get(key) };
        // Taken back before it was sent: the library need not hear of it.
        if (former !== undefined && liked === before && unsaved === undefined && !sending.has(key)) queued.delete(key);
        else queued.set(key, { liked, at: Date.now(), operationId: undefined, before, unsaved });
        failed.delete(key);
        next.set(key, liked);
      }
      all.value = next;
      startBatch();
    },

    cancel() {
      if (queued.size === 0) return;
      const next = new Map(all.peek());
      for (const [key, { before, unsaved }] of queued) {
        next.set(key, before);
        if (unsaved !== undefined) failed.set(key, unsaved);
      }
      queued.clear();
      all.value = next;
      tellNotSaved();
      tellProgress();
    },

    saveAgain() {
      for (const [key, judging] of failed) {
        const { operationId, liked } = judging;
        // Who wants it saved now means it now.
        queued.set(key, { liked, at: Date.now(), operationId, before: liked, unsaved: judging });
      }
      failed.clear();
      startBatch();
    },
  };

  function isUnsettled(key: string): boolean {
    return waiting.has(key) || queued.has(key) || sending.has(key) || failed.has(key);
  }

  function startBatch(): void {
    tellNotSaved();
    tellProgress();
    if (!isSendingBatch) sendBatch().catch(report);
  }

  async function sendBatch(): Promise<void> {
    isSendingBatch = true;
    try {
      for (let message = nextMessage(); message.length > 0; message = nextMessage()) await sendMessage(message);
    } finally {
      isSendingBatch = false;
    }
  }

  async function sendMessage(message: readonly Judging[]): Promise<void> {
    underWay = message.length;
    try {
      await deliver(message);
    } finally {
      done += underWay;
      underWay = 0;
      for (const { key } of message) {
        sending.delete(key);
        if (waiting.has(key)) sendAll(key).catch(report);
      }
      tellProgress();
    }
  }

  /** Takes it out of the queue. Pictures of which a judgement is under way wait for it. */
  function nextMessage(): Judging[] {
    const message: Judging[] = [];
    for (const [key, { liked, at, operationId = newOperationId() }] of queued) {
      if (sending.has(key)) continue;
      message.push({ operationId, key, liked, at });
      queued.delete(key);
      sending.add(key);
      if (message.length === MESSAGE_PICTURES) break;
    }
    return message;
  }

  async function sendAll(key: string): Promise<void> {
    sending.add(key);
    try {
      for (let next = waiting.get(key); next !== undefined; next = waiting.get(key)) {
        waiting.delete(key);
        await deliver([next]);
      }
    } finally {
      sending.delete(key);
    }
    if (queued.has(key) && !isSendingBatch) await sendBatch();
  }

  /** Settles when the judgements are stored or have failed for good. */
  async function deliver(judgings: readonly Judging[]): Promise<void> {
    try {
      await untilAnswered(() => store(judgings), wait);
    } catch (error) {
      if (judgings.length > 1 && error instanceof CodedError && OF_ONE_PICTURE.has(error.code)) {
        const half = judgings.length >> 1;
        await deliver(judgings.slice(0, half));
        await deliver(judgings.slice(half));
        return;
      }
      reason = problemSentence(error);
      for (const judging of judgings) fail(judging);
      tellNotSaved();
    }
  }

  function fail(judging: Judging): void {
    const { key } = judging;
    // A later judgement of the same picture makes this one void, unless it is cancelled.
    if (waiting.has(key)) return;
    const later = queued.get(key);
    if (later === undefined) failed.set(key, judging);
    else queued.set(key, { ...later, unsaved: judging });
  }

  function tellNotSaved(): void {
    if (failed.size > 0 || notSaved.peek().size > 0) notSaved.value = new Set(failed.keys());
    problem.value = failed.size > 0 ? reason : null;
  }

  function tellProgress(): void {
    const left = queued.size + underWay;
    if (left === 0) done = 0;
    progress.value = left > UNTOLD ? { done, total: done + left } : null;
  }
}
