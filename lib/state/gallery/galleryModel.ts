import type { ReadonlySignal } from '@preact/signals';
import type { ActionButton } from '../../core/actions/actions.ts';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { PictureFilter } from '../../core/pictures/pictureFilter.ts';
import type { Annotation, PictureDetails } from '../../core/judging/pictureDetails.ts';
import type { PictureSort } from '../../core/pictures/pictureSort.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { Job, JobProgress } from '../jobs.ts';
import type { Settings } from '../settings.ts';

export type GalleryStatus =
  /** The page is being read for the first time; pictures that were found already are shown. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'ready' }
  /** `message` is the sentence to show, `detail` what a bug report needs. */
  | { readonly kind: 'failed'; readonly message: string; readonly detail: string };

export interface GalleryCounts {
  /** Pictures of the page, without the small ones while those are hidden. */
  readonly found: number;
  readonly liked: number;
  readonly disliked: number;
  readonly unrated: number;
  /** Icons and spacers left out (both sides at most 16 px). */
  readonly small: number;
}

/** Scrolling the page for more, and following its next pages. `found` counts the pictures since it was asked for last. */
export type MoreState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly screens: number; readonly pages: number; readonly found: number }
  /** `paused`: there may be more, but it has been enough for once. `end`: there is no more. */
  | { readonly kind: 'paused' | 'stopped' | 'end'; readonly found: number }
  | { readonly kind: 'failed'; readonly found: number; readonly message: string };

/** Something the person must know now, said in the panel. */
export interface Notice {
  readonly tone: 'info' | 'problem';
  readonly message: string;
  /** Whether it waits for an answer. */
  readonly stays?: boolean;
  /** What can be done about it, as a button. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The pictures as the person has made them of those that the page has, both by key and in page order; may read signals. */
export type PictureEdit = (images: ReadonlyMap<string, PageImage>) => ReadonlyMap<string, PageImage>;

/** The state of one open overlay: read-only signals and named actions. Made by `createGalleryModel`, disposed with the overlay. */
export interface GalleryModel {
  /** The page's title, or its host when it has none. */
  readonly title: string;
  readonly status: ReadonlySignal<GalleryStatus>;
  readonly settings: Settings;
  /** The person's own actions. */
  readonly actions: ReadonlySignal<readonly ActionButton[]>;
  readonly filter: ReadonlySignal<PictureFilter>;
  readonly sort: ReadonlySignal<PictureSort>;
  /** How many pictures the filter hides. */
  readonly hidden: ReadonlySignal<number>;
  readonly smallShown: ReadonlySignal<boolean>;
  /** What passes the filter, in the chosen order, each with its present reaction. */
  readonly shown: ReadonlySignal<readonly GalleryImage[]>;
  readonly counts: ReadonlySignal<GalleryCounts>;
  /** Keys whose last judgement the library has not confirmed after every retry. */
  readonly notSaved: ReadonlySignal<ReadonlySet<string>>;
  /** Why they were not saved and what to do, as a sentence. */
  readonly notSavedReason: ReadonlySignal<string | null>;
  /** Why the library cannot be read, so that judging would be in vain, as a sentence; `null` while it can. */
  readonly libraryProblem: ReadonlySignal<string | null>;
  readonly notice: ReadonlySignal<Notice | null>;
  /** What is under way, the oldest first. */
  readonly jobs: ReadonlySignal<readonly JobProgress[]>;
  readonly more: ReadonlySignal<MoreState>;
  /** The origins of frames that may not be read, one entry a frame; empty for those that have none of their own. */
  readonly closedFrames: ReadonlySignal<readonly string[]>;
  /** Whether the page changes too much for the gallery to follow it. */
  readonly overloaded: ReadonlySignal<boolean>;

  /** Changes what is named and leaves the rest of the filter as it is. */
  setFilter(changes: Partial<PictureFilter>): void;
  resetFilter(): void;
  setSort(sort: PictureSort): void;
  setSmallShown(shown: boolean): void;
  /** Shows the reaction at once and stores it; a failure turns up in `notSaved`. */
  react(key: string, liked: Reaction): void;
  /** The same for several pictures at once, with progress in `jobs`. */
  reactMany(reactions: readonly (readonly [key: string, liked: Reaction])[]): void;
  picture(key: string): PageImage | undefined;
  /** Shows something that takes a while in `jobs`; it is cancelled with the overlay. */
  begin(label: string, total: number, cancel: () => void): Job;
  /** What the library knows of a picture; `null` when it does not know it. @throws {CodedError} */
  readDetails(key: string): Promise<PictureDetails | null>;
  /** Settles when it is stored. @throws {CodedError} */
  annotate(keys: readonly string[], annotation: Annotation): Promise<void>;
  /** Scrolls the page to a picture and marks it there; answers whether it was found. */
  showInPage(key: string): Promise<boolean>;
  /** Stores every judgement of `notSaved` again. */
  saveAgain(): void;
  /** Collects the page's pictures, and what the library knows of them, again. */
  rescan(): void;
  /** Collects the page's pictures again, without moving any that are there; settles when it has. */
  lookAgain(): Promise<void>;
  editPictures(edit: PictureEdit): void;
  /** Asks the library again about those of the pictures that are among `keys` (picture keys of any alias), or about all. */
  likesChanged(keys?: readonly string[]): Promise<void>;
  /** Makes the page load more; settles when it has ended, in whatever way. */
  loadMore(): Promise<void>;
  stopMore(): void;
  /** Asks the person for the permission to read frames of other sites. */
  allowFrames(): void;
  /** Says something in place of what was said before; `null` takes that back. */
  notify(notice: Notice | null): void;
  dismissNotice(): void;
  dispose(): void;
}
