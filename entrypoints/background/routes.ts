import { CodedError } from '../../lib/core/codedError.ts';
import type { Comparison } from '../../lib/core/comparison.ts';
import type { LikePage } from '../../lib/core/like.ts';
import { pictureKey } from '../../lib/core/pictureKey.ts';
import type { Sender } from '../../lib/platform/messaging.ts';
import type { BackgroundMessages } from '../../lib/protocol/messages.ts';
import type { Routes } from '../../lib/protocol/server.ts';
import type { ActionsService } from '../../lib/services/actionsService.ts';
import type { BadgeService } from '../../lib/services/badgeService.ts';
import type { DeletionService } from '../../lib/services/deletionService.ts';
import type { FramesService } from '../../lib/services/framesService.ts';
import type { GalleryService } from '../../lib/services/galleryService.ts';
import type { LikesService } from '../../lib/services/likesService.ts';
import type { PrivateWindows } from '../../lib/services/privateWindows.ts';
import type { MarksService } from '../../lib/services/marksService.ts';
import type { SettingsService } from '../../lib/services/settingsService.ts';
import type { ThumbnailsService } from '../../lib/services/thumbnailsService.ts';

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
  readonly frames: FramesService;
  readonly marks: MarksService;
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
  frames,
  marks,
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
    'library.unmerge': {
      from: ['extension'],
      handle: async (request) => {
        await likes.unmerge(request);
        return null;
      },
    },
    'library.deleteAll': {
      from: ['extension'],
      handle: async (request) => {
        await deletion.deleteAll(request);
        return null;
      },
    },
    'library.restore': {
      from: ['extension'],
      handle: async () => {
        await deletion.restore();
        return null;
      },
    },
    'library.forget': {
      from: ['extension'],
      handle: async () => {
        await deletion.forget();
        return null;
      },
    },
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
    'images.download': {
      from: ['content', 'extension'],
      handle: async ({ url, fileName }) => {
        await download(url, fileName);
        return null;
      },
    },
    'frames.read': { from: ['content'], handle: async (_, sender) => frames.read(tabOf(sender)) },
    'frames.allow': {
      from: ['content'],
      handle: async ({ origins }, sender) => {
        frames.allow(tabOf(sender), origins);
        return null;
      },
    },
    'page.counts': {
      from: ['content'],
      handle: async ({ liked }, sender) => {
        await badge.counted(tabOf(sender), liked);
        return null;
      },
    },
    'marks.describe': {
      from: ['content'],
      handle: async (_, sender) => {
        await privateWindows.refuse(sender);
        return marks.describe(pageOf(sender).url, tabOf(sender));
      },
    },
    'marks.read': {
      from: ['content'],
      handle: async ({ pictures }, sender) => {
        await privateWindows.refuse(sender);
        return likes.read(pictures.map(({ aliases, key = pictureKey(aliases[0] ?? '') }) => ({ key, aliases })));
      },
    },
    'marks.extend': {
      from: ['content'],
      handle: async (_, sender) => {
        await extendMarks(tabOf(sender));
        return null;
      },
    },
    'overlay.extend': {
      from: ['content'],
      handle: async (_, sender) => {
        await extendOverlay(tabOf(sender));
        return null;
      },
    },
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

function pageOf({ url = '', title = '' }: Sender): LikePage {
  return { url, title };
}

/** @throws {CodedError} `sender-not-allowed`, for a page that is in no tab. */
function tabOf({ tabId }: Sender): number {
  if (tabId === undefined) throw new CodedError('sender-not-allowed', 'Only a tab can ask this.');
  return tabId;
}
