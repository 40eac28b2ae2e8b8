import { NEWS_SEEN_ENTRY } from '../core/library/storedEntries.ts';
import type { LocalStorage } from '../platform/localStorage.ts';

/** The page that greets whoever has just installed the extension. */
export interface WelcomeService {
  /** Opens it, once: not after an update, and not for those who load the extension from a folder again and again. */
  greet(isNew: boolean): Promise<void>;
  /** The shortcut was pressed in a tab: where that page is in it, it opens its own gallery. Answers whether it is. */
  toggle(tabId: number): Promise<boolean>;
}

interface Dependencies {
  readonly storage: Pick<LocalStorage, 'write'>;
  readonly version: string;
  readonly isDevelopment: () => Promise<boolean>;
  /** The page's address. */
  readonly address: string;
  readonly addressOf: (tabId: number) => Promise<string | undefined>;
  readonly openPage: (url: string) => Promise<void>;
  readonly tell: () => Promise<unknown>;
}

export function createWelcomeService(dependencies: Dependencies): WelcomeService {
  const { storage, version, isDevelopment, address, addressOf, openPage, tell } = dependencies;
  return {
    async greet(isNew) {
      if (!isNew) return;
      // To someone new nothing is news.
      await storage.write(NEWS_SEEN_ENTRY, version);
      if (!(await isDevelopment())) await openPage(address);
    },

    async toggle(tabId) {
      const url = await addressOf(tabId).catch(() => undefined);
      if (url !== address) return false;
      await tell();
      return true;
    },
  };
}
