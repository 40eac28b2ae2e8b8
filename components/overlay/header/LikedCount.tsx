import { useEffect } from 'preact/hooks';
import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';

export interface LikedCountProps {
  readonly model: GalleryModel;
  /** Hears how many of the page's pictures are liked, whenever that changes. */
  readonly onCount: (liked: number) => void;
}

/** Draws nothing: tells a number that is known anyway. */
export function LikedCount({ model, onCount }: LikedCountProps) {
  const isReady = model.status.value.kind === 'ready';
  const { liked } = model.counts.value;
  useEffect(() => {
    if (isReady) onCount(liked);
  }, [isReady, liked, onCount]);
  return null;
}
