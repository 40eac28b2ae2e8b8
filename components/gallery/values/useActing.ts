import { useRef } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import { text } from '../../../lib/core/text.ts';
import type { Notice } from '../../../lib/state/gallery/galleryModel.ts';

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
              message: text('gallery_action_progress', { action: label, number: done + 1, total: items.length }),
              action: { label: text('common_cancel'), run: () => (ended = true) },
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
      latest.current({
        tone: 'problem',
        message:
          items.length === 1
            ? text('gallery_action_failed', { action: label, reason: problem })
            : text('gallery_action_failed_for', {
                action: label,
                number: failed.length,
                total: items.length,
                reason: problem,
              }),
        action: { label: text('common_try_again'), run: () => void run(label, failed, act) },
      });
    } else if (items.length > 1) {
      const message = ended
        ? text('gallery_action_ended', { action: label, number: done, total: items.length })
        : text('gallery_action_done', { action: label, count: done });
      latest.current({ tone: 'info', message });
    }
  }
  return run;
}
