import { addressedPicture, pictureAtAddress, type AddressedPicture } from '../core/pictures/addressedPicture.ts';
import { CodedError } from '../core/codedError.ts';
import type { PageImage } from '../core/pictures/pageImage.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import { text, type TextName } from '../core/text.ts';
import type { MenuItem, MenuPress } from '../platform/contextMenus.ts';
import type { PageAnswer } from '../protocol/messages.ts';
import type { BadgeService, FlashMark } from './badgeService.ts';
import type { LikesService } from './likesService.ts';
import type { PrivateWindows } from './privateWindows.ts';

/** The browser's context menu on pictures and pages. */
export interface PictureMenuService {
  /** Puts its items there. */
  restore(): Promise<void>;
  press(press: MenuPress): Promise<void>;
}

interface Dependencies {
  readonly setMenus: (items: readonly MenuItem[]) => Promise<void>;
  /** The picture of one frame that has this address; rejects where we may not look. */
  readonly findInFrame: (press: Pick<MenuPress, 'tabId' | 'frameId'>, url: string) => Promise<unknown>;
  readonly likes: Pick<LikesService, 'read' | 'set'>;
  readonly privateWindows: PrivateWindows;
  readonly badge: Pick<BadgeService, 'flash' | 'warn'>;
  readonly openGallery: (tabId: number) => Promise<PageAnswer<null>>;
  /** Brings the picture before the eyes in the open gallery, and asks for its tags if that is wanted. */
  readonly findInGallery: (tabId: number, wanted: { readonly url: string; readonly tags: boolean }) => Promise<void>;
  readonly openPopup: (tabId: number) => Promise<void>;
  /** What has gone wrong, as the person reads it. */
  readonly sentenceOf: (error: unknown) => string;
  readonly newOperationId: () => string;
  readonly now: () => number;
}

const ITEMS: readonly (readonly [id: string, title: TextName, on: MenuItem['on']])[] = [
  ['like', 'menu_like', 'picture'],
  ['dislike', 'menu_dislike', 'picture'],
  ['clear', 'menu_clear', 'picture'],
  ['tag', 'menu_tag', 'picture'],
  ['show', 'menu_show', 'picture'],
  ['gallery', 'menu_gallery', 'page'],
];

const MARKS: Readonly<Record<string, FlashMark>> = { true: 'liked', false: 'disliked', null: 'cleared' };

export function createPictureMenuService(dependencies: Dependencies): PictureMenuService {
  const { findInFrame, likes, privateWindows, badge, openGallery, findInGallery, openPopup, sentenceOf } = dependencies;

  async function judge(press: MenuPress, liked: Reaction): Promise<void> {
    const { tabId, page, incognito } = press;
    await privateWindows.refuse({ kind: 'content', incognito });
    const picture = await pictureOf(press);
    const { key, snapshot } = picture;
    const [present] = await likes.read([{ key, aliases: snapshot.aliases }]);
    // There is nothing to clear of a picture that nobody has judged.
    if (present !== liked) {
      const at = dependencies.now();
      await likes.set({ operationId: dependencies.newOperationId(), ...picture, liked, at }, page);
    }
    await badge.flash(tabId, MARKS[String(liked)] ?? 'cleared');
  }

  async function pictureOf(press: MenuPress): Promise<AddressedPicture> {
    // A frame of another site is closed to us: there its one address must do.
    const found = await findInFrame(press, press.url).catch(() => null);
    const picture = isPageImage(found) ? addressedPicture(found) : pictureAtAddress(press.url);
    if (picture === null) throw new CodedError('not-found', text('menu_no_address'));
    return picture;
  }

  async function show({ tabId, url }: MenuPress, tags: boolean): Promise<void> {
    const answer = await openGallery(tabId);
    if (answer.reached) await findInGallery(tabId, { url, tags });
    else await openPopup(tabId);
  }

  function run(press: MenuPress): Promise<void> {
    switch (press.id) {
      case 'like':
        return judge(press, true);
      case 'dislike':
        return judge(press, false);
      case 'clear':
        return judge(press, null);
      case 'tag':
        return show(press, true);
      case 'show':
        return show(press, false);
      default:
        return openGallery(press.tabId).then((answer) => (answer.reached ? undefined : openPopup(press.tabId)));
    }
  }

  return {
    restore: () => dependencies.setMenus(ITEMS.map(([id, title, on]) => ({ id, title: text(title), on }))),

    async press(press) {
      try {
        await run(press);
      } catch (error) {
        // The popup says it in words: a judgement that was lost must not look like one that was not.
        await badge.warn(press.tabId, sentenceOf(error));
        await openPopup(press.tabId);
      }
    },
  };
}

/** Our script answers nothing else; in a frame that was navigated meanwhile there may be none of it. */
function isPageImage(found: unknown): found is PageImage {
  return typeof found === 'object' && found !== null && 'key' in found && 'variants' in found;
}
