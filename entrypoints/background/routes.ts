import { CodedError } from '../../lib/core/codedError.ts';
import type { LikePage } from '../../lib/core/like.ts';
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
    'likes.read': { from: ['content'], handle: ({ pictures }) => likes.read(pictures) },
    'likes.set': { from: ['content'], handle: (request, sender) => likes.set(request, pageOf(sender)) },
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
function pageOf({ url = '', title = '', incognito }: Sender): LikePage {
  if (incognito === true) throw new CodedError('private-window', 'Private windows keep nothing.');
  return { url, title };
}
