import { X } from 'lucide';
import { useMemo } from 'preact/hooks';
import { BREAKPOINTS } from '../../lib/core/settings/columns.ts';
import { scopedCss } from '../../lib/core/settings/customCss.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import { LikeableGallery } from '../gallery/LikeableGallery.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { galleryProps } from './galleryProps.ts';
import { LiveWindow, type LiveWindowProps } from './LiveWindow.tsx';
import { addressOf, previewPhotographs } from './previewPhotographs.ts';
import { PREVIEW_SCOPE } from './previewScope.ts';

/** What of the page stays in view beside a docked panel, as the overlay has it. */
const PAGE_ROOM = 120;

export interface GalleryPreviewProps extends Pick<LiveWindowProps, 'windowWidth' | 'onWindowWidth'> {
  readonly settings: GallerySettings;
  /** What the action's button says; `null` where there is none. */
  readonly actionLabel: string | null;
}

/** A gallery over a page, with the settings as they are just now. */
export function GalleryPreview({ settings, actionLabel, windowWidth, onWindowWidth }: GalleryPreviewProps) {
  const own = useMemo(() => scopedCss(settings.customCss, PREVIEW_SCOPE).css, [settings.customCss]);
  return (
    <LiveWindow
      windowWidth={windowWidth}
      onWindowWidth={onWindowWidth}
      colorScheme={settings.theme === 'system' ? undefined : settings.theme}
    >
      {({ width, height }) => (
        <>
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
        </>
      )}
    </LiveWindow>
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
        image: addressOf(name),
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
      {...galleryProps(settings)}
      gap={settings.gap ?? [panel < BREAKPOINTS[0] ? 8 : 12, 8]}
      clickable={actionLabel !== null}
      actionLabel={actionLabel ?? undefined}
      onLike={() => undefined}
      onClick={() => undefined}
      onDownload={() => undefined}
    />
  );
}
