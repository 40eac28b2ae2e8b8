import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../../lib/core/text.ts';
import { describe, reasonOf } from './describeValue.ts';

/** What a gallery's `value` is at the moment. */
export interface LiveValue {
  /** What was answered last; an empty list before that. */
  readonly list: readonly unknown[];
  /** Whether there has been no answer yet. */
  readonly isPending: boolean;
  /** Why there is no newer list, as a sentence; `null` when all is well. */
  readonly problem: string | null;
  /** Calls the function now. */
  readonly retry: () => void;
}

/** Milliseconds after which it is said that there is no answer yet. */
const PATIENCE = 10_000;
/** The longest time that timers know (HTML, "timer initialization steps": a signed 32-bit integer). */
const LONGEST_TIMER = 2 ** 31 - 1;

const NOTHING: readonly unknown[] = [];

interface Answer {
  readonly list: readonly unknown[];
  readonly problem: string | null;
  readonly isPending: boolean;
}

/**
 * The list given, or what a function answers: called at first, and `every` so many seconds after it has answered. Calls
 * never overlap by themselves; an answer that comes late counts as long as no newer call has answered.
 */
export function useLiveValue(value: unknown, every: number | undefined): LiveValue {
  const isFunction = typeof value === 'function';
  const latest = useRef(value);
  latest.current = value;
  const [answer, setAnswer] = useState<Answer>({ list: NOTHING, problem: null, isPending: true });
  const call = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (!isFunction) return undefined;
    let hasStopped = false;
    let calls = 0;
    let answered = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;

    async function run(): Promise<void> {
      const present = ++calls;
      clearTimeout(timer);
      clearTimeout(patience);
      patience = setTimeout(() => {
        setAnswer((before) => ({ ...before, problem: text('gallery_pictures_late') }));
      }, PATIENCE);
      let list: readonly unknown[] | null = null;
      let problem = '';
      try {
        const result: unknown = await (latest.current as () => unknown)();
        if (Array.isArray(result) || result === null) list = result ?? NOTHING;
        else problem = text('gallery_pictures_not_list', { value: describe(result) });
      } catch (error) {
        problem = text('gallery_pictures_failed', { reason: reasonOf(error) });
      }
      if (hasStopped || present < answered || (list === null && present < calls)) return;
      answered = present;
      setAnswer((before) => ({ list: list ?? before.list, problem: list === null ? problem : null, isPending: false }));
      if (present < calls) return;
      clearTimeout(patience);
      if (every !== undefined) timer = setTimeout(whenVisible, Math.min(every * 1000, LONGEST_TIMER));
    }
    function whenVisible(): void {
      document.removeEventListener('visibilitychange', whenVisible);
      if (document.hidden) document.addEventListener('visibilitychange', whenVisible);
      else void run();
    }

    call.current = () => void run();
    void run();
    return () => {
      hasStopped = true;
      clearTimeout(timer);
      clearTimeout(patience);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  }, [isFunction, every]);

  const retry = useRef(() => call.current()).current;
  if (isFunction) return { ...answer, retry };
  if (Array.isArray(value)) return { list: value, isPending: false, problem: null, retry };
  return { list: NOTHING, isPending: false, problem: null, retry };
}
