import { CodedError } from '../core/codedError.ts';
import { unreadFrames, type FrameReading, type WholeReading } from '../core/pictures/frameReading.ts';
import { joinImages, type PageContent } from '../core/pictures/pageContent.ts';
import { text } from '../core/text.ts';
import { isSamePage, type TabGallery } from '../core/tabGallery.ts';
import type { LocalStorage } from '../platform/localStorage.ts';
import type { Sender } from '../platform/messaging.ts';
import type { PageAnswer } from '../protocol/messages.ts';

/** Galleries in tabs of their own, for pages over which none can lie. */
export interface TabGalleryService {
  /** Opens the gallery of a tab's page beside it, or brings the one that is open to the front. */
  open(tabId: number): Promise<PageAnswer<null>>;
  /** @throws {CodedError} `not-found`: there is no such gallery, or the browser was started anew since. */
  find(id: string): Promise<TabGallery>;
  /** @throws {CodedError} `page-gone`: the tab is closed, shows another page, or is closed to us by now; `not-found` */
  read(id: string): Promise<PageContent>;
  /** Brings the page to the front, scrolled to a picture; answers whether that can be seen there. @throws {CodedError} as `read` does */
  show(id: string, picture: { readonly key: string; readonly urls: readonly string[] }): Promise<boolean>;
  /** Brings the page to the front. @throws {CodedError} as `read` does */
  goBack(id: string): Promise<void>;
  /** The shortcut was pressed in a tab: a gallery that is there is closed and its page comes to the front. Answers whether there is one. */
  toggle(tabId: number): Promise<boolean>;
  /** The page as it would send messages itself. @throws {CodedError} `not-found` */
  senderOf(id: string): Promise<Sender>;
}

/** What the browser knows of a tab, where the person has let us in. */
export interface KnownTab {
  readonly url: string;
  readonly title: string;
  readonly incognito: boolean;
}

interface Dependencies {
  readonly storage: Pick<LocalStorage, 'read' | 'write'>;
  readonly knownTab: (tabId: number) => Promise<KnownTab | null>;
  readonly addressOf: (tabId: number) => Promise<string | undefined>;
  /** The address of a gallery's page. */
  readonly address: (id: string) => string;
  /** The tab that shows one of our pages. */
  readonly tabShowing: (address: string) => Promise<number | null>;
  readonly openBeside: (address: string, tabId: number) => Promise<void>;
  readonly showTab: (tabId: number) => Promise<void>;
  readonly closeTab: (tabId: number) => Promise<void>;
  /** Asks our script in the page. */
  readonly readPage: (tabId: number) => Promise<unknown>;
  readonly readFrames: (tabId: number) => Promise<readonly FrameReading[]>;
  readonly showPicture: (
    tabId: number,
    picture: { readonly key: string; readonly urls: readonly string[] },
  ) => Promise<unknown>;
  /** Whether a page of ours opens in a private window, and not in an ordinary one in its place. */
  readonly opensInPrivateWindows: boolean;
  readonly newId: () => string;
  readonly report: (error: unknown) => void;
}

const ENTRY = 'tabGalleries';
/** Those opened last; each is as long as its page's address and title. */
const MOST_REMEMBERED = 100;

export function createTabGalleryService(dependencies: Dependencies): TabGalleryService {
  const { storage, knownTab, addressOf, address, tabShowing, openBeside, showTab, closeTab, report } = dependencies;
  const { readPage, readFrames, showPicture, opensInPrivateWindows, newId } = dependencies;
  /** One change at a time: each adds to what the one before has left. */
  let remembering: Promise<unknown> = Promise.resolve();

  async function all(): Promise<readonly TabGallery[]> {
    return ((await storage.read(ENTRY)) ?? []) as readonly TabGallery[];
  }

  function remember(gallery: TabGallery): Promise<void> {
    const remembered = remembering.then(async () => {
      await storage.write(ENTRY, [...(await all()), gallery].slice(-MOST_REMEMBERED));
    });
    remembering = remembered.catch(() => undefined);
    return remembered;
  }

  async function find(id: string): Promise<TabGallery> {
    const found = (await all()).find((gallery) => gallery.id === id);
    if (!found) throw new CodedError('not-found', text('tab_page_gone'));
    return found;
  }

  /** While the tab shows what it showed when the gallery was opened. */
  async function whileThere<Value>(id: string, work: (gallery: TabGallery) => Promise<Value>): Promise<Value> {
    const gallery = await find(id);
    await mustBeThere(gallery);
    try {
      return await work(gallery);
    } catch (error) {
      // The browser lets us in until the tab goes elsewhere.
      await mustBeThere(gallery);
      throw error;
    }
  }

  async function mustBeThere({ tabId, url }: TabGallery): Promise<void> {
    const present = await knownTab(tabId).catch(() => null);
    if (present !== null && isSamePage(present.url, url)) return;
    throw new CodedError('page-gone', text('tab_page_gone'));
  }

  async function read(gallery: TabGallery): Promise<PageContent> {
    const whole = await readPage(gallery.tabId);
    if (!isWholeReading(whole)) throw new Error('The page has not answered.');
    const { closed, images } = whole;
    const frames = closed.length > 0 ? await readFrames(gallery.tabId).catch(withoutFrames) : [];
    // What was read may be another page's, where the tab has just gone on.
    await mustBeThere(gallery);
    const joined = joinImages(
      images,
      frames.flatMap((frame) => frame.images),
    );
    return { images: joined.images, closedFrames: unreadFrames(closed, frames) };
  }

  function withoutFrames(error: unknown): readonly FrameReading[] {
    report(error);
    return [];
  }

  return {
    async open(tabId) {
      const page = await knownTab(tabId).catch(() => null);
      if (page === null) return { reached: false, refusal: 'not-asked' };
      if (page.incognito && !opensInPrivateWindows) return { reached: false, refusal: 'private' };
      const before = (await all()).findLast((gallery) => gallery.tabId === tabId && isSamePage(gallery.url, page.url));
      const present = before && (await tabShowing(address(before.id)));
      if (present !== undefined && present !== null) {
        await showTab(present);
        return { reached: true, value: null };
      }
      const { url, title, incognito } = page;
      const id = newId();
      await remember({ id, tabId, url, title, incognito });
      await openBeside(address(id), tabId);
      return { reached: true, value: null };
    },
    find,
    read: (id) => whileThere(id, read),
    show: (id, picture) =>
      whileThere(id, async ({ tabId }) => {
        const isShown = (await showPicture(tabId, picture)) === true;
        if (isShown) await showTab(tabId);
        return isShown;
      }),
    goBack: (id) => whileThere(id, ({ tabId }) => showTab(tabId)),
    async toggle(tabId) {
      const shown = await addressOf(tabId).catch(() => undefined);
      const start = address('');
      if (!shown?.startsWith(start)) return false;
      const gallery = await find(shown.slice(start.length)).catch(() => null);
      if (gallery !== null)
        await mustBeThere(gallery).then(
          () => showTab(gallery.tabId),
          () => undefined,
        );
      await closeTab(tabId);
      return true;
    },
    async senderOf(id) {
      const { tabId, url, title, incognito } = await find(id);
      return { kind: 'content', tabId, url, title, incognito };
    },
  };
}

/** Our script answers nothing else; in a page that was navigated meanwhile there may be none of it. */
function isWholeReading(result: unknown): result is WholeReading {
  return typeof result === 'object' && result !== null && 'closed' in result && 'images' in result;
}
