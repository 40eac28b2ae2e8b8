import { Keyboard, X } from 'lucide';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BREAKPOINTS } from '../../lib/core/columns.ts';
import { scopedCss } from '../../lib/core/customCss.ts';
import type { GallerySettings } from '../../lib/core/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Range } from '../ui/Range.tsx';
import { previewPhotographs } from './previewPhotographs.ts';
import { PREVIEW_SCOPE } from './previewScope.ts';

/** CSS pixels of the window that the preview stands for. */
const WINDOWS = { min: 320, max: 2000 } as const;
/** CSS pixels of the window where nobody has chosen, in all but the narrowest room. */
const LEAST_WINDOW = 640;
const LEAST_ROOM = 440;
/** What of the page stays in view beside a docked panel, as the overlay has it. */
const PAGE_ROOM = 120;

export interface GalleryPreviewProps {
  readonly settings: GallerySettings;
  /** What the action's button says; `null` where there is none. */
  readonly actionLabel: string | null;
  /** How wide the window is that it stands for; `null` as wide as there is room. */
  readonly windowWidth: number | null;
  readonly onWindowWidth: (width: number | null) => void;
}

/**
 * A gallery over a page, with the settings as they are just now, in a window of any width, made smaller where that is wider
 * than there is room. It can be used, but takes no part in the order of the tab key before it is entered.
 */
export function GalleryPreview({ settings, actionLabel, windowWidth, onWindowWidth }: GalleryPreviewProps) {
  const room = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 600, height: 480 });
  const own = useMemo(() => scopedCss(settings.customCss, PREVIEW_SCOPE).css, [settings.customCss]);

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0)
        setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(() => requestAnimationFrame(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Wide enough to have a page beside the panel, unless this is a phone.
  const fitting = size.width < LEAST_ROOM ? size.width : Math.max(LEAST_WINDOW, size.width);
  const width = windowWidth ?? Math.max(WINDOWS.min, Math.min(fitting, WINDOWS.max));
  const scale = Math.min(1, size.width / width);
  const height = Math.round(size.height / scale);

  /** Nothing in it takes the focus by itself, as a preview that opens does. */
  function enter(): void {
    if (stage.current) stage.current.inert = false;
  }
  function leave(): void {
    if (stage.current && !stage.current.contains(document.activeElement)) stage.current.inert = true;
  }
  function enterByKey(): void {
    enter();
    stage.current?.querySelector<HTMLElement>('[role="listitem"][tabindex="0"], button')?.focus();
  }

  return (
    <section class="lg-live-pane" aria-label={text('settings_live')}>
      <div class="lg-live-head">
        <h2>{text('settings_live')}</h2>
        <label class="lg-live-window">
          <span class="lg-faint">{text('settings_window')}</span>
          <Range
            label={text('settings_window_width')}
            valueText={text('overlay_pixels', { count: width })}
            {...WINDOWS}
            step={20}
            value={width}
            onInput={onWindowWidth}
          />
          <span class="lg-live-width">{text('settings_px', { number: width })}</span>
        </label>
        <button type="button" class="lg-link" disabled={windowWidth === null} onClick={() => onWindowWidth(null)}>
          {text('settings_window_fit')}
        </button>
      </div>
      <div
        ref={room}
        class="lg-live-room"
        onPointerEnter={enter}
        onPointerDown={enter}
        onPointerLeave={leave}
        onFocusOut={() => queueMicrotask(leave)}
      >
        <button type="button" class="lg-live-enter lg-button lg-button-soft" onClick={enterByKey}>
          <Icon node={Keyboard} size={14} />
          {text('settings_try')}
        </button>
        <div
          ref={stage}
          class="lg-live-stage"
          inert
          style={{
            inlineSize: `${width}px`,
            blockSize: `${height}px`,
            transform: scale === 1 ? undefined : `scale(${scale})`,
            colorScheme: settings.theme === 'system' ? undefined : settings.theme,
          }}
        >
          <PageBehind />
          <div
            class={`lg lg-live-panel${width < BREAKPOINTS[0] ? ' lg-live-sheet' : ''}`}
            data-dock={settings.dock}
            style={{
              '--lg-dock-width': `${Math.min(settings.dockWidth, width - PAGE_ROOM)}px`,
              '--lg-dock-height': `${Math.max(160, Math.min(settings.dockHeight, height - PAGE_ROOM))}px`,
            }}
          >
            {own !== '' && <style>{own}</style>}
            <PanelHead title={settings.showTitle} />
            <PreviewedGallery settings={settings} actionLabel={actionLabel} panel={panelWidth(settings, width)} />
          </div>
        </div>
      </div>
      <p class="lg-live-credits lg-faint">{text('settings_photograph_credits')}</p>
    </section>
  );
}

function panelWidth({ dock, dockWidth }: GallerySettings, width: number): number {
  if (width < BREAKPOINTS[0] || dock === 'bottom') return width;
  return dock === 'full' ? width - 24 : Math.min(dockWidth, width - PAGE_ROOM);
}

/** The page under it, of which there is nothing to read. */
function PageBehind() {
  return (
    <div class="lg-page-behind" aria-hidden="true">
      <span class="lg-page-title" />
      {Array.from({ length: 12 }, (_, line) => (
        <span key={line} class={line % 4 === 3 ? 'lg-page-picture' : 'lg-page-line'} />
      ))}
    </div>
  );
}

function PanelHead({ title }: { readonly title: boolean }) {
  return (
    <div class="lg-live-panel-head" aria-hidden="true">
      <Logo />
      {title && <span class="lg-strong lg-cut-off">{text('settings_live_title')}</span>}
      <span class="lg-faint">{text('common_pictures', { count: previewPhotographs.length })}</span>
      <Icon node={X} />
    </div>
  );
}

interface PreviewedGalleryProps extends Pick<GalleryPreviewProps, 'settings' | 'actionLabel'> {
  /** CSS pixels of the panel's width. */
  readonly panel: number;
}

function PreviewedGallery({ settings, actionLabel, panel }: PreviewedGalleryProps) {
  const value = useMemo(
    () =>
      previewPhotographs.map(({ name, caption, width, height }, index) => ({
        image: `/photographs/${name}.avif`,
        key: name,
        caption: text(caption),
        liked: index === 1 ? true : index === 4 ? false : null,
        width,
        height,
      })),
    [],
  );
  return (
    <LikeableGallery
      value={value}
      label={text('settings_live_title')}
      showLabel={false}
      container={false}
      layout={settings.layout}
      cardWidth={settings.cardWidth}
      columns={settings.columns}
      gap={settings.gap ?? [panel < BREAKPOINTS[0] ? 8 : 12, 8]}
      objectFit={settings.fit === 'contain' ? 'contain' : undefined}
      captions={settings.captions}
      allowPreview={settings.allowPreview}
      preview={settings.startInPreview}
      showShareButton={settings.showShareButton}
      showDownloadButton={settings.showDownloadButton}
      likeable={settings.likeable}
      autoAdvance={settings.autoAdvance}
      interactive={settings.interactive}
      keys={settings.keys}
      clickable={actionLabel !== null}
      actionLabel={actionLabel ?? undefined}
      onLike={() => undefined}
      onClick={() => undefined}
      onDownload={() => undefined}
    />
  );
}
