import { useEffect } from 'preact/hooks';
import { Notice } from '../ui/Notice.tsx';

/** Something about what the person just did. */
export interface GalleryNotice {
  readonly tone: 'info' | 'problem';
  readonly message: string;
  /** What can be done about it, as a button. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Milliseconds after which a notice that reports no problem goes away by itself. */
const READING_TIME = 6000;

export interface GalleryNoticeProps {
  readonly notice: GalleryNotice | null;
  readonly onDismiss: () => void;
}

/** Floats over the end of the gallery. */
export function GalleryNoticeToast({ notice, onDismiss }: GalleryNoticeProps) {
  useEffect(() => {
    if (notice === null || notice.tone === 'problem') return undefined;
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
