import type { IconNode } from 'lucide';
import type { ComponentType, RefObject } from 'preact';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Command, KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import type { Annotation, PictureDetails } from '../../lib/core/judging/pictureDetails.ts';
import type { Notice } from '../../lib/state/gallery/galleryModel.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import type { GalleryAction } from './galleryAction.ts';
import type { PictureSize } from './cards/cardShape.ts';
import type { LoadMoreProps } from './LoadMore.tsx';
import type { CardsRectangle } from './cards/useVirtualCards.ts';

/** Which buttons a gallery has for its pictures. */
export interface PictureControls {
  readonly canLike: boolean;
  readonly canDislike: boolean;
  /** `undefined` where there is no action. */
  readonly actionLabel: string | undefined;
  readonly actionIcon: IconNode;
  /** What the action is to keys. */
  readonly actionCommand: Command;
  /** Whether there is downloading beside the action. */
  readonly showDownloadButton: boolean;
  readonly showShareButton: boolean;
  readonly canShowInPage: boolean;
  readonly bindings: KeyBindings;
  /** What else there is to do, for menus. */
  readonly menu: readonly GalleryAction[] | undefined;
}

/** What the library knows of pictures, and how to change it. */
export interface DetailsSource {
  /** `null` for a picture it does not know. @throws {CodedError} when it cannot be read. */
  readonly read: (key: string) => Promise<PictureDetails | null>;
  /** Settles when it is stored. @throws {CodedError} when it could not be; nothing is changed then. */
  readonly annotate: (keys: readonly string[], annotation: Annotation) => Promise<void>;
}

export interface PreviewProps extends PictureControls {
  readonly items: readonly GalleryItem[];
  readonly index: number;
  /** Pixel sizes that were not given with the items, by key. */
  readonly found: ReadonlyMap<string, PictureSize>;
  readonly notSaved: ReadonlySet<string> | undefined;
  readonly details: DetailsSource | undefined;
  readonly onMove: (index: number) => void;
  /**
   * Runs a command of the gallery on the picture shown: judging toggles, goes on to the next picture where that is wished
   * for, and can be undone. Answers whether the gallery has that command.
   */
  readonly run: (command: Command) => boolean;
  readonly onClose: () => void;
}

/** Of two pictures compared, one was kept. */
export interface ComparedPictures {
  readonly chosen: GalleryItem;
  readonly rejected: GalleryItem;
  /** Comparisons made without closing the view have the same; no other view has it. */
  readonly session: string;
}

export interface CompareProps extends Pick<PictureControls, 'canLike' | 'canDislike' | 'bindings'> {
  /** Everything the gallery shows, in its order. */
  readonly items: readonly GalleryItem[];
  /** Keys of the pictures to begin with, two to four. */
  readonly keys: readonly string[];
  /** Keys of the pictures that come next where the winner stays, in order. */
  readonly queue: readonly string[];
  readonly found: ReadonlyMap<string, PictureSize>;
  readonly notSaved: ReadonlySet<string> | undefined;
  /** Shows and stores a reaction; can be undone. */
  readonly onJudge: (item: GalleryItem, liked: Reaction) => void;
  /** `undo` and `redo`. */
  readonly run: (command: Command) => boolean;
  /**
   * Told of a round in which one of two was kept, in order: when the next one is, or the view is left, so that one taken back
   * at once is not told at all.
   */
  readonly onCompared?: ((compared: ComparedPictures) => void) | undefined;
  /** `key` is the picture that was looked at last. */
  readonly onClose: (key: string) => void;
}

export interface ComparePickedProps extends Omit<CompareProps, 'keys' | 'queue'> {
  /** Keys of the pictures picked, at least one. */
  readonly picked: readonly string[];
  /** Shows what there is to say where nothing can be compared. */
  readonly onNotice: ((notice: Notice) => void) | undefined;
}

/** Something else that can be done with everything that is selected. */
export interface SelectionAction {
  readonly label: string;
  readonly icon: IconNode;
  /** Fewest pictures that it makes sense for; by default one. */
  readonly least?: number;
  /** Whether it has a button of its own as well, where there is room. */
  readonly prominent?: boolean;
  /** A line above it. */
  readonly separated?: boolean;
  /** `keys` in the list's order; `clear` ends the selection. */
  readonly run: (keys: readonly string[], clear: () => void) => void;
}

export interface SelectionBarProps extends PictureControls {
  /** Pictures selected. */
  readonly count: number;
  /** They themselves, in the list's order. */
  readonly items: () => readonly GalleryItem[];
  readonly actions: readonly SelectionAction[] | undefined;
  readonly canTag: boolean;
  /** Runs a command of the gallery on all of them; judging sets, and does not toggle. */
  readonly run: (command: Command) => boolean;
  readonly onClear: () => void;
}

export interface TagDialogProps {
  /** Pictures that get the tags. */
  readonly count: number;
  /** Settles when they are stored; rejects with a sentence for the person. */
  readonly onTag: (tags: readonly string[]) => Promise<void>;
  readonly onClose: () => void;
}

export interface MarqueeProps {
  readonly list: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The rectangle has begun; `adds` when what is selected stays so. */
  readonly onStart: (adds: boolean) => void;
  /** Pixels as cards have them, `x` in reading direction. */
  readonly onChange: (rectangle: CardsRectangle) => void;
  /** Brings a picture of the list before the eyes, or runs a command on it. */
  readonly onPick: (key: string, command?: Command) => void;
}

export interface BrokenPictureProps {
  readonly url: string;
  /** Whether its button is in the order of the tab key. */
  readonly reachable: boolean;
  readonly onRetry: () => void;
}

/** What a gallery does not need in order to show its cards. Given from outside, so that it can be loaded when it is needed. */
export interface GalleryViews {
  readonly Preview: ComponentType<PreviewProps>;
  readonly Compare: ComponentType<ComparePickedProps>;
  readonly SelectionBar: ComponentType<SelectionBarProps>;
  readonly TagDialog: ComponentType<TagDialogProps>;
  /** Drawn on a card in its picture's place. */
  readonly BrokenPicture: ComponentType<BrokenPictureProps>;
  /** Drawn among the cards. */
  readonly Marquee: ComponentType<MarqueeProps>;
  /** Drawn behind the last card. */
  readonly LoadMore: ComponentType<LoadMoreProps>;
}
