import { useRef } from 'preact/hooks';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import type { Contest } from './contest.ts';

/** One thing done while comparing. */
export type CompareStep =
  | { readonly kind: 'round'; readonly before: Contest; readonly after: Contest }
  /** The gallery can take it back; it is only counted here, to keep the order. */
  | { readonly kind: 'judgement'; readonly key: string; readonly before: Reaction; readonly after: Reaction };

export interface CompareSteps {
  readonly record: (step: CompareStep) => void;
  /** The step that is to be taken back now, or done again; `null` when there is none. */
  readonly back: () => CompareStep | null;
  readonly forward: () => CompareStep | null;
}

/** Rounds and judgements in the order in which they happened. What was done before comparing is not among them. */
export function useCompareSteps(): CompareSteps {
  const done = useRef<CompareStep[]>([]).current;
  const undone = useRef<CompareStep[]>([]).current;
  return {
    record(step) {
      done.push(step);
      undone.length = 0;
    },
    back() {
      const step = done.pop() ?? null;
      if (step) undone.push(step);
      return step;
    },
    forward() {
      const step = undone.pop() ?? null;
      if (step) done.push(step);
      return step;
    },
  };
}
