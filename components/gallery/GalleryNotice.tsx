import { useEffect } from 'preact/hooks';
import type { Notice as NoticeToShow } from '../../lib/state/gallery/galleryModel.ts';
import { Notice } from '../ui/Notice.tsx';

/** Milliseconds after which a notice that reports no problem goes away by itself. */
const READING_TIME = 6000;

export interface GalleryNoticeProps {
  readonly notice: NoticeToShow | null;
  readonly onDismiss: () => void;
}

/** Floats over the end of the gallery. */
export function GalleryNoticeToast({ notice, onDismiss }: GalleryNoticeProps) {
  useEffect(() => {
    if (notice === null || notice.tone === 'problem' || notice.stays) return undefined;
    const timer = setTimeout(onDismiss, READING_TIME);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <div class="lg-gallery-notice">
      {notice && (
        <Notice kind="toast" tone={notice.tone} action={notice.action} onDismiss={onDismiss}>
          <bdi>{notice.message}</bdi>
        </Notice>
      )}
    </div>
  );
}
