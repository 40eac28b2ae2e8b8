import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { actionButton } from '../../lib/core/actions/actions.ts';
import { DEFAULT_CARD_WIDTH } from '../../lib/core/settings/columns.ts';
import type { ExtensionSettings } from '../../lib/core/settings/extensionSettings.ts';
import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { GalleryActions } from '../actions/galleryActions.tsx';
import type { SelectionAction } from '../gallery/galleryViews.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { SkeletonCards } from '../gallery/cards/SkeletonCards.tsx';
import { dayGroups } from './dayGroups.tsx';
import { NothingPasses } from './NothingPasses.tsx';

export interface LibraryPicturesProps {
  readonly model: LibraryModel;
  readonly actions: GalleryActions;
  /** How the person likes galleries; `null` until that is known. */
  readonly settings: ExtensionSettings | null;
  /** Set while a picture is shown large, over everything else. */
  readonly previewing: Signal<boolean>;
  readonly keyScope: RefObject<HTMLElement | null>;
  readonly selectionActions: readonly SelectionAction[];
  readonly onSelection: (keys: readonly string[]) => void;
}

/** Pixels across and down. */
const LIBRARY_GAP = [12, 8] as const;
/** Screens before the end at which more is fetched. */
const AHEAD = 2;

/** The pictures that pass, as a gallery. */
export function LibraryPictures(props: LibraryPicturesProps) {
  const { model } = props;
  const shown = model.shown.value;
  const status = model.status.value;
  if (shown.length > 0) return <ShownPictures {...props} />;
  // While the answer is on its way nothing is known to be missing.
  return status.kind === 'loading' || model.asking.value ? (
    <Loading />
  ) : (
    <NothingPasses model={model} what="pictures" />
  );
}

function ShownPictures(props: LibraryPicturesProps) {
  const { model, actions, settings, previewing, keyScope, selectionActions, onSelection } = props;
  const { view, history } = model;
  const around = useRef<HTMLDivElement>(null);
  const answered = model.answered.value;
  const shown = model.shown.value;
  const isByDay = view.address.value.sort === 'newest' || view.address.value.sort === 'oldest';
  const groups = useMemo(() => {
    return isByDay ? dayGroups((key) => model.find(key)?.createdAt ?? 0, model.now) : undefined;
  }, [model, isByDay]);
  const details = useMemo(() => ({ read: model.readDetails, annotate: model.annotate }), [model]);
  const linked = useLinkedPicture(model, previewing);
  useEndless(around, model);
  useEffect(() => () => onSelection([]), []);

  // The answer to another question begins at its beginning.
  const seen = useRef(answered);
  useLayoutEffect(() => {
    if (seen.current === answered) return;
    seen.current = answered;
    around.current?.querySelector('.lg-gallery-scroll')?.scrollTo({ top: 0 });
  }, [answered]);

  const own = useMemo(() => settings?.actions.map(actionButton) ?? [], [settings?.actions]);
  const { commands, ...actionProps } = actions.props(settings?.gallery ?? DEFAULT_SETTINGS, own);
  return (
    <div ref={around} class="lg-library-gallery" aria-busy={model.asking.value || undefined}>
      <LikeableGallery
        value={shown}
        label={text('options_library')}
        showLabel={false}
        container={false}
        layout={view.address.value.layout}
        cardWidth={DEFAULT_CARD_WIDTH}
        gap={LIBRARY_GAP}
        keyScope={keyScope}
        {...actionProps}
        moreCommands={commands}
        showDownloadButton={false}
        showShareButton
        notSaved={model.notSaved.value}
        hasMore={model.hasMore.value}
        history={history}
        startAtFirst
        groups={groups}
        details={details}
        selectionActions={selectionActions}
        selectedIndex={linked}
        onSelectionChange={({ keys }) => onSelection(keys)}
        onLike={({ key, liked }) => model.react(key, liked)}
        onLikeMany={(events) => model.reactMany(events.map(({ key, liked }) => [key, liked]))}
        onLoadMore={() => model.loadMore()}
        onSelect={({ key, selected }) => {
          previewing.value = selected;
          view.setPicture(selected ? key : null);
        }}
      />
      <actions.Layer />
    </div>
  );
}

/** The place of the picture that the address names, to be shown large when the page is opened by it. */
function useLinkedPicture(
  { view, shown, answered, history }: LibraryModel,
  previewing: Signal<boolean>,
): number | null {
  const place = useSignal<number | null>(null);
  const round = answered.value;
  useLayoutEffect(() => {
    const { picture } = view.address.peek();
    if (previewing.peek() || picture === null) {
      place.value = null;
      return;
    }
    const index = shown.peek().findIndex(({ key }) => key === picture);
    place.value = index === -1 ? null : index;
    previewing.value = index !== -1;
    if (index !== -1) return;
    view.setPicture(null);
    history.say({ tone: 'info', message: text('library_picture_gone') });
  }, [round]);
  return place.value;
}

/** More comes by itself before the end is reached; after a failure the button at the end says so and tries again. */
function useEndless(around: RefObject<HTMLElement | null>, model: LibraryModel): void {
  useEffect(() => {
    const element = around.current;
    if (!element) return undefined;
    let failedAt = -1;
    const onScroll = ({ target }: Event): void => {
      if (!(target instanceof Element) || !target.classList.contains('lg-gallery-scroll')) return;
      const { scrollTop, scrollHeight, clientHeight } = target;
      const { length } = model.shown.peek();
      if (!model.hasMore.peek() || failedAt === length) return;
      if (scrollHeight - scrollTop - clientHeight > AHEAD * clientHeight) return;
      model.loadMore().catch(() => (failedAt = length));
    };
    // Scrolling does not bubble.
    element.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => element.removeEventListener('scroll', onScroll, { capture: true });
  }, []);
}

function Loading() {
  return (
    <div class="lg-library-gallery" role="status" aria-busy="true">
      <span class="lg-visually-hidden">{text('library_loading')}</span>
      <SkeletonCards />
    </div>
  );
}

/** Whoever shows the gallery keeps what lies over it apart: the preview is gone with the pictures. */
export function usePreviewGone(model: LibraryModel, previewing: Signal<boolean>): void {
  const anyShown = model.shown.value.length > 0 && model.view.address.value.tab === 'pictures';
  useEffect(() => {
    if (!anyShown) previewing.value = false;
  }, [anyShown]);
  useEffect(() => () => void (previewing.value = false), []);
}
