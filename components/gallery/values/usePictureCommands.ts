import { useMemo, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import type { Notice } from '../../../lib/state/gallery/galleryModel.ts';
import type { History } from '../../../lib/core/history.ts';
import { text } from '../../../lib/core/text.ts';
import { downloadPicture } from './downloadPicture.ts';
import type { PictureCommands } from '../galleryCommands.ts';
import { editingCommands } from './editingCommands.ts';
import type { GalleryEdits } from '../../../lib/core/galleryEdits.ts';
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
  const edit = useMemo(() => editingCommands(() => latest.current), []);
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
