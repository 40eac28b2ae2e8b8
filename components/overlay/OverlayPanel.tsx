import { Download } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { GalleryModel } from '../../lib/state/galleryModel.ts';
import { isForeignKey } from '../gallery/galleryKeys.ts';
import { Gallery } from '../gallery/Gallery.tsx';
import { SkeletonCards } from '../gallery/SkeletonCards.tsx';
import { Notice } from '../ui/Notice.tsx';
import { createLateKeysDialog, createLatePreview, type ExtraViewsLoader } from './extraViews.tsx';
import { PanelHeader } from './PanelHeader.tsx';
import { PanelNotice } from './PanelNotice.tsx';
import { WithoutCards } from './WithoutCards.tsx';

export interface OverlayPanelProps {
  readonly model: GalleryModel;
  readonly extras: ExtraViewsLoader;
  readonly onClose: () => void;
}

/**
 * The gallery of one page: the whole content of the overlay's dialog. The escape key goes back one layer (list of keys,
 * preview, panel); handled keys are marked as such by `preventDefault`, so that the dialog around does not close by itself.
 */
export function OverlayPanel({ model, extras, onClose }: OverlayPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const keysShown = useSignal(false);
  const previewing = useSignal(false);
  const Preview = useMemo(() => createLatePreview(extras), [extras]);
  const KeysDialog = useMemo(() => createLateKeysDialog(extras), [extras]);
  const status = model.status.value;
  const shown = model.shown.value;
  const problem = model.libraryProblem.value;
  const unsaved = model.notSaved.value.size;

  const hasCards = shown.length > 0 && status.kind !== 'failed';
  if (!hasCards) previewing.value = false;

  /** Something in here always has the focus, else keys would go to the page. The panel hands it on to a card. */
  function keepFocus(): void {
    const root = panel.current?.getRootNode();
    if ((root instanceof ShadowRoot || root instanceof Document) && !panel.current?.contains(root.activeElement)) {
      panel.current?.focus({ preventScroll: true });
    }
  }
  useLayoutEffect(keepFocus);

  // Whoever has seen the pictures is about to look closer.
  useEffect(() => {
    if (status.kind === 'ready') extras.load();
  }, [extras, status.kind]);

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
        {model.overloaded.value && (
          <Notice kind="banner" tone="info" action={{ label: 'Follow again', run: model.rescan }}>
            This page changes too much to be followed: new pictures no longer come in by themselves.
          </Notice>
        )}
        <div class="lg-panel-body" aria-busy={status.kind === 'looking'}>
          {hasCards ? (
            <Gallery
              Preview={Preview}
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
              hasMore={status.kind === 'ready' && model.more.value.kind !== 'end' && model.filter.value === 'all'}
              onLoadMore={model.loadMore}
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
