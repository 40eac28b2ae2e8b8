import { useEffect } from 'preact/hooks';
import type { GalleryModel } from '../../lib/state/galleryModel.ts';
import { Notice } from '../ui/Notice.tsx';

/** Milliseconds after which a notice that asks nothing goes away by itself. */
const READING_TIME = 6000;

/** What the model has to say, floating over the end of the panel. Problems and questions stay until they are answered. */
export function PanelNotice({ model }: { readonly model: GalleryModel }) {
  const notice = model.notice.value;

  useEffect(() => {
    if (notice === null || notice.tone === 'problem' || notice.action) return undefined;
    const timer = setTimeout(() => model.dismissNotice(), READING_TIME);
    return () => clearTimeout(timer);
  }, [model, notice]);

  return (
    <div class="lg-panel-notice">
      {notice && (
        <Notice kind="toast" tone={notice.tone} action={notice.action} onDismiss={() => model.dismissNotice()}>
          <bdi>{notice.message}</bdi>
        </Notice>
      )}
    </div>
  );
}
