import type { IconNode } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import type { Columns } from '../../lib/core/settings/columns.ts';
import type { GalleryImage, GalleryValue } from '../../lib/core/pictures/galleryImage.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { CaptionPlace, GalleryLayout } from '../../lib/core/settings/gallerySettings.ts';
import type { History } from '../../lib/core/history.ts';
import type { Command, CommandKeys } from '../../lib/core/settings/keyBindings.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import type { ObjectFit } from './cards/CardPicture.tsx';
import type { GalleryAction, OpenMenu } from './galleryAction.ts';
import type { PictureCommands } from './galleryCommands.ts';
import type { GalleryEvent, LikeEvent, SelectEvent } from './galleryEvent.ts';
import type { CardGroups } from './cards/cardsLayout.ts';
import type { DetailsSource, SelectionAction } from './galleryViews.ts';
import type { LoadMoreButton, LoadMoreButtonProps } from './values/loadMoreButton.ts';
import type { PictureEntry, PictureInEvent, PictureType } from './values/pictureForms.ts';

/** The whole list as callbacks tell it: in the seed component's form, with present reactions. Images are addresses. */
export interface GalleryList {
  readonly value: readonly GalleryImage[];
}

/** What every event of one picture says. */
export interface PictureEvent extends Omit<GalleryEvent, 'value'> {
  /**
   * Place in the value given. Where the person has added, removed or moved pictures: in the list that `onChange` told last.
   */
  readonly index: number;
  /** The entry, its image in the form that `type` asks for. */
  readonly value: PictureInEvent;
}

