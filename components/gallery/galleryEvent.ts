import type { GalleryValue } from '../../lib/core/pictures/galleryImage.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';

/** What every event of a card says: where it stands in the value, its key, and its entry as it was given. */
export interface GalleryEvent {
  readonly index: number;
  readonly key: string;
  readonly value: GalleryValue;
}

/** The person selected a picture, or left it. */
export interface SelectEvent extends GalleryEvent {
  readonly selected: boolean;
}

/** The person judged; clearing is `null`. */
export interface LikeEvent extends GalleryEvent {
  readonly liked: Reaction;
}
