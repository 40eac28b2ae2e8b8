import { Preview } from '../preview/Preview.tsx';
import { Gallery } from './Gallery.tsx';
import type { LikeableGalleryProps } from './LikeableGalleryProps.ts';

/** A list of pictures that can be judged, previewed and acted on, by pointer or by keys alone. */
export function LikeableGallery(props: LikeableGalleryProps) {
  return <Gallery {...props} Preview={Preview} />;
}
