import { CodedError } from '../core/codedError.ts';
import { DEFAULT_SETTINGS } from '../core/settings/gallerySettings.ts';
import type { Client } from '../protocol/client.ts';
import type {
  OverlayMessages,
  PageAnswer,
  PageRefusal,
  PageSettings,
  PageSummary,
  Reply,
  Request,
} from '../protocol/messages.ts';

export interface GalleryService {
  toggle(tabId: number): Promise<PageAnswer<null>>;
  open(tabId: number): Promise<PageAnswer<null>>;
  describe(tabId: number): Promise<PageAnswer<PageSummary>>;
}

interface Dependencies {
  /** Talks to our script in a tab. */
  readonly overlay: (tabId: number) => Client;
  /** Puts our script into a tab; rejects in the browser's words when it may not. */
  readonly inject: (tabId: number) => Promise<void>;
  /** A tab's address; `undefined` where we were not let in. */
  readonly addressOf: (tabId: number) => Promise<string | undefined>;
  /** Of the page with this address. */
  readonly readSettings: (url: string) => Promise<PageSettings>;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

const INJECTION_TRIES = 6;
const INJECTION_PAUSE_MS = 100;
const LACKS_PERMISSION = /must request permission|Missing host permission|activeTab/i;

/** Reaches the overlay of a tab: the script is put there when first asked for, never before. */
export function createGalleryService(dependencies: Dependencies): GalleryService {
  const { overlay, inject, addressOf, readSettings, wait, report } = dependencies;
  return {
    toggle: async (tabId) => ask(tabId, 'overlay.toggle', { settings: await presentSettings(tabId) }),
    open: async (tabId) => ask(tabId, 'overlay.open', { settings: await presentSettings(tabId) }),
    describe: (tabId) => ask(tabId, 'overlay.describe', undefined),
  };

  /** A gallery opens also where nobody knows how the person likes it. */
  async function presentSettings(tabId: number): Promise<PageSettings> {
    try {
      return await readSettings((await addressOf(tabId).catch(() => undefined)) ?? '');
    } catch (error) {
      report(error);
      return { gallery: DEFAULT_SETTINGS, actions: [] };
    }
  }

  async function ask<Name extends keyof OverlayMessages>(
    tabId: number,
    name: Name,
    request: Request<Name>,
  ): Promise<Reply<Name> | { reached: false; refusal: PageRefusal }> {
    try {
      return await overlay(tabId).request(name, request);
    } catch (error) {
      if (!(error instanceof CodedError && error.code === 'no-reply')) throw error;
    }
    try {
      await injectWhenAllowed(tabId);
    } catch (error) {
      return { reached: false, refusal: refusalOf(error, await addressOf(tabId).catch(() => undefined)) };
    }
    return overlay(tabId).request(name, request);
  }

  /** Chromium runs a command a moment before the permission that comes with it has reached the page's process. */
  async function injectWhenAllowed(tabId: number): Promise<void> {
    for (let tries = INJECTION_TRIES; ; tries--) {
      try {
        await inject(tabId);
        return;
      } catch (error) {
        if (tries === 1 || !LACKS_PERMISSION.test(wordsOf(error))) throw error;
      }
      await wait(INJECTION_PAUSE_MS);
    }
  }
}

/** Browsers say why only in words; both browsers' are covered by the end-to-end tests. */
function refusalOf(error: unknown, address: string | undefined): PageRefusal {
  const words = wordsOf(error);
  if (/^file:/i.test(address ?? '') || /file:|URL scheme "file"/i.test(words)) return 'file';
  // Firefox's viewer is closed to extensions; Chrome's is not, and says itself what it shows.
  if (/^[^?#]*\.pdf(?:[?#]|$)/i.test(address ?? '')) return 'pdf';
  // Firefox has the same words for pages of its own, but tells the address where the person has let us in.
  return LACKS_PERMISSION.test(words) && address === undefined ? 'not-asked' : 'closed';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
