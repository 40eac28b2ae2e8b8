import { CircleAlert, Images, ListFilter } from 'lucide';
import { useSignal } from '@preact/signals';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel, GalleryStatus } from '../../lib/state/gallery/galleryModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { filterWords } from './header/filterWords.ts';

export interface WithoutCardsProps {
  readonly model: GalleryModel;
  readonly status: GalleryStatus;
  /** Opens the filter's form. */
  readonly onChangeFilter: () => void;
}

/** What stands in the place of the gallery: why it is empty, and the way out. */
export function WithoutCards({ model, status, onChangeFilter }: WithoutCardsProps) {
  if (status.kind === 'failed') return <Failed model={model} message={status.message} detail={status.detail} />;
  const { found, small } = model.counts.value;

  if (found > 0) {
    return (
      <EmptyState
        icon={ListFilter}
        title={text('overlay_none', { pictures: filterWords(model.filter.value) })}
        actions={
          <>
            <Button variant="soft" onClick={() => model.resetFilter()}>
              {text('overlay_show_all')}
            </Button>
            <Button onClick={onChangeFilter}>{text('overlay_change_filter')}</Button>
          </>
        }
      >
        {found === 1 ? text('overlay_filter_hides_only') : text('overlay_filter_hides_all', { count: found })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Images}
      title={text('overlay_nothing')}
      actions={
        <>
          <Button variant="soft" onClick={() => model.rescan()}>
            {text('overlay_look_again')}
          </Button>
          {small > 0 && !model.smallShown.value && (
            <Button onClick={() => model.setSmallShown(true)}>{text('overlay_show_small')}</Button>
          )}
        </>
      }
    >
      {small > 0 ? text('overlay_only_small', { count: small }) : text('overlay_nothing_yet')}
    </EmptyState>
  );
}

function Failed({ model, message, detail }: { model: GalleryModel; message: string; detail: string }) {
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(detail);
      copied.value = 'yes';
    } catch {
      // Pages without TLS have no clipboard: the text is shown to be copied by hand.
      copied.value = 'refused';
    }
  }

  return (
    <EmptyState
      icon={CircleAlert}
      role="alert"
      title={text('overlay_page_failed')}
      actions={
        <>
          <Button variant="soft" onClick={() => model.rescan()}>
            {text('common_try_again')}
          </Button>
          <Button onClick={() => void copy()}>
            {text(copied.value === 'yes' ? 'overlay_copied' : 'overlay_copy_details')}
          </Button>
        </>
      }
    >
      {message}
      {copied.value === 'refused' && (
        <textarea
          class="lg-panel-details"
          aria-label={text('overlay_details')}
          readOnly
          rows={4}
          ref={(field: HTMLTextAreaElement | null) => field?.select()}
          value={detail}
        />
      )}
    </EmptyState>
  );
}
