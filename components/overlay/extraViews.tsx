import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { History } from '../../lib/core/history.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import type { Settings } from '../../lib/state/settings.ts';
import type { GalleryViews } from '../gallery/galleryViews.ts';
import { Notice } from '../ui/Notice.tsx';
import type { Editing } from './editing.tsx';
import type { EndedNoticeProps } from './host/EndedNotice.tsx';
import type { KeysDialogProps } from './KeysDialog.tsx';
import type { CreateActions } from './overlayActions.ts';
import type { ViewControlsProps } from './header/ViewControls.tsx';
import type { WithoutCardsProps } from './WithoutCards.tsx';

/** What the panel does not need in order to open: it comes in a script of its own, a moment later. */
export interface ExtraViews extends GalleryViews {
  readonly createActions: CreateActions;
  readonly KeysDialog: ComponentType<KeysDialogProps>;
  readonly ViewControls: ComponentType<ViewControlsProps>;
  readonly PanelNotice: ComponentType<{ readonly model: GalleryModel }>;
  readonly WithoutCards: ComponentType<WithoutCardsProps>;
  readonly PanelBanners: ComponentType<{ readonly model: GalleryModel }>;
  readonly DockHandle: ComponentType<{ readonly settings: Settings }>;
  readonly EndedNotice: ComponentType<EndedNoticeProps>;
  readonly Rescan: ComponentType<{ readonly model: GalleryModel }>;
  /** For one model, once. */
  readonly createEditing: (model: GalleryModel, history: History) => Editing;
}

export interface ExtraViewsLoader {
  /** `null` until they have arrived. */
  readonly views: ReadonlySignal<ExtraViews | null>;
  /** Why they have not, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  /** Has them brought here, once. */
  load(): void;
}

/** The views that wait for their script, each in a way that fits it. */
export function createLateViews(loader: ExtraViewsLoader): GalleryViews & Pick<ExtraViews, 'KeysDialog'> {
  return {
    Preview: lateDialog(
      loader,
      'overlay_dialog_preview',
      (views) => views.Preview,
      ({ onClose }) => onClose(),
    ),
    Compare: lateDialog(
      loader,
      'overlay_dialog_compare',
      (views) => views.Compare,
      ({ picked, onClose }) => onClose(picked[0] ?? ''),
    ),
    TagDialog: lateDialog(
      loader,
      'overlay_dialog_tags',
      (views) => views.TagDialog,
      ({ onClose }) => onClose(),
    ),
    KeysDialog: lateDialog(
      loader,
      'overlay_keys',
      (views) => views.KeysDialog,
      ({ onClose }) => onClose(),
    ),
    Marquee: latePart(loader, (views) => views.Marquee),
    LoadMore: latePart(loader, (views) => views.LoadMore),
    BrokenPicture: latePart(loader, (views) => views.BrokenPicture),
    SelectionBar: latePart(loader, (views) => views.SelectionBar),
  };
}

function latePart<Props extends object>(
  loader: ExtraViewsLoader,
  pick: (views: ExtraViews) => ComponentType<Props>,
): ComponentType<Props> {
  return function LatePart(props) {
    const views = loader.views.value;
    if (views === null) return null;
    const Part = pick(views);
    return <Part {...props} />;
  };
}

function lateDialog<Props extends object>(
  loader: ExtraViewsLoader,
  label: TextName,
  pick: (views: ExtraViews) => ComponentType<Props>,
  close: (props: Props) => void,
): ComponentType<Props> {
  return function LateDialog(props) {
    const views = loader.views.value;
    if (views === null) return <Waiting label={label} loader={loader} onClose={() => close(props)} />;
    const Dialog = pick(views);
    return <Dialog {...props} />;
  };
}

interface WaitingProps {
  readonly label: TextName;
  readonly loader: ExtraViewsLoader;
  readonly onClose: () => void;
}

/** Stands in for a dialog for the moment until its script is there; can be left like it. */
function Waiting({ label, loader, onClose }: WaitingProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  useEffect(() => loader.load(), [loader]);
  const problem = loader.problem.value;

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  }

  return (
    <div
      ref={dialog}
      class="lg-waiting"
      role="dialog"
      aria-modal="true"
      aria-label={text(label)}
      aria-busy={problem === null}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {problem !== null && (
        <Notice
          kind="toast"
          tone="problem"
          action={{ label: text('common_try_again'), run: loader.load }}
          onDismiss={onClose}
        >
          {problem}
        </Notice>
      )}
    </div>
  );
}
