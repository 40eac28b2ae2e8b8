import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { createHistory } from '../../lib/core/history.ts';
import { keyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import { Gallery } from '../gallery/Gallery.tsx';
import { commandFor } from '../gallery/galleryKeys.ts';
import { Notice } from '../ui/Notice.tsx';
import { createLateViews, type ExtraViewsLoader } from './extraViews.tsx';
import { PanelHeader } from './header/PanelHeader.tsx';
import { useKeptFocus } from './useKeptFocus.ts';

export interface OverlayPanelProps {
  readonly model: GalleryModel;
  readonly extras: ExtraViewsLoader;
  /** Whether the extension has ended under the page. */
  readonly ended: ReadonlySignal<boolean>;
  readonly onClose: () => void;
}

/**
 * The gallery of one page: the whole content of the overlay's dialog. The escape key goes back one layer (list of keys,
 * preview, selection, panel); handled keys are marked as such by `preventDefault`, so that the dialog around does not close
 * by itself.
 */
export function OverlayPanel({ model, extras, ended, onClose }: OverlayPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const keysShown = useSignal(false);
  const covered = useSignal(false);
  /** Grows whenever the filter's form shall open. */
  const filterOpens = useSignal(0);
  const views = useMemo(() => createLateViews(extras), [extras]);
  const status = model.status.value;
  const settings = model.settings.all.value;
  const bindings = useMemo(() => keyBindings(settings.keys), [settings.keys]);
  const details = useMemo(() => ({ read: model.readDetails, annotate: model.annotate }), [model]);
  const problem = model.libraryProblem.value;
  const looking = status.kind === 'looking';
  const later = extras.views.value;
  const actions = useMemo(() => later?.createActions(model, onClose), [later, model]);
  const actionProps = actions?.props(settings, model.actions.value);
  const history = useMemo(createHistory, []);
  const editing = useMemo(() => later?.createEditing(model, history), [later]);
  /** What was to be saved before what saves it had come. */
  const unsaved = useRef<readonly GalleryItem[] | null>(null);

  const keepFocus = useKeptFocus(panel, settings.dock === 'full');

  useEffect(() => {
    // Once: they come once.
    if (unsaved.current) actionProps?.commands.download?.(unsaved.current);
  }, [actions]);

  // Whoever has seen the pictures is about to look closer.
  useEffect(() => {
    if (status.kind !== 'looking') extras.load();
  }, [extras, status.kind]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    if (ended.peek()) return;
    const command = commandFor(event, bindings)?.command;
    switch (command) {
      case 'keys':
        keysShown.value = true;
        break;
      case 'search':
        panel.current?.querySelector<HTMLElement>('[data-lg-search]')?.focus();
        break;
      case 'autoAdvance':
        model.settings.change({ autoAdvance: !settings.autoAdvance });
        model.notify({
          tone: 'info',
          message: text(settings.autoAdvance ? 'overlay_judging_stays' : 'overlay_judging_goes_on'),
        });
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  const latestOnKeyDown = useRef(onKeyDown);
  latestOnKeyDown.current = onKeyDown;
  // Listens after the gallery, whose layers are left first.
  useLayoutEffect(() => {
    const element = panel.current;
    const listener = (event: KeyboardEvent): void => latestOnKeyDown.current(event);
    element?.addEventListener('keydown', listener);
    return () => element?.removeEventListener('keydown', listener);
  }, []);

  const endedNotice = later && <later.EndedNotice ended={ended.value} onClose={onClose} />;
  if (ended.value) {
    return (
      <div ref={panel} class="lg lg-panel">
        {endedNotice}
      </div>
    );
  }
  return (
    <div
      ref={panel}
      class="lg lg-panel"
      tabIndex={-1}
      autofocus
      // Pressed buttons may go away with what they did away with; by then it is drawn.
      onClick={() => queueMicrotask(keepFocus)}
    >
      {endedNotice}
      <div class={`lg-panel-content${covered.value ? ' lg-panel-previewing' : ''}`} inert={keysShown.value}>
        <PanelHeader
          model={model}
          ViewControls={later?.ViewControls ?? null}
          inert={covered.value}
          filterOpens={filterOpens.value}
          onShowKeys={() => (keysShown.value = true)}
          onClose={onClose}
        />
        {later && <later.PanelBanners model={model} />}
        {extras.problem.value !== null && (
          <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: extras.load }}>
            {extras.problem.value}
          </Notice>
        )}
        <div class="lg-panel-body" aria-busy={looking}>
          <Gallery
            {...settings}
            views={views}
            history={history}
            before={settings.interactive && editing && <editing.Bar panel={panel} inert={covered.value} />}
            value={status.kind === 'failed' ? [] : model.shown.value}
            busy={looking}
            empty={
              later && <later.WithoutCards model={model} status={status} onChangeFilter={() => filterOpens.value++} />
            }
            label={model.title}
            showLabel={false}
            container={false}
            keyScope={panel}
            gap={settings.gap ?? undefined}
            objectFit={settings.fit === 'contain' ? 'contain' : undefined}
            preview={settings.startInPreview}
            likeable={problem === null && settings.likeable}
            notSaved={model.notSaved.value}
            details={details}
            hasMore={
              status.kind === 'ready' &&
              model.shown.value.length > 0 &&
              model.more.value.kind !== 'end' &&
              model.hidden.value === 0
            }
            onLoadMore={model.loadMore}
            onLike={({ key, liked }) => model.react(key, liked)}
            onLikeMany={(events) => model.reactMany(events.map(({ key, liked }) => [key, liked] as const))}
            onNotice={model.notify}
            onWithdraw={(notice) => model.notice.peek() === notice && model.dismissNotice()}
            onCover={(isCovered) => (covered.value = isCovered)}
            {...actionProps}
            awaitsCommands={!actions}
            commands={{
              download: (items) => (unsaved.current = items),
              ...actionProps?.commands,
              ...(!settings.showDownloadButton && { download: undefined }),
              ...(settings.interactive && editing?.commands),
            }}
            {...(!settings.showDownloadButton && actionProps?.actionCommand === 'download' && { clickable: false })}
            after={actions && <actions.Layer />}
          />
        </div>
        {later && <later.PanelNotice model={model} />}
      </div>
      {later && <later.DockHandle settings={model.settings} />}
      {later && <later.Rescan model={model} />}
      {keysShown.value && (
        <views.KeysDialog
          settings={model.settings}
          actions={model.actions.value}
          onClose={() => (keysShown.value = false)}
        />
      )}
    </div>
  );
}
