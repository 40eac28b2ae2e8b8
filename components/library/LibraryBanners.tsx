import { Unlink } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { Button } from '../ui/Button.tsx';
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
        <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: model.saveAgain }}>
          <strong class="lg-strong">{text('library_not_saved', { count: size })}</strong> {model.problem.value}
        </Notice>
      )}
      {isOutdated && (
        <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: model.reload }}>
          {text('library_outdated', { problem: status.message })}
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
  const label = text('library_chip_originals_gone', { count: broken.length });
  const isShown = view.subset.value?.keys === broken;
  return (
    <div class="lg-banner lg-broken-originals" role="status">
      <Icon node={Unlink} />
      <span class="lg-notice-text">
        <strong class="lg-strong">{text('library_originals_gone', { count: broken.length })}</strong>{' '}
        {text('library_originals_kept', { count: broken.length })}
      </span>
      <span class="lg-banner-actions">
        {!isShown && (
          <Button variant="soft" onClick={() => view.showSubset({ label, keys: broken })}>
            {text('library_originals_show')}
          </Button>
        )}
        <Button
          onClick={() => {
            originals.forgetBroken();
            if (isShown) view.reset();
          }}
        >
          {text('library_originals_keep')}
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            originals.forgetBroken();
            if (isShown) view.reset();
            onDelete(broken);
          }}
        >
          {text('common_delete')}
        </Button>
      </span>
    </div>
  );
}
