import { browser } from './browser.ts';
import { sendToBackground, type Envelope } from './messaging.ts';

/** To our script in a tab's top frame. Rejects when there is none. */
export function sendToTab(tabId: number, message: Envelope): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 });
}

/** To the pages of ours that are open; where none listens, nobody is to hear of it. */
export async function announceToOwnPages(message: Envelope): Promise<void> {
  await Promise.allSettled([sendToBackground(message)]);
}

/** To every page that shows Likes; those that do not listen are none of our concern. */
export async function announce(message: Envelope): Promise<void> {
  const tabs = await browser.tabs.query({});
  const deliveries = tabs.flatMap(({ id }) => (id === undefined ? [] : [sendToTab(id, message)]));
  await Promise.allSettled([...deliveries, sendToBackground(message)]);
}
