import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import type { LikeableGalleryProps } from '../gallery/LikeableGalleryProps.ts';

/** What a gallery is given where these are its settings. A setting that is left out decides nothing. */
export function galleryProps(settings: Partial<GallerySettings>) {
  return {
    layout: settings.layout,
    cardWidth: settings.cardWidth,
    columns: settings.columns,
    gap: settings.gap,
    // A tiny picture keeps its own size as long as nothing is said.
    objectFit: settings.fit === 'contain' ? 'contain' : undefined,
    captions: settings.captions,
    allowPreview: settings.allowPreview,
    preview: settings.startInPreview,
    showShareButton: settings.showShareButton,
    showDownloadButton: settings.showDownloadButton,
    likeable: settings.likeable,
    autoAdvance: settings.autoAdvance,
    interactive: settings.interactive,
    keys: settings.keys,
  } satisfies LikeableGalleryProps;
}