/** What a gallery draws and tells, whatever forms its pictures were given in. */
export interface CommonGalleryProps {
  /** The accessible name of the list; by default "Gallery". */
  readonly label?: string | undefined;
  /** Whether the label stands above the pictures as well; by default when there is one. */
  readonly showLabel?: boolean | undefined;
  /** A box with padding around the gallery; by default true. */
  readonly container?: boolean | undefined;
  /** Share of a flex row's width: 2 is twice as wide as 1. By default all have the same. */
  readonly scale?: number | undefined;
  /** CSS pixels below which a flex row that may wrap does so; by default 160. Goes before `scale`. */
  readonly minWidth?: number | undefined;
  /**
   * CSS pixels, or any CSS length. What does not fit is reached by scrolling. Without one the gallery fills its parent, and
   * at most the window.
   */
  readonly height?: number | string | undefined;
  /** `false` hides the gallery and keeps its state; by default true. */
  readonly visible?: boolean | undefined;
  /** `false` builds nothing at all, calls nothing, and forgets; by default true. */
  readonly render?: boolean | undefined;
  /** `id` of the gallery's element. */
  readonly elemId?: string | undefined;
  /** Classes of the gallery's element, beside its own. */
  readonly elemClasses?: string | readonly string[] | undefined;
  /** How pictures lie in their cards; by default they fill them (`cover`), and tiny ones keep their own size. */
  readonly objectFit?: ObjectFit | undefined;
  /**
   * `masonry` (the default) keeps each picture's proportions in columns, `justified` keeps them in rows of equal height,
   * `grid` gives all pictures the same square.
   */
  readonly layout?: GalleryLayout | undefined;
  /** CSS pixels that cards come near to, as many columns as that makes. Only where no `columns` are given. */
  readonly cardWidth?: number | undefined;
  /** Where captions stand: under the pictures (the default), over their lower edge, or nowhere. */
  readonly captions?: CaptionPlace | undefined;
  /** Whether a press on a picture opens it large; otherwise it selects. By default true. */
  readonly allowPreview?: boolean | undefined;
  /** Starts with the preview open, where that is allowed. It can be closed. */
  readonly preview?: boolean | undefined;
  /** Place in the value of the picture that is selected at first, and previewed where that is allowed. */
  readonly selectedIndex?: number | undefined;
  /** A button that shares a picture; by default false, as the page around may not want its addresses passed on. */
  readonly showShareButton?: boolean | undefined;
  /** A button that saves a picture's largest variant; by default true. */
  readonly showDownloadButton?: boolean | undefined;
  /** What the action's button says; by default "Click". */
  readonly actionLabel?: string | undefined;
  /** An icon of `lucide` for the action's button. */
  readonly actionIcon?: IconNode | undefined;
  /** What the action's button does where that is a command like others; by default what `onClick` hears of. */
  readonly actionCommand?: Command | undefined;
  /** Whether cards have the action's button; by default when `onClick` is given. */
  readonly clickable?: boolean | undefined;
  /** Which judging buttons there are; `true` is both, the default when `onLike` or `onLikeMany` is given. */
  readonly likeable?: 'both' | 'like' | 'dislike' | boolean | undefined;
  /** Whether a judgement by key goes on to the next picture; by default false. */
  readonly autoAdvance?: boolean | undefined;
  /** Chords of the commands whose keys are changed (`keyBindings.ts`); an empty list takes a command's keys away. */
  readonly keys?: CommandKeys | undefined;
  /** Whether there is a button for more at the end of the list; by default false. */
  readonly hasMore?: boolean | undefined;
  /** Stands where the list would be while it is empty; by default a word about that. */
  readonly empty?: ComponentChildren;
  /** What is known of a picture beside its entry: shown in the preview's details, where tags and the note can be changed. */
  readonly details?: DetailsSource | undefined;
  /** Keys whose card says "Not saved". */
  readonly notSaved?: ReadonlySet<string> | undefined;
  /**
   * An element around the gallery. Keys pressed anywhere in it, outside fields, act on the current card, and when it gets
   * the focus itself it hands it on to that card.
   */
  readonly keyScope?: RefObject<HTMLElement | null> | undefined;
  /** Begins with the first picture instead of the first that is not judged: for those that all were. By default false. */
  readonly startAtFirst?: boolean | undefined;
  /** Lays the cards out in groups, each with something of one's own before it. */
  readonly groups?: CardGroups | undefined;
  /** What else can be done with pictures, in the menus of cards, preview and selection. */
  readonly menu?: readonly GalleryAction[] | undefined;
  /** Shows a card's menu; without it cards have none. */
  readonly onMenu?: OpenMenu | undefined;
  /** What else can be done with selected pictures, in the menu of the selection's bar. */
  readonly selectionActions?: readonly SelectionAction[] | undefined;
  /** The pictures selected by check boxes, ranges or all at once have changed. */
  readonly onSelectionChange?: ((event: { readonly keys: readonly string[] }) => void) | undefined;
  /**
   * The list or a reaction in it has changed: by the person, by a new `value`, or by what a function answered. Every entry
   * with its present reaction. The list the gallery starts with is no change.
   */
  readonly onChange?: ((event: GalleryList) => void) | undefined;
}

/** The same gallery for code that has its pictures as addresses. */
export interface PlainGalleryProps extends CommonGalleryProps {
  readonly value?: readonly GalleryValue[] | undefined;
  readonly gap?: number | readonly [across: number, down: number] | undefined;
  readonly loadMoreButtonProps?: LoadMoreButton | undefined;
  readonly onSelect?: ((event: SelectEvent) => void) | undefined;
  readonly onLike?: ((event: LikeEvent) => void) | undefined;
  /** Several judgements at once; without it `onLike` is called for each. */
  readonly onLikeMany?: ((events: readonly LikeEvent[]) => void) | undefined;
  readonly onClick?: ((event: GalleryEvent & { readonly action: string }) => void | Promise<void>) | undefined;
  readonly onLoadMore?: ((event: GalleryList) => void | Promise<void>) | undefined;
}

type OrNull<Props> = { readonly [Name in keyof Props]: Props[Name] | null };

/**
 * The gallery's properties, all optional, `null` as good as left out. Names and meanings are those of the Gradio component
 * this grew out of (`show_label` is `showLabel`), and so are the defaults where nothing else is said. What makes no sense is
 * said above the pictures, and a sensible value is used in its place; nothing given here makes the gallery throw.
 */
