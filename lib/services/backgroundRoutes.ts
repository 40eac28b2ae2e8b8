import { CodedError } from '../core/codedError.ts';
import type { Comparison } from '../core/judging/comparison.ts';
import type { LikePage } from '../core/judging/like.ts';
import { text } from '../core/text.ts';
import type { Sender } from '../platform/messaging.ts';
import type { BackgroundMessages } from '../protocol/messages.ts';
import type { Routes } from '../protocol/server.ts';
import type { AccountSettingsService } from './accountSettingsService.ts';
import type { ActionsService } from './actionsService.ts';
import type { BadgeService } from './badgeService.ts';
import type { DeletionService } from './deletionService.ts';
import type { FramesService } from './framesService.ts';
import type { GalleryService } from './galleryService.ts';
import type { LikesService } from './likesService.ts';
import type { PrivateWindows } from './privateWindows.ts';
import { readMarks, type MarksService } from './marksService.ts';
import type { SettingsService } from './settingsService.ts';
import type { SyncService } from './sync/syncService.ts';
import type { TabGalleryService } from './tabGalleryService.ts';
import type { ThumbnailsService } from './thumbnailsService.ts';

interface Services {
  readonly likes: LikesService;
  readonly thumbnails: ThumbnailsService;
  /** Remembers a comparison made now. */
  readonly addComparison: (comparison: Omit<Comparison, 'at'>) => Promise<void>;
  readonly privateWindows: PrivateWindows;
  readonly badge: BadgeService;
  readonly deletion: DeletionService;
  readonly settings: SettingsService;
  readonly actions: ActionsService;
  readonly gallery: GalleryService;
  readonly tabGallery: TabGalleryService;
  readonly frames: FramesService;
  readonly marks: MarksService;
  readonly sync: SyncService;
  readonly accountSettings: AccountSettingsService;
  /** Puts the collector into a tab with marks. */
  readonly extendMarks: (tabId: number) => Promise<void>;
  /** Puts the later parts of the overlay into a tab. */
  readonly extendOverlay: (tabId: number) => Promise<void>;
  readonly download: (url: string, fileName: string) => Promise<void>;
}

