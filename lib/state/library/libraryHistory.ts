import { signal, type ReadonlySignal } from '@preact/signals';
import { createHistory, type History } from '../../core/history.ts';
import type { Notice } from '../gallery/galleryModel.ts';
import { text } from '../../core/text.ts';

/** What was done to the library, judgements included, and the word about what was done last. */
export interface LibraryHistory extends History {
  readonly notice: ReadonlySignal<Notice | null>;
  readonly say: (notice: Notice | null) => void;
  /** Takes over what has just been done, and says it with a way to undo it; `quiet` where something else is to be read. */
  readonly did: (
    label: string,
    undo: () => Promise<void>,
    redo: () => Promise<void>,
    options?: { readonly quiet?: boolean },
  ) => void;
}

export function createLibraryHistory(report: (error: unknown) => void): LibraryHistory {
  const history = createHistory();
  const notice = signal<Notice | null>(null);

  /** What a notice offers to undo must be what was done last. */
  function withdraw(): void {
    if (notice.peek()?.action?.label === text('common_undo')) notice.value = null;
  }

  const all: LibraryHistory = {
    notice,
    say: (next) => void (notice.value = next),
    record(step) {
      withdraw();
      history.record(step);
    },
    undo() {
      withdraw();
      return history.undo();
    },
    redo() {
      withdraw();
      return history.redo();
    },
    did(label, undo, redo, { quiet = false } = {}) {
      all.record({ label, undo: () => void undo().catch(report), redo: () => void redo().catch(report) });
      if (!quiet) {
        notice.value = {
          tone: 'info',
          message: label,
          action: { label: text('common_undo'), run: () => void all.undo() },
        };
      }
    },
  };
  return all;
}
