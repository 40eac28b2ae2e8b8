import { browser } from './browser.ts';

/** The tab in front of the person; `null` when there is none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** A tab's address, as far as we may know it: where the person has let us in. */
export async function addressOf(tabId: number): Promise<string | undefined> {
  return (await browser.tabs.get(tabId)).url;
}

/** Opens the options page at one of its sections, in a tab of its own. */
export async function openOptions(section: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`options.html#${section}`) });
}

/** Opens an address in a tab of its own; which ones may be opened is the caller's to say, in words the person sees. */
export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}