export interface LikeableGalleryProps extends OrNull<CommonGalleryProps> {
  /** What commands do beside, or in place of, what they do by themselves. */
  readonly moreCommands?: PictureCommands | undefined;
  /**
   * The pictures, in any mixture of forms; or a function that answers such a list or a promise of it. The function is called
   * when the gallery is built, and again as `every` says. Another function takes the former one's place at the next call:
   * one that is written in place is not called at every drawing. While it fails the former list stays.
   *
   * Entries are followed by their keys: the `key` given, else the address, else the object itself. Objects are shown
   * through object URLs, which are revoked when their entry leaves the list; those without a file (`ImageData`, canvases,
   * bitmaps, arrays) are drawn as PNG, one after the other, and until then their address is that of an empty picture.
   */
  readonly value?: readonly PictureEntry[] | ValueFunction | null | undefined;
  /** Seconds from an answer of the `value` function to its next call; not while the page is hidden. By default it is called once. */
  readonly every?: number | null | undefined;
  /**
   * The form in which `onSelect`, `onLike` and `onClick` get `value.image`: `url` (the default) as it was given, objects as
   * an object URL; `blob` a file; `pixels` an array of bytes. Of an SVG it is always the address. Where a picture cannot be
   * read (another site that does not allow it), it is the address too, and that is said above the pictures. The seed
   * component's `filepath`, `pil` and `numpy` mean the same. Lists (`onChange`, `onLoadMore`) keep addresses, so that not
   * all pictures are fetched: `readPicture` reads those that are wanted.
   */
  readonly type?: PictureType | 'filepath' | 'pil' | 'numpy' | null | undefined;
  /**
   * Whether the person may add pictures (by a button, by dropping or pasting them), remove and move them, each with undo.
   * What was changed so is told by `onChange`, and stays until a `value` with other entries comes; then that counts. By
   * default false: the seed component decides by what the gallery is connected to, which cannot be known here.
   */
  readonly interactive?: boolean | null | undefined;
  /**
   * How many columns: a number, a list from the narrowest breakpoint on, or by name (`{ xs: 1, md: 3 }`). By default 2, as
   * in the seed component, or what `cardWidth` makes. Breakpoints go by the gallery's own width, not by the window's.
   */
  readonly columns?: Columns | null | undefined;
  /** CSS pixels between cards, across and down when two; by default 8. */
  readonly gap?: number | readonly number[] | null | undefined;
  /** How the button for more looks and what it says, also in the names that a Gradio button's properties have. */
  readonly loadMoreButtonProps?: LoadMoreButtonProps | null | undefined;
  /** The person selected a picture, or went on to another one in the preview; `selected` is false when it was left. */
  readonly onSelect?: ((event: PictureEvent & { readonly selected: boolean }) => void) | null | undefined;
  /** The person judged. Clearing a reaction is a reaction too: `liked` is then `null`. */
  readonly onLike?: ((event: PictureEvent & { readonly liked: Reaction }) => void) | null | undefined;
  /** The person judged several pictures at once; without it `onLike` is called for each. Images are addresses. */
  readonly onLikeMany?: ((events: readonly (PictureEvent & { readonly liked: Reaction })[]) => void) | null | undefined;
  /** The person pressed the action's button; `action` is its label. A failure is said above the pictures. */
  readonly onClick?: ((event: PictureEvent & { readonly action: string }) => void | Promise<void>) | null | undefined;
  /** Saves pictures in the gallery's place. */
  readonly onDownload?: ((items: readonly GalleryItem[]) => void) | null | undefined;
  /** What was done, to be undone; by default one of the gallery's own. The same one as long as the gallery is there. */
  readonly history?: History | null | undefined;
  /** Shows where a picture stands in its page; without it there is no such command. */
  readonly onShowInPage?: ((item: GalleryItem) => void) | null | undefined;
  /** While a returned promise is pending the button is busy; when it is rejected the button offers to try again. */
  readonly onLoadMore?: ((event: GalleryList) => void | Promise<void>) | null | undefined;
}

/** Answers a gallery's list. `null` is an empty one. */
export type ValueFunction = () => readonly PictureEntry[] | null | Promise<readonly PictureEntry[] | null>;
