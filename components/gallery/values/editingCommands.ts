import type { GalleryEdits } from '../../../lib/core/galleryEdits.ts';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import type { History } from '../../../lib/core/history.ts';
import { text } from '../../../lib/core/text.ts';
import type { Notice } from '../../../lib/state/gallery/galleryModel.ts';
import type { PictureCommands } from '../galleryCommands.ts';

interface Editing {
  /** How the list is changed, where that is allowed. */
  readonly edits: GalleryEdits | undefined;
  readonly history: History;
  readonly say: (notice: Notice) => void;
}

/**
 * The commands that change the list, each of which can be undone.
 * @param present is asked each time: what is kept for undoing must not keep a drawing's whole list.
 */
export function editingCommands(present: () => Editing): PictureCommands {
  function move(item: GalleryItem | undefined, by: -1 | 1): void {
    if (!item) return;
    const { key, caption } = item;
    const step = (): (() => void) | null => present().edits?.move(key, by) ?? null;
    let back = step();
    if (back === null) return;
    const label = text('gallery_moved', { caption });
    present().history.record({ label, undo: () => back?.(), redo: () => (back = step()) });
  }

  return {
    remove(items) {
      const keys = items.map(({ key }) => key);
      const step = (): (() => void) | undefined => present().edits?.remove(keys);
      let restore = step();
      const label = text('gallery_removed', { count: keys.length });
      present().history.record({ label, undo: () => restore?.(), redo: () => (restore = step()) });
      const undo = { label: text('common_undo'), run: () => void present().history.undo() };
      present().say({ tone: 'info', message: label, action: undo });
    },
    moveEarlier: ([item]) => move(item, -1),
    moveLater: ([item]) => move(item, 1),
  };
}
