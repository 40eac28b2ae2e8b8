/** One thing a person did, however many pictures it concerned. */
export interface HistoryStep {
  /** What was done, in the past tense: "Liked 3 pictures". */
  readonly label: string;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What can be undone and redone, without a limit. */
export interface History {
  /** Takes over what has just been done; what was undone before can no longer be redone. */
  readonly record: (step: HistoryStep) => void;
  /** Undoes the latest step that is not undone yet; `null` when there is none. */
  readonly undo: () => HistoryStep | null;
  readonly redo: () => HistoryStep | null;
}

export function createHistory(): History {
  const done: HistoryStep[] = [];
  const undone: HistoryStep[] = [];
  return {
    record(step) {
      done.push(step);
      undone.length = 0;
    },
    undo() {
      const step = done.pop();
      if (step === undefined) return null;
      undone.push(step);
      step.undo();
      return step;
    },
    redo() {
      const step = undone.pop();
      if (step === undefined) return null;
      done.push(step);
      step.redo();
      return step;
    },
  };
}
