import type { ComponentChildren } from 'preact';
import type { History } from '../../lib/core/history.ts';
import type { Notice } from '../../lib/state/gallery/galleryModel.ts';
import type { PictureCommands } from './galleryCommands.ts';
import type { GalleryViews } from './galleryViews.ts';
import type { PlainGalleryProps } from './LikeableGalleryProps.ts';

export interface GalleryProps extends PlainGalleryProps {
  readonly views: GalleryViews;
  /** What was done, to be undone; by default one of its own. */
  readonly history?: History | undefined;
  /** How many columns from each breakpoint (`columns.ts`) on; by default as many as `cardWidth` makes. */
  readonly columns?: readonly number[] | null | undefined;
  /** What can be done with pictures beside judging and looking. `act` is what the cards' action button does. */
  readonly commands?: PictureCommands | undefined;
  /** Whether more commands are on their way. */
  readonly awaitsCommands?: boolean | undefined;
  /** Whether the pictures are still on their way. */
  readonly busy?: boolean | undefined;
  /** Stands between label and list. */
  readonly before?: ComponentChildren;
  /** Floats over the gallery. */
  readonly after?: ComponentChildren;
  /** Shows what there is to say of what the person just did. */
  readonly onNotice?: ((notice: Notice) => void) | undefined;
  /** Takes a notice away, if it is still shown: what it offers is no longer what was done last. */
  readonly onWithdraw?: ((notice: Notice) => void) | undefined;
  /** Whether something covers the cards: preview, comparison. */
  readonly onCover?: ((covered: boolean) => void) | undefined;
}
