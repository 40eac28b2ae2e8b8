import { useRef } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/galleryItem.ts';
import type { Notice } from '../../../lib/state/galleryModel.ts';

interface ActingOptions {
  readonly say: (notice: Notice) => void;
}

/** Does something that may take a while or fail, with one picture after the other. */
export type Acting = (
  label: string,
  items: readonly GalleryItem[],
  act: (item: GalleryItem) => unknown,
) => Promise<void>;

/** Says how far it is, offers to end it, and tells at the end what did not work, with a way to try that again. */
export function useActing({ say }: ActingOptions): Acting {
  const latest = useRef(say);
  latest.current = say;

  async function run(label: string, items: readonly GalleryItem[], act: (item: GalleryItem) => unknown): Promise<void> {
    const failed: GalleryItem[] = [];
    let problem = '';
    let ended = false;
    let done = 0;
    for (const item of items) {
      if (ended) break;
      try {
        const result = act(item);
        if (result instanceof Promise) {
          if (items.length > 1) {
            latest.current({
              tone: 'info',
              message: `${label}: ${done + 1} of ${items.length}`,
              action: { label: 'Cancel', run: () => (ended = true) },
            });
          }
          await result;
        }
        done++;
      } catch (error) {
        failed.push(item);
        problem = error instanceof Error && error.message !== '' ? error.message : String(error);
      }
    }
    if (failed.length > 0) {
      const which = items.length === 1 ? label : `${label} for ${failed.length} of ${items.length}`;
      latest.current({
        tone: 'problem',
        message: `${which} did not work: ${problem}`,
        action: { label: 'Try again', run: () => void run(label, failed, act) },
      });
    } else if (items.length > 1) {
      const message = ended ? `${label}: ended after ${done} of ${items.length}.` : `${label}: ${done} done.`;
      latest.current({ tone: 'info', message });
    }
  }
  return run;
}
