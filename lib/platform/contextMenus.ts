import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** On pictures, or on everything else of a page. */
  readonly on: 'picture' | 'page';
}

/** What a menu was opened on. */
export interface MenuPress {
  readonly id: string;
  readonly tabId: number;
  /** 0 for the page itself. */
  readonly frameId: number;
  /** The picture's address as the page shows it; empty on what is no picture. */
  readonly url: string;
  readonly page: { readonly url: string; readonly title: string };
  readonly incognito: boolean;
}

/** Puts these items, and no others of ours, into the browser's context menus, in their order; browsers remember them. */
export async function setMenus(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, on } of items) {
    browser.contextMenus.create({ id, title, contexts: on === 'picture' ? ['image'] : ['page', 'frame'] });
  }
}

export function onMenu(handle: (press: MenuPress) => Promise<void>, report: Report): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    const page = { url: info.pageUrl ?? tab.url ?? '', title: tab.title ?? '' };
    handle({
      id: String(info.menuItemId),
      tabId: tab.id,
      frameId: info.frameId ?? 0,
      url: info.srcUrl ?? '',
      page,
      incognito: tab.incognito,
    }).catch(report);
  });
}
