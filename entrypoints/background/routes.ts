import { CodedError } from '../../lib/core/codedError.ts';
import type { Sender } from '../../lib/platform/messaging.ts';
import type { BackgroundMessages } from '../../lib/protocol/messages.ts';
import type { Routes } from '../../lib/protocol/server.ts';
import type { GalleryService } from '../../lib/services/galleryService.ts';
import type { LikesService } from '../../lib/services/likesService.ts';

interface Services {
  readonly likes: LikesService;
  readonly gallery: GalleryService;
  readonly download: (url: string, fileName: string) => Promise<void>;
}

/** Who may ask what, and who answers it. */
export function backgroundRoutes({ likes, gallery, download }: Services): Routes<keyof BackgroundMessages> {
  return {
    'likes.read': {
      from: ['content'],
      handle: async ({ pictures }, sender) => {
        refusePrivateWindow(sender);
        return likes.read(pictures);
      },
    },
    'likes.set': {
      from: ['content'],
      handle: async (request, sender) => {
        refusePrivateWindow(sender);
        return likes.set(request, { url: sender.url ?? '', title: sender.title ?? '' });
      },
    },
    'library.react': { from: ['extension'], handle: (request) => likes.react(request) },
    'images.download': {
      from: ['content', 'extension'],
      handle: async ({ url, fileName }) => {
        await download(url, fileName);
        return null;
      },
    },
    'gallery.open': { from: ['extension'], handle: ({ tabId }) => gallery.open(tabId) },
    'gallery.describe': { from: ['extension'], handle: ({ tabId }) => gallery.describe(tabId) },
  };
}

/** @throws {CodedError} `private-window` */
function refusePrivateWindow({ incognito }: Sender): void {
  if (incognito === true) throw new CodedError('private-window', 'Private windows keep nothing.');
}
