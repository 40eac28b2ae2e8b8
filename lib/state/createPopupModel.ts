import { signal, type ReadonlySignal } from '@preact/signals';
import { askableOrigins } from '../core/frameReading.ts';
import type { LibraryNumbers } from '../core/libraryNumbers.ts';
import type { Client } from '../protocol/client.ts';
import type { PageRefusal, PageSummary } from '../protocol/messages.ts';
import { problemSentence } from './problemSentence.ts';

export type PopupPage =
  | { readonly kind: 'looking' }
  | { readonly kind: 'summary'; readonly summary: PageSummary }
  | { readonly kind: 'refused'; readonly refusal: PageRefusal }
  | { readonly kind: 'failed'; readonly message: string };

/** The toolbar popup: what the page in front holds, and the way into its gallery. */
export interface PopupModel {
  readonly page: ReadonlySignal<PopupPage>;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when the person has removed it. */
  readonly shortcut: ReadonlySignal<string>;
  /** `null` while unknown. */
  readonly library: ReadonlySignal<LibraryNumbers | null>;
  /** Why the library could not be read, as a sentence. */
  readonly libraryProblem: ReadonlySignal<string | null>;
  /** Opens the gallery over the page; `onOpened` hears of it. */
  openGallery(): void;
  /** Asks the person for the permission to read the page's frames of other sites, and counts again. */
  allowFrames(): void;
  openLibrary(): void;
  openExport(): void;
}

interface Dependencies {
  readonly client: Client;
  /** The tab the popup is about. */
  readonly tabId: () => Promise<number | null>;
  readonly readShortcut: () => Promise<string>;
  readonly readCounts: () => Promise<LibraryNumbers>;
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
  const { client, tabId, readShortcut, readCounts, openOptions, requestOrigins, onOpened, report } = dependencies;
  const page = signal<PopupPage>({ kind: 'looking' });
  const shortcut = signal('');
  const library = signal<LibraryNumbers | null>(null);
  const libraryProblem = signal<string | null>(null);

  async function loadPage(): Promise<void> {
    try {
      const id = await tabId();
      if (id === null) {
        page.value = { kind: 'refused', refusal: 'closed' };
        return;
      }
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
      library.value = await readCounts();
    } catch (error) {
      libraryProblem.value = problemSentence(error);
    }
  }

  async function openGallery(): Promise<void> {
    try {
      const id = await tabId();
      if (id === null) return;
      const answer = await client.request('gallery.open', { tabId: id });
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
    openGallery: () => void openGallery().catch(report),
    allowFrames: () => void allowFrames().catch(report),
    openLibrary: () => void openOptions('library').then(onOpened).catch(report),
    openExport: () => void openOptions('export').then(onOpened).catch(report),
    async load() {
      const readingShortcut = readShortcut().then((text) => {
        shortcut.value = text;
      });
      await Promise.all([loadPage(), loadLibrary(), readingShortcut]);
    },
  };
}
