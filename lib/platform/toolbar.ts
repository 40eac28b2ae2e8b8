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

export interface BadgeColours {
  readonly background: string;
  readonly text: string;
}

/** What stands on the toolbar's button while a tab is in front; browsers take it away when the tab goes to another page. */
export async function setBadge(tabId: number, text: string, colours?: BadgeColours): Promise<void> {
  if (colours !== undefined) {
    await browser.action.setBadgeBackgroundColor({ tabId, color: colours.background });
    await browser.action.setBadgeTextColor({ tabId, color: colours.text });
  }
  await browser.action.setBadgeText({ tabId, text });
}

export function readBadge(tabId: number): Promise<string> {
  return browser.action.getBadgeText({ tabId });
}

/** The tooltip of the button while a tab is in front, as long as the tab stays at its page; `null` for the usual one. */
export async function setButtonTitle(tabId: number, title: string | null): Promise<void> {
  await browser.action.setTitle({ tabId, title: title ?? (await browser.action.getTitle({})) });
}

/** What `setButtonTitle` has set, and takes it away with what stands on the button; `null` where the usual one stood. */
export async function takeButtonTitle(tabId: number): Promise<string | null> {
  const [title, usual] = await Promise.all([browser.action.getTitle({ tabId }), browser.action.getTitle({})]);
  if (title === usual) return null;
  await Promise.all([setButtonTitle(tabId, null), setBadge(tabId, '')]);
  return title;
}
