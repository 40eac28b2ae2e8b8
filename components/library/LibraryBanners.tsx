import { Unlink } from 'lucide';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatCounted } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { JobLines } from './JobLines.tsx';

export interface LibraryBannersProps {
  readonly model: LibraryModel;
  readonly onDelete: (keys: readonly string[]) => void;
}

/** What is under way, and what the person should know before they go on. */
export function LibraryBanners({ model, onDelete }: LibraryBannersProps) {
  const status = model.status.value;
  const { size } = model.notSaved.value;
  const isOutdated = status.kind === 'failed' && model.shown.value.length > 0;
  return (
    <>
      {size > 0 && (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.saveAgain }}>
          <strong class="lg-strong">{formatCounted(size, 'judgement is', 'judgements are')} not saved.</strong>{' '}
          {model.problem.value}
        </Notice>
      )}
      {isOutdated && (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.reload }}>
          {status.message} What is shown may be out of date.
        </Notice>
      )}
      <BrokenOriginals model={model} onDelete={onDelete} />
      <JobLines jobs={model.jobs.value} />
    </>
  );
}

function BrokenOriginals({ model, onDelete }: LibraryBannersProps) {
  const { originals, view } = model;
  const broken = originals.broken.value;
  if (broken === null) return null;
  const label = `Originals gone: ${broken.length}`;
  const isShown = view.subset.value?.keys === broken;
  return (
    <div class="lg-banner lg-broken-originals" role="status">
      <Icon node={Unlink} />
      <span class="lg-notice-text">
        <strong class="lg-strong">{formatCounted(broken.length, 'original is', 'originals are')} gone.</strong> Their
        thumbnails and judgements are kept.
      </span>
      <span class="lg-banner-actions">
        {!isShown && (
          <Button variant="soft" onClick={() => view.showSubset({ label, keys: broken })}>
            Show them
          </Button>
        )}
        <Button
          onClick={() => {
            originals.forgetBroken();
            if (isShown) view.reset();
          }}
        >
          Keep thumbnails
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            originals.forgetBroken();
            if (isShown) view.reset();
            onDelete(broken);
          }}
        >
          Delete
        </Button>
      </span>
    </div>
  );
}
