import { signal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import type { ExtraViews } from '../overlay/extraViews.tsx';
import { OverlayPanel } from '../overlay/OverlayPanel.tsx';
import { PageGone } from './PageGone.tsx';

/** Never: this tab goes with the extension. */
const ended: ReadonlySignal<boolean> = signal(false);

export interface TabGalleryProps {
  readonly model: GalleryModel;
  readonly views: ExtraViews;
  readonly onClose: () => void;
}

/** The overlay's panel as the whole of a tab. */
export function TabGallery({ model, views, onClose }: TabGalleryProps) {
  const extras = useMemo(() => ({ views: signal(views), problem: signal(null), load: () => undefined }), [views]);
  const { customCss } = model.settings.all.value;
  return (
    <main class="lg-tab-gallery">
      {customCss !== '' && <style>{customCss}</style>}
      <OverlayPanel model={model} extras={extras} ended={ended} onClose={onClose} />
    </main>
  );
}

export interface TabGalleryLostProps {
  /** Why, where that is known. */
  readonly problem?: string | undefined;
  readonly onOpenLibrary: () => void;
}

/** In a tab of which nobody knows any more which page it was for. */
export function TabGalleryLost({ problem, onOpenLibrary }: TabGalleryLostProps) {
  return (
    <main class="lg lg-tab-gallery lg-tab-gallery-lost">
      <h1 class="lg-visually-hidden">{text('extension_name')}</h1>
      <PageGone problem={problem} action={{ label: text('popup_open_library'), run: onOpenLibrary }} />
    </main>
  );
}