/** Who may ask what, and who answers it. */
export function backgroundRoutes({
  likes,
  thumbnails,
  addComparison,
  privateWindows,
  badge,
  deletion,
  settings,
  actions,
  gallery,
  tabGallery,
  frames,
  marks,
  sync,
  accountSettings,
  extendMarks,
  extendOverlay,
  download,
}: Services): Routes<keyof BackgroundMessages> {
  return {
    'likes.read': {
      from: ['content'],
      handle: async ({ pictures }, sender) => {
        await privateWindows.refuse(sender);
        return likes.read(pictures);
      },
    },
    'likes.set': {
      from: ['content'],
      handle: async (request, sender) => {
        await privateWindows.refuse(sender);
        return likes.set(request, pageOf(sender));
      },
    },
    'likes.setMany': {
      from: ['content'],
      handle: async ({ judgements }, sender) => {
        await privateWindows.refuse(sender);
        await likes.setMany(judgements, pageOf(sender));
        return null;
      },
    },
    'likes.details': {
      from: ['content'],
      handle: async ({ pictures }, sender) => {
        await privateWindows.refuse(sender);
        return likes.details(pictures);
      },
    },
    'likes.annotate': {
      from: ['content'],
      handle: async (request, sender) => {
        await privateWindows.refuse(sender);
        await likes.annotate(request, pageOf(sender));
        return null;
      },
    },
    'settings.change': { from: ['extension'], handle: ({ changes }) => settings.change(changes) },
    'settings.read': { from: ['extension'], handle: () => settings.read() },
    'settings.changeOfPage': {
      from: ['content'],
      handle: ({ changes }, sender) => settings.changeOfPage(pageOf(sender).url, changes),
    },
    'settings.readOfPage': { from: ['content'], handle: (_, sender) => settings.readOfPage(pageOf(sender).url) },
    'actions.run': {
      from: ['content', 'extension'],
      handle: ({ actionId, picture, operationId, inFront }, sender) =>
        actions.run(actionId, {
          picture: sender.kind === 'content' ? { ...picture, page: pageOf(sender) } : picture,
          operationId,
          inFront,
          tabId: sender.tabId,
        }),
    },
    'actions.allow': { from: ['content'], handle: ({ actionId }) => actions.allow(actionId) },
    'library.change': { from: ['extension'], handle: (request) => likes.change(request) },
    'library.merge': { from: ['extension'], handle: (request) => likes.merge(request) },
    'library.unmerge': { from: ['extension'], handle: done((request) => likes.unmerge(request)) },
    'library.deleteAll': { from: ['extension'], handle: done((request) => deletion.deleteAll(request)) },
    'library.restore': { from: ['extension'], handle: done(() => deletion.restore()) },
    'library.forget': { from: ['extension'], handle: done(() => deletion.forget()) },
    'thumbnails.add': {
      from: ['content'],
      handle: async (request, sender) => {
        await privateWindows.refuse(sender);
        await thumbnails.add(request);
        return null;
      },
    },
    'comparisons.add': {
      from: ['content'],
      handle: async (comparison, sender) => {
        await privateWindows.refuse(sender);
        await addComparison(comparison);
        return null;
      },
    },
    'images.download': { from: ['content', 'extension'], handle: done(({ url, fileName }) => download(url, fileName)) },
    'frames.read': { from: ['content'], handle: async (_, sender) => frames.read(tabOf(sender)) },
    'frames.allow': {
      from: ['content'],
      handle: async ({ origins }, sender) => {
        frames.allow(tabOf(sender), origins);
        return null;
      },
    },
    'page.counts': { from: ['content'], handle: done(({ liked }, sender) => badge.counted(tabOf(sender), liked)) },
    'sync.read': { from: ['extension'], handle: () => sync.read() },
    'sync.connect': { from: ['extension'], handle: done(({ account }) => sync.connect(account)) },
    'sync.change': { from: ['extension'], handle: done((changes) => sync.change(changes)) },
    'sync.run': { from: ['extension'], handle: done(() => sync.run()) },
    'sync.cancel': { from: ['extension'], handle: done(() => sync.cancel()) },
    'sync.disconnect': { from: ['extension'], handle: done(() => sync.disconnect()) },
    'sync.machines': { from: ['extension'], handle: () => sync.machines() },
    'sync.takeOver': { from: ['extension'], handle: done(({ device }) => sync.takeOver(device)) },
    'sync.answerDeletions': { from: ['extension'], handle: done(({ isAgreed }) => sync.answerDeletions(isAgreed)) },
    'accountSettings.read': { from: ['extension'], handle: () => accountSettings.read() },
    'accountSettings.set': { from: ['extension'], handle: done(({ isOn }) => accountSettings.set(isOn)) },
    'marks.describe': {
      from: ['content'],
      handle: async (_, sender) => {
        await privateWindows.refuse(sender);
        return marks.describe(pageOf(sender).url, tabOf(sender));
      },
    },
    'marks.read': {
      from: ['content'],
      handle: async (request, sender) => {
        await privateWindows.refuse(sender);
        return readMarks(likes.read, request);
      },
    },
    'marks.extend': { from: ['content'], handle: done((_, sender) => extendMarks(tabOf(sender))) },
    'overlay.extend': { from: ['content'], handle: done((_, sender) => extendOverlay(tabOf(sender))) },
    'tab.open': { from: ['extension'], handle: ({ tabId }) => tabGallery.open(tabId) },
    'tab.openOfPage': { from: ['content'], handle: async (_, sender) => tabGallery.open(tabOf(sender)) },
    'tab.describe': {
      from: ['extension'],
      handle: async ({ id }) => {
        const { url, title } = await tabGallery.find(id);
        return { url, title };
      },
    },
    'tab.read': { from: ['extension'], handle: ({ id }) => tabGallery.read(id) },
    'tab.show': { from: ['extension'], handle: ({ id, ...picture }) => tabGallery.show(id, picture) },
    'tab.goBack': { from: ['extension'], handle: done(({ id }) => tabGallery.goBack(id)) },
    'overlay.lost': {
      from: ['content'],
      handle: done((_, sender) => badge.warn(tabOf(sender), text('badge_gallery_lost'))),
    },
    // An import is written by the page that shows it, and is sent like any other change.
    'library.changed': { from: ['extension'], handle: sync.noteChange },
    'gallery.open': { from: ['extension'], handle: ({ tabId }) => gallery.open(tabId) },
    'gallery.describe': {
      from: ['extension'],
      handle: async ({ tabId }) => {
        const answer = await gallery.describe(tabId);
        if (answer.reached) await badge.counted(tabId, answer.value.liked);
        return answer;
      },
    },
  };
}

/** Has a message answered when the work is over, with nothing. */
function done<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>) {
  return async (...args: Args): Promise<null> => {
    await work(...args);
    return null;
  };
}

function pageOf({ url = '', title = '' }: Sender): LikePage {
  return { url, title };
}

/** @throws {CodedError} `sender-not-allowed`, for a page that is in no tab. */
function tabOf({ tabId }: Sender): number {
  if (tabId === undefined) throw new CodedError('sender-not-allowed', 'Only a tab can ask this.');
  return tabId;
}
