import { browser } from './browser.ts';

/**
 * Opens the toolbar popup over the current window; in a tab of its own where the browser refuses (no window in front,
 * the button hidden by a policy), told which tab it is about.
 */
export async function openPopup(tabId: number): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL(`popup.html?tab=${tabId}`) });
  }
}
