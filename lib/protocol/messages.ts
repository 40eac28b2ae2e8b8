import type { Comparison } from '../core/judging/comparison.ts';
import type { FrameReading } from '../core/pictures/frameReading.ts';
import type { ActionButton, ActionPicture, ActionResult } from '../core/actions/actions.ts';
import type { ExtensionSettings, SettingsChanges } from '../core/settings/extensionSettings.ts';
import type { GallerySettings } from '../core/settings/gallerySettings.ts';
import type { PageMarks } from '../core/settings/markedSites.ts';
import type { PictureSnapshot } from '../core/judging/judge.ts';
import type { PictureIdentity } from '../core/judging/like.ts';
import type { PageContent } from '../core/pictures/pageContent.ts';
import type { TabGalleryPage } from '../core/tabGallery.ts';
import type { LikeChange } from '../core/judging/likeChange.ts';
import type { SyncAccount } from '../core/sync/syncAccount.ts';
import type { SyncMachine, SyncStatus } from '../core/sync/syncStatus.ts';
import type { Annotation, PictureDetails } from '../core/judging/pictureDetails.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import type { WrittenPicture } from '../core/pictures/shownPicture.ts';

/** A page's pictures in numbers. */
export interface PageSummary {
  readonly title: string;
  readonly found: number;
  readonly liked: number;
  readonly disliked: number;
  readonly unrated: number;
  /** Whether the gallery is open over the page now. */
  readonly open: boolean;
  /** The origins of frames that may not be read, one entry a frame; empty for those that have none of their own. */
  readonly closedFrames: readonly string[];
}

/** Why no gallery can be opened over a page. */
export type PageRefusal =
  /** Browser pages, add-on stores, `view-source:`: closed to every extension. */
  | 'closed'
  | 'pdf'
  | 'xml'
  /** Its root element is not drawn, nor is anything within. */
  | 'hidden'
  /** A gallery in a tab of its own would leave the private window. */
  | 'private'
  /** `file:` without the person's permission for files. */
  | 'file'
  /** The browser lets extensions in only after the person has pressed the button or the shortcut there; Chrome says the same of a page's source. */
  | 'not-asked';

export type PageAnswer<Value> =
  | { readonly reached: true; readonly value: Value }
  | { readonly reached: false; readonly refusal: PageRefusal };

/** What the gallery over a page needs to know of the settings. Addresses that the person's own actions lead to stay out of pages. */
export interface PageSettings {
  /** As it is on the page's site; `customCss` is ready for a style sheet. */
  readonly gallery: GallerySettings;
  readonly actions: readonly ActionButton[];
}

/** One judgement of a picture of the sender's page. */
export interface LikesSetRequest {
  readonly operationId: string;
  readonly key: string;
  readonly liked: Reaction;
  /** When it was made, in milliseconds since 1970: one of the same picture that was made later stands, whichever arrives first. */
  readonly at: number;
  readonly snapshot: PictureSnapshot;
}

