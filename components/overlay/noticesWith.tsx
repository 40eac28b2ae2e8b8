import type { ComponentType } from 'preact';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import { LikedCount } from './header/LikedCount.tsx';
import { PanelNotice } from './PanelNotice.tsx';

/** The panel's notices, and what else follows its model without being seen. */
export function noticesWith(
  Finder: ComponentType<{ readonly model: GalleryModel }>,
  onCount: (liked: number) => void,
): ComponentType<{ readonly model: GalleryModel }> {
  return function Notices({ model }) {
    return (
      <>
        <PanelNotice model={model} />
        <Finder model={model} />
        <LikedCount model={model} onCount={onCount} />
      </>
    );
  };
}
