import { signal, type ReadonlySignal } from '@preact/signals';
import { askableOrigins } from '../../core/pictures/frameReading.ts';
import { libraryFragment, LIBRARY_START } from '../../core/library/libraryAddress.ts';
import type { LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import type { News } from '../../core/news.ts';
import type { Client } from '../../protocol/client.ts';
import type { PageRefusal, PageSummary } from '../../protocol/messages.ts';
import type { ExtensionSettingsModel } from '../createExtensionSettingsModel.ts';
import type { PopupSite } from './popupSite.ts';
import type { PopupSync } from './popupSync.ts';
import { problemSentence } from '../problemSentence.ts';

export type PopupPage =
  | { readonly kind: 'looking' }
  | { readonly kind: 'summary'; readonly summary: PageSummary }
  | { readonly kind: 'refused'; readonly refusal: PageRefusal }
  | { readonly kind: 'failed'; readonly message: string };

/** A picture that was judged lately. */
export interface RecentPicture {
  readonly key: string;
  readonly caption: string;
  readonly liked: boolean;
  /** An address that needs no request; `null` where no thumbnail is kept. */
  readonly thumbnail: string | null;
}

/** The toolbar popup: what the page in front holds, and the way into its gallery. */
export interface PopupModel {
  readonly page: ReadonlySignal<PopupPage>;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when the person has removed it. */
  readonly shortcut: ReadonlySignal<string>;
  /** `null` while unknown. */
  readonly library: ReadonlySignal<LibraryNumbers | null>;
  /** Why the library could not be read, as a sentence. */
  readonly libraryProblem: ReadonlySignal<string | null>;
  /** What the last update has brought, until it was seen. */
  readonly news: ReadonlySignal<News | null>;
  /** What went wrong in this tab before, as a sentence. */
  readonly warning: ReadonlySignal<string | null>;
  /** Judged last, the latest first; `null` while unknown. */
  readonly recent: ReadonlySignal<readonly RecentPicture[] | null>;
  readonly site: PopupSite;
  readonly sync: PopupSync;
  readonly settings: ExtensionSettingsModel;
  /** Opens the gallery over the page; `onOpened` hears of it. */
  openGallery(): void;
  /** Opens it in a tab of its own; `onOpened` hears of it. */
  openInTab(): void;
  /** Asks the person for the permission to read the page's frames of other sites, and counts again. */
  allowFrames(): void;
  /** Whether the toolbar's button says how many are liked; this page's number is there at once. */
  setBadge(badge: boolean): void;
  openLibrary(): void;
  /** Opens the library with this picture shown large. */
  openPicture(key: string): void;
  openExport(): void;
  /** Where a server is named, and where problems with it are mended. */
  openSync(): void;
  /** What can be set for every site, or for this one alone. */
  openSettings(site?: string): void;
  /** Tells more of the news, or takes the line away; it does not come again. */
  openNews(): void;
  dismissNews(): void;
}

interface Dependencies {
  readonly client: Client;
  /** The tab the popup is about. */
  readonly tabId: () => Promise<number | null>;
  readonly readShortcut: () => Promise<string>;
  /** A tab's address, where we may know it. */
  readonly addressOf: (tabId: number) => Promise<string | undefined>;
  readonly readNews: () => Promise<News | null>;
  readonly noteNewsSeen: () => Promise<void>;
  /** Reads what went wrong in a tab, once. */
  readonly takeWarning: (tabId: number) => Promise<string | null>;
  readonly readCounts: () => Promise<LibraryNumbers>;
  readonly readRecent: () => Promise<readonly RecentPicture[]>;
  readonly site: PopupSite;
  readonly sync: PopupSync;
  readonly settings: ExtensionSettingsModel;
  readonly openOptions: (section: string) => Promise<void>;
  /** Has the browser ask the person; whether they agreed. */
  readonly requestOrigins: (origins: readonly string[]) => Promise<boolean>;
  readonly onOpened: () => void;
  readonly report: (error: unknown) => void;
}

export interface LivePopupModel extends PopupModel {
  readonly load: () => Promise<void>;
}

export function createPopupModel(dependencies: Dependencies): LivePopupModel {
  const { client, tabId, readShortcut, openOptions, requestOrigins, onOpened, report } = dependencies;
  const { site, sync, settings } = dependencies;
  const page = signal<PopupPage>({ kind: 'looking' });
  const shortcut = signal('');
  const library = signal<LibraryNumbers | null>(null);
  const news = signal<News | null>(null);
  const warning = signal<string | null>(null);
  const recent = signal<readonly RecentPicture[] | null>(null);
  const libraryProblem = signal<string | null>(null);

  async function loadPage(): Promise<void> {
    try {
      const id = await tabId();
      if (id === null) {
        page.value = { kind: 'refused', refusal: 'closed' };
        return;
      }
      warning.value ??= await dependencies.takeWarning(id);
      const answer = await client.request('gallery.describe', { tabId: id });
      page.value = answer.reached
        ? { kind: 'summary', summary: answer.value }
        : { kind: 'refused', refusal: answer.refusal };
    } catch (error) {
      page.value = { kind: 'failed', message: problemSentence(error) };
    }
  }

  async function loadLibrary(): Promise<void> {
    try {
      const [counts, pictures] = await Promise.all([dependencies.readCounts(), dependencies.readRecent()]);
      library.value = counts;
      recent.value = pictures;
    } catch (error) {
      libraryProblem.value = problemSentence(error);
    }
  }

  async function loadSite(): Promise<void> {
    const id = await tabId();
    const url = id === null ? undefined : await dependencies.addressOf(id);
    if (url !== undefined) await Promise.all([site.load(url), settings.load()]);
  }

  async function openBy(name: 'gallery.open' | 'tab.open'): Promise<void> {
    try {
      const id = await tabId();
      if (id === null) return;
      const answer = await client.request(name, { tabId: id });
      if (answer.reached) onOpened();
      else page.value = { kind: 'refused', refusal: answer.refusal };
    } catch (error) {
      page.value = { kind: 'failed', message: problemSentence(error) };
    }
  }

  async function allowFrames(): Promise<void> {
    const present = page.peek();
    if (present.kind !== 'summary') return;
    if (await requestOrigins(askableOrigins(present.summary.closedFrames))) await loadPage();
  }

  return {
    page,
    shortcut,
    library,
    libraryProblem,
    news,
    warning,
    recent,
    site,
    sync,
    settings,
    openGallery: () => void openBy('gallery.open').catch(report),
    openInTab: () => void openBy('tab.open').catch(report),
    allowFrames: () => void allowFrames().catch(report),
    setBadge(badge) {
      settings.change({ badge });
      loadPage().catch(report);
    },
    openLibrary: () => open('library'),
    openPicture: (picture) => open(libraryFragment({ ...LIBRARY_START, sort: 'judged', picture })),
    openExport: () => open('export'),
    openSync: () => open('sync'),
    openSettings: (name) => open(name === undefined ? 'gallery' : `gallery/${encodeURIComponent(name)}`),
    openNews: () =>
      void dismissNews()
        .then(() => open('about'))
        .catch(report),
    dismissNews: () => void dismissNews().catch(report),
    async load() {
      const readingShortcut = readShortcut().then((text) => {
        shortcut.value = text;
      });
      const readingNews = dependencies.readNews().then((read) => {
        news.value = read;
      });
      await Promise.all([loadPage(), loadSite(), loadLibrary(), sync.load(), readingShortcut, readingNews]);
    },
  };

  async function dismissNews(): Promise<void> {
    news.value = null;
    await dependencies.noteNewsSeen();
  }

  function open(section: string): void {
    openOptions(section).then(onOpened).catch(report);
  }
}