/** Answered by the background. */
export interface BackgroundMessages extends Pick<Announcements, 'library.changed'> {
  /** The reactions to pictures of the sender's page, in the order asked. */
  'likes.read': (request: { readonly pictures: readonly PictureIdentity[] }) => readonly Reaction[];
  /**
   * Stores a judgement; answered when it is on disk. The same `operationId` again changes nothing and is answered alike.
   * The page's address and title come from the sender.
   */
  'likes.set': (request: LikesSetRequest) => { readonly liked: Reaction };
  /**
   * The same for several pictures of the sender's page in one transaction; all are stored or none. Operations that were
   * applied before change nothing.
   */
  'likes.setMany': (request: { readonly judgements: readonly LikesSetRequest[] }) => null;
  /** What the library knows of pictures of the sender's page beside their reactions, in the order asked. */
  'likes.details': (request: { readonly pictures: readonly PictureIdentity[] }) => readonly (PictureDetails | null)[];
  /** Changes tags or the note of pictures of the sender's page; one that has no Like yet gets one, unrated. */
  'likes.annotate': (request: {
    readonly operationId: string;
    readonly pictures: readonly { readonly key: string; readonly snapshot: PictureSnapshot }[];
    readonly annotation: Annotation;
  }) => null;
  /** Changes some of the person's settings and tells everyone; answers all of them. */
  'settings.change': (request: { readonly changes: SettingsChanges }) => ExtensionSettings;
  'settings.read': () => ExtensionSettings;
  /** The same from the gallery over the sender's page, for its site. */
  'settings.changeOfPage': (request: { readonly changes: Partial<GallerySettings> }) => PageSettings;
  'settings.readOfPage': () => PageSettings;
  /**
   * Does one of the person's own actions, or a search by image, with a picture. What it leads to comes from the settings,
   * the page's address from the sender where that is a page.
   */
  'actions.run': (request: {
    /** The same for every attempt with one picture in one run. */
    readonly operationId: string;
    readonly actionId: string;
    readonly picture: ActionPicture;
    /** Whether a tab that is opened comes to the front. */
    readonly inFront: boolean;
  }) => ActionResult;
  /**
   * Has the browser ask the person for the host that an action of theirs sends to, after that was found missing; opens our
   * own page for it where only that may ask. Answered when they have answered.
   */
  'actions.allow': (request: { readonly actionId: string }) => 'allowed' | 'refused' | 'elsewhere';
  /**
   * Changes Likes the library holds, in one transaction, all or none; those it no longer holds are passed over. Answers how
   * many there were. The same `operationId` again changes nothing.
   */
  'library.change': (request: { readonly operationId: string; readonly changes: readonly LikeChange[] }) => {
    readonly changed: number;
  };
  /**
   * Makes one Like of several, with the address and size of `main` or of the largest; answers its key, and what takes it
   * back through `library.unmerge`.
   */
  'library.merge': (request: {
    readonly operationId: string;
    readonly keys: readonly string[];
    readonly main?: string;
  }) => {
    readonly key: string;
    readonly undo: string;
  };
  'library.unmerge': (request: { readonly undo: string }) => null;
  /** Deletes the whole library, and with `settings` all that was set, so that `library.restore` can put it back. */
  'library.deleteAll': (request: { readonly settings: boolean }) => null;
  /** Puts back what was deleted last, with what was judged since. */
  'library.restore': () => null;
  /** Deletes it for good. */
  'library.forget': () => null;
  'sync.read': () => SyncStatus;
  /**
   * Looks whether a server can be used, keeps it in place of the one there was, and begins to sync with it. Only pages of
   * ours may send it. @throws {CodedError} `sync-*`: what is wrong; all is as it was then.
   */
  'sync.connect': (request: { readonly account: SyncAccount }) => null;
  /** What is named becomes so. A new passphrase holds for all machines from their next connection on. */
  'sync.change': (request: { readonly everyMinutes?: number; readonly passphrase?: string }) => null;
  /** Begins a run where none is under way; answered at once. */
  'sync.run': () => null;
  /** Stops the run; what it has done stays, and the next goes on from there. */
  'sync.cancel': () => null;
  /** Forgets the server. What lies there, and the library here, stay as they are. */
  'sync.disconnect': () => null;
  /** Whether settings, and nothing else, go from machine to machine through the browser's own account. */
  'accountSettings.read': () => { readonly isOn: boolean };
  /** @throws {CodedError} `storage-full` */
  'accountSettings.set': (request: { readonly isOn: boolean }) => null;
  /** The machines that keep a folder of their own on the server; none where it is no such server. */
  'sync.machines': () => readonly SyncMachine[];
  /** Begins a run that takes over what a machine has written that is no longer used, and deletes its folder. */
  'sync.takeOver': (request: { readonly device: string }) => null;
  /** Whether the Likes that were deleted elsewhere are deleted here too, or put back there. */
  'sync.answerDeletions': (request: { readonly isAgreed: boolean }) => null;
  /**
   * Keeps a small image of a picture that the sender's page has just judged; passed over when there is one already or the
   * library does not know the picture. `image` is base64.
   */
  'thumbnails.add': (request: {
    readonly key: string;
    readonly aliases: readonly string[];
    readonly image: string;
    readonly mediaType: 'image/webp' | 'image/png' | 'image/jpeg';
    readonly width: number;
    readonly height: number;
    readonly look: string;
  }) => null;
  /** Remembers which of two pictures compared on the sender's page was kept. */
  'comparisons.add': (request: Omit<Comparison, 'at'>) => null;
  /** Saves a picture of the sender's page into the person's downloads. */
  'images.download': (request: { readonly url: string; readonly fileName: string }) => null;
  /** The pictures of the frames of the sender's page that the page itself may not read, as far as we may. */
  'frames.read': () => readonly FrameReading[];
  /**
   * Has the browser ask the person to let us into frames of these origins; opens the popup where only that may ask.
   * Answered at once: `frames.allowed` tells when they have agreed.
   */
  'frames.allow': (request: { readonly origins: readonly string[] }) => null;
  /** How many of the pictures of the sender's page are liked, for the toolbar's button. */
  'page.counts': (request: { readonly liked: number }) => null;
  /** Whether judged pictures are marked on the sender's page, and how. */
  'marks.describe': () => PageMarks;
  /**
   * `likes.read` for pictures as the page says them: it is spared to make sense of that. Those without an address that
   * lasts have a key, and are `unread` without one.
   */
  'marks.read': (request: {
    readonly base: string;
    readonly pictures: readonly (WrittenPicture & { readonly key?: string })[];
  }) => readonly (Reaction | 'unread')[];
  /** Puts the collector, which judging has need of, into the sender's page, which has marks. */
  'marks.extend': () => null;
  /** Puts the script with the preview and other later parts of the overlay into the sender's page. */
  'overlay.extend': () => null;
  /** Opens the gallery of a tab's page in a tab of its own. */
  'tab.open': (request: { readonly tabId: number }) => PageAnswer<null>;
  /** The same for the sender's page, from the gallery over it. */
  'tab.openOfPage': () => PageAnswer<null>;
  /** Which page a gallery in a tab of its own shows. @throws {CodedError} `not-found` */
  'tab.describe': (request: { readonly id: string }) => TabGalleryPage;
  /** The pictures of that page as they are now. @throws {CodedError} `page-gone` */
  'tab.read': (request: { readonly id: string }) => PageContent;
  /** Brings that page to the front, scrolled to a picture; answers whether it can be seen there. @throws {CodedError} `page-gone` */
  'tab.show': (request: { readonly id: string; readonly key: string; readonly urls: readonly string[] }) => boolean;
  /** Brings that page to the front. @throws {CodedError} `page-gone` */
  'tab.goBack': (request: { readonly id: string }) => null;
  /** The sender's page has taken the overlay out again and again, and it is closed. */
  'overlay.lost': () => null;
  'gallery.open': (request: { readonly tabId: number }) => PageAnswer<null>;
  /** Counts the tab's pictures and what was judged of them, without opening anything. */
  'gallery.describe': (request: { readonly tabId: number }) => PageAnswer<PageSummary>;
}

