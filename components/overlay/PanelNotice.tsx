import { useEffect } from 'preact/hooks';
import { LoaderCircle } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel, MoreState } from '../../lib/state/gallery/galleryModel.ts';
import type { JobProgress } from '../../lib/state/jobs.ts';
import { Button } from '../ui/Button.tsx';
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
  return (
    <div class="lg-panel-notice">
      <div class="lg-panel-jobs" aria-live="polite" aria-relevant="additions">
        {model.jobs.value.map((job, index) => (
          <JobToast key={index} job={job} />
        ))}
      </div>
      {more.kind === 'loading' && (
        <Notice
          kind="toast"
          tone="info"
          icon={LoaderCircle}
          action={{ label: text('overlay_stop'), run: model.stopMore }}
        >
          {moreSentence(more)}
        </Notice>
      )}
      {notice && (
        <Notice kind="toast" tone={notice.tone} action={notice.action} onDismiss={() => model.dismissNotice()}>
          <bdi>{notice.message}</bdi>
        </Notice>
      )}
    </div>
  );
}

/** Said once; each step of it is there to be read, not to be listened to. */
function JobToast({ job: { label, done, total, cancel } }: { readonly job: JobProgress }) {
  return (
    <div class="lg-toast lg-float" role="group" aria-label={label}>
      <span class="lg-notice-text">{text('overlay_job', { job: label, number: done, total })}</span>
      <span
        class="lg-toast-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        style={{ '--lg-done': `${total === 0 ? 0 : (done / total) * 100}%` }}
      />
      <Button variant="soft" onClick={cancel}>
        {text('common_cancel')}
      </Button>
    </div>
  );
}

function moreSentence({ found, screens, pages }: Extract<MoreState, { kind: 'loading' }>): string {
  if (screens + pages === 0) return text('overlay_loading_more');
  return text('overlay_more_from', {
    pictures: text('overlay_more_pictures', { count: found }),
    source: pages > 0 ? text('overlay_from_pages', { count: pages }) : text('overlay_from_screens', { count: screens }),
  });
}
