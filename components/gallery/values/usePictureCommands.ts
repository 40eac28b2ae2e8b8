import { useMemo, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/galleryItem.ts';
import type { Notice } from '../../../lib/state/galleryModel.ts';
import type { History } from '../../../lib/core/history.ts';
import { text } from '../../../lib/core/text.ts';
import { downloadPicture } from './downloadPicture.ts';
import type { PictureCommands } from '../galleryCommands.ts';
import type { GalleryEdits } from './galleryEdits.ts';
import { useActing } from './useActing.ts';

interface PictureCommandsOptions {
  readonly actionLabel: string;
  /** What the action does with one picture; may answer a promise. */
  readonly onAct: ((item: GalleryItem) => unknown) | undefined;
  readonly canDownload: boolean;
  /** Saves pictures in the gallery's place. */
  readonly onDownload: ((items: readonly GalleryItem[]) => void) | undefined;
  readonly onShowInPage: ((item: GalleryItem) => void) | undefined;
  /** How the list is changed, where that is allowed. */
  readonly edits: GalleryEdits | undefined;
  readonly history: History;
  readonly say: (notice: Notice) => void;
}

/** What a gallery that stands alone can do with its pictures beside judging and looking. */
export function usePictureCommands(options: PictureCommandsOptions): PictureCommands {
  const latest = useRef(options);
  latest.current = options;
  const acting = useActing(options);
  const edit = useMemo(() => createEditing(latest), []);
  const { onAct, onDownload, onShowInPage } = options;

  return {
    act: onAct && ((items) => void acting(options.actionLabel, items, onAct)),
    download: options.canDownload
      ? (onDownload ?? ((items) => void acting(text('common_download'), items, downloadPicture)))
      : undefined,
    showInPage: onShowInPage && (([first]) => first && onShowInPage(first)),
    ...(options.edits && edit),
  };
}

/** Apart from the drawing it is made in: what is kept for undoing must not keep that drawing's whole list. */
function createEditing(latest: { readonly current: PictureCommandsOptions }): PictureCommands {
  function move(item: GalleryItem | undefined, by: -1 | 1): void {
    if (!item) return;
    const { key, caption } = item;
    const step = (): (() => void) | null => latest.current.edits?.move(key, by) ?? null;
    let back = step();
    if (back === null) return;
    const label = text('gallery_moved', { caption });
    latest.current.history.record({ label, undo: () => back?.(), redo: () => (back = step()) });
  }

  return {
    remove(items) {
      const keys = items.map(({ key }) => key);
      const step = (): (() => void) | undefined => latest.current.edits?.remove(keys);
      let restore = step();
      const label = text('gallery_removed', { count: keys.length });
      latest.current.history.record({ label, undo: () => restore?.(), redo: () => (restore = step()) });
      const undo = { label: text('common_undo'), run: () => void latest.current.history.undo() };
      latest.current.say({ tone: 'info', message: label, action: undo });
    },
    moveEarlier: ([item]) => move(item, -1),
    moveLater: ([item]) => move(item, 1),
  };
}