/** Answered by the script in the page. */
export interface OverlayMessages {
  'overlay.toggle': (request: { readonly settings: PageSettings }) => PageAnswer<null>;
  'overlay.open': (request: { readonly settings: PageSettings }) => PageAnswer<null>;
  'overlay.describe': () => PageAnswer<PageSummary>;
}

/** Answered by the script with the overlay's later parts. */
export interface ExtrasMessages {
  /** Brings the picture with this address before the eyes, as soon as it is in the open gallery; with `tags` asks for some. */
  'overlay.find': (request: { readonly url: string; readonly tags: boolean }) => null;
}

/** Answered by the page that opens after the installation. */
export interface WelcomeMessages {
  /** The shortcut was pressed over it, where no overlay can open. */
  'welcome.toggle': () => null;
}

/** Told to everyone who shows Likes; not answered. */
export interface Announcements {
  /**
   * Reactions have changed. `keys` are picture keys of every alias the Likes are known under, so that a page can tell
   * whether it is concerned and nobody else learns which pictures were judged.
   */
  'likes.changed': (news: { readonly keys: readonly string[] }) => void;
  /** So much of the library has changed at once (an import, its undo) that everyone reads anew. */
  'library.changed': () => void;
  /** The person has let us into more sites. */
  'frames.allowed': () => void;
  /** Some settings have changed: whoever shows them reads them anew. */
  'settings.changed': () => void;
  /** A run has begun, gone on or ended, or the server is another: for pages of ours. */
  'sync.changed': () => void;
}

export type Messages = BackgroundMessages & OverlayMessages & ExtrasMessages & WelcomeMessages & Announcements;
export type MessageName = keyof Messages;
export type Request<Name extends MessageName> = Parameters<Messages[Name]>[0];
export type Reply<Name extends MessageName> = ReturnType<Messages[Name]>;
