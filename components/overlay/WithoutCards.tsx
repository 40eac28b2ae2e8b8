import { CircleAlert, Images, ListFilter } from 'lucide';
import { useSignal } from '@preact/signals';
import type { GalleryModel, GalleryStatus } from '../../lib/state/galleryModel.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatCount } from '../ui/formatCount.ts';
import { filterWords } from './filterWords.ts';

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
        title={`No ${filterWords(model.filter.value)}`}
        actions={
          <>
            <Button variant="soft" onClick={() => model.resetFilter()}>
              Show all
            </Button>
            <Button onClick={onChangeFilter}>Change filter</Button>
          </>
        }
      >
        {found === 1 ? 'The filter hides the only one.' : `The filter hides all ${formatCount(found)}.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Images}
      title="No pictures on this page"
      actions={
        <>
          <Button variant="soft" onClick={() => model.rescan()}>
            Look again
          </Button>
          {small > 0 && !model.smallShown.value && (
            <Button onClick={() => model.setSmallShown(true)}>Show small ones</Button>
          )}
        </>
      }
    >
      {small > 0
        ? `Only ${small === 1 ? 'a small one' : `${small} small ones`}, icons and the like.`
        : 'It may bring them in as it is scrolled.'}
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
      title="This page could not be read"
      actions={
        <>
          <Button variant="soft" onClick={() => model.rescan()}>
            Try again
          </Button>
          <Button onClick={() => void copy()}>{copied.value === 'yes' ? 'Copied' : 'Copy details'}</Button>
        </>
      }
    >
      {message}
      {copied.value === 'refused' && (
        <textarea
          class="lg-panel-details"
          aria-label="Details"
          readOnly
          rows={4}
          ref={(field: HTMLTextAreaElement | null) => field?.select()}
          value={detail}
        />
      )}
    </EmptyState>
  );
}
