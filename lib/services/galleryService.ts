import { CodedError } from '../core/codedError.ts';
import type { Client } from '../protocol/client.ts';
import type { OverlayMessages, PageAnswer, PageRefusal, PageSummary, Reply } from '../protocol/messages.ts';

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
}

/** Reaches the overlay of a tab: the script is put there when first asked for, never before. */
export function createGalleryService({ overlay, inject }: Dependencies): GalleryService {
  return {
    toggle: (tabId) => ask(tabId, 'overlay.toggle'),
    open: (tabId) => ask(tabId, 'overlay.open'),
    describe: (tabId) => ask(tabId, 'overlay.describe'),
  };

  async function ask<Name extends keyof OverlayMessages>(
    tabId: number,
    name: Name,
  ): Promise<Reply<Name> | { reached: false; refusal: PageRefusal }> {
    try {
      return await overlay(tabId).request(name, undefined);
    } catch (error) {
      if (!(error instanceof CodedError && error.code === 'no-reply')) throw error;
    }
    try {
      await inject(tabId);
    } catch (error) {
      return { reached: false, refusal: refusalOf(error) };
    }
    return overlay(tabId).request(name, undefined);
  }
}

/** Browsers say why only in words; both browsers' are covered by the end-to-end tests. */
function refusalOf(error: unknown): PageRefusal {
  const words = error instanceof Error ? error.message : String(error);
  if (/file:|file URL|URL scheme "file"/i.test(words)) return 'file';
  if (/must request permission|Missing host permission|activeTab/i.test(words)) return 'not-asked';
  return 'closed';
}
