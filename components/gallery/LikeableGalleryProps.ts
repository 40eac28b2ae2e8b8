import type { IconNode } from 'lucide';
import type { RefObject } from 'preact';
import type { Columns } from '../../lib/core/columns.ts';
import type { GalleryImage, GalleryValue } from '../../lib/core/galleryImage.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import type { ObjectFit } from './CardPicture.tsx';
import type { GalleryLayout } from './cardShape.ts';
import type { GalleryEvent, SelectEvent } from './galleryEvent.ts';

/** Every property may be left out. Names and meanings are those of the Gradio component this grew out of. */
export interface LikeableGalleryProps {
  /** The pictures, in any mixture of forms. */
  readonly value?: readonly GalleryValue[] | null | undefined;
  /** The accessible name of the list; by default "Gallery". */
  readonly label?: string | undefined;
  /** Whether the label stands above the pictures as well; by default when there is one. */
  readonly showLabel?: boolean | undefined;
  /** A box with padding around the gallery; by default true. */
  readonly container?: boolean | undefined;
  /** Share of a flex row's free width. */
  readonly scale?: number | undefined;
  /** CSS pixels below which a flex row wraps instead; by default 160. */
  readonly minWidth?: number | undefined;
  /** CSS pixels, or any CSS length. Without one the gallery fills its parent, and at most the window. */
  readonly height?: number | string | undefined;
  /** `false` hides the gallery and keeps its state. */
  readonly visible?: boolean | undefined;
  /** `false` builds nothing at all. */
  readonly render?: boolean | undefined;
  readonly elemId?: string | undefined;
  readonly elemClasses?: string | readonly string[] | undefined;
  /** By default as many as make cards about 240 px wide. */
  readonly columns?: Columns | undefined;
  /** CSS pixels between cards, across and down when two. */
  readonly gap?: number | readonly [across: number, down: number] | undefined;
  /** By default pictures fill their box, and tiny ones keep their own size in it. */
  readonly objectFit?: ObjectFit | undefined;
  /** `masonry` (the default) keeps each picture's proportions, `grid` gives all the same square. */
  readonly layout?: GalleryLayout | undefined;
  /** Whether a press on a picture opens it large; otherwise it selects. By default true. */
  readonly allowPreview?: boolean | undefined;
  /** Starts with the preview open. */
  readonly preview?: boolean | undefined;
  /** The picture selected, and previewed where that is allowed. */
  readonly selectedIndex?: number | null | undefined;
  /** A download button in the preview; by default true. */
  readonly showDownloadButton?: boolean | undefined;
  /** By default "Click". */
  readonly actionLabel?: string | undefined;
  /** An icon of `lucide` for the action's button. */
  readonly actionIcon?: IconNode | undefined;
  /** Whether cards have the action's button; by default when `onClick` is given. */
  readonly clickable?: boolean | undefined;
  /** Which judging buttons there are; `true` is both, the default when `onLike` is given. */
  readonly likeable?: 'both' | 'like' | 'dislike' | boolean | undefined;
  /** Whether there is a button for more at the end of the list. */
  readonly hasMore?: boolean | undefined;
  readonly loadMoreButtonProps?: { readonly label?: string } | undefined;
  /** Keys whose card says "Not saved". */
  readonly notSaved?: ReadonlySet<string> | undefined;
  /**
   * An element around the gallery. Keys pressed anywhere in it, outside fields, act on the current card, and when it gets
   * the focus itself it hands it on to that card.
   */
  readonly keyScope?: RefObject<HTMLElement | null> | undefined;
  /** The person selected a picture, or went on to another one in the preview; `selected` is false when it was left. */
  readonly onSelect?: ((event: SelectEvent) => void) | undefined;
  /** The list or a reaction in it has changed, by the person or by a new `value`; every entry with its present reaction. */
  readonly onChange?: ((event: { readonly value: readonly GalleryImage[] }) => void) | undefined;
  /** The person judged. Clearing a reaction is a reaction too: `liked` is then `null`. */
  readonly onLike?: ((event: GalleryEvent & { readonly liked: Reaction }) => void) | undefined;
  /** The person pressed the action's button; `action` is its label. */
  readonly onClick?: ((event: GalleryEvent & { readonly action: string }) => void) | undefined;
  /** While a returned promise is pending the button is busy; when it is rejected the button offers to try again. */
  readonly onLoadMore?: ((event: { readonly value: readonly GalleryImage[] }) => void | Promise<void>) | undefined;
}
