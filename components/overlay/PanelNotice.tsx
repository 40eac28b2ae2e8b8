import { useEffect } from 'preact/hooks';
import { LoaderCircle } from 'lucide';
import type { GalleryModel, MoreState } from '../../lib/state/galleryModel.ts';
import { formatCounted } from '../ui/formatCount.ts';
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

  const more = model.more.value;
  if (more.kind === 'loading') {
    return (
      <div class="lg-panel-notice">
        <Notice kind="toast" tone="info" icon={LoaderCircle} action={{ label: 'Stop', run: model.stopMore }}>
          {moreSentence(more)}
        </Notice>
      </div>
    );
  }
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

function moreSentence({ found, screens, pages }: Extract<MoreState, { kind: 'loading' }>): string {
  const where = pages > 0 ? formatCounted(pages, 'page') : formatCounted(screens, 'screen');
  return screens + pages === 0 ? 'Loading more…' : `${formatCounted(found, 'more picture')} from ${where}…`;
}
