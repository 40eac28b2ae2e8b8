import { Download } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { GalleryModel } from '../../lib/state/galleryModel.ts';
import { isForeignKey } from '../gallery/galleryKeys.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { SkeletonCards } from '../gallery/SkeletonCards.tsx';
import { Notice } from '../ui/Notice.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PanelHeader } from './PanelHeader.tsx';
import { PanelNotice } from './PanelNotice.tsx';
import { WithoutCards } from './WithoutCards.tsx';

export interface OverlayPanelProps {
  readonly model: GalleryModel;
  readonly onClose: () => void;
}

/**
 * The gallery of one page: the whole content of the overlay's dialog. The escape key goes back one layer (list of keys,
 * preview, panel); handled keys are marked as such by `preventDefault`, so that the dialog around does not close by itself.
 */
export function OverlayPanel({ model, onClose }: OverlayPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const keysShown = useSignal(false);
  const previewing = useSignal(false);
  const wasReady = useRef(false);
  const status = model.status.value;
  const shown = model.shown.value;
  const problem = model.libraryProblem.value;
  const unsaved = model.notSaved.value.size;

  if (status.kind === 'ready') wasReady.current = true;
  // Before reactions are known cards would show none, and change under the eye.
  const hasCards = shown.length > 0 && status.kind !== 'failed' && wasReady.current;
  if (!hasCards) previewing.value = false;

  /** Something in here always has the focus, else keys would go to the page. The panel hands it on to a card. */
  function keepFocus(): void {
    const root = panel.current?.getRootNode();
    if ((root instanceof ShadowRoot || root instanceof Document) && !panel.current?.contains(root.activeElement)) {
      panel.current?.focus({ preventScroll: true });
    }
  }
  useLayoutEffect(keepFocus);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === '?' && !isForeignKey(event)) {
      event.preventDefault();
      keysShown.value = true;
    }
  }

  return (
    <div
      ref={panel}
      class="lg lg-panel"
      tabIndex={-1}
      autofocus
      onKeyDown={onKeyDown}
      // Pressed buttons may go away with what they did away with; by then it is drawn.
      onClick={() => queueMicrotask(keepFocus)}
    >
      <div class={`lg-panel-content${previewing.value ? ' lg-panel-previewing' : ''}`} inert={keysShown.value}>
        <PanelHeader
          model={model}
          inert={previewing.value}
          onShowKeys={() => (keysShown.value = true)}
          onClose={onClose}
        />
        {problem !== null && (
          <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.rescan }}>
            {problem}
          </Notice>
        )}
        {problem === null && unsaved > 0 && (
          <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.saveAgain }}>
            {unsaved === 1 ? '1 judgement is not saved.' : `${unsaved} judgements are not saved.`}{' '}
            {model.notSavedReason.value}
          </Notice>
        )}
        <div class="lg-panel-body" aria-busy={status.kind === 'looking'}>
          {hasCards ? (
            <LikeableGallery
              value={shown}
              label={model.title}
              showLabel={false}
              container={false}
              keyScope={panel}
              likeable={problem === null}
              clickable
              actionLabel="Download"
              actionIcon={Download}
              showDownloadButton={false}
              notSaved={model.notSaved.value}
              onLike={({ key, liked }) => model.react(key, liked)}
              onClick={({ key }) => model.act(key)}
              onSelect={({ selected }) => (previewing.value = selected)}
            />
          ) : status.kind === 'looking' ? (
            <SkeletonCards />
          ) : (
            <WithoutCards model={model} status={status} />
          )}
        </div>
        <PanelNotice model={model} />
      </div>
      {keysShown.value && <KeysDialog onClose={() => (keysShown.value = false)} />}
    </div>
  );
}
