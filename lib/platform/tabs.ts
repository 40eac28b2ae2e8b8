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

/** The address of one of our own pages. */
export function ownPage(path: string): string {
  return browser.runtime.getURL(path);
}

/** Opens an address in the window of a tab: right beside it, or behind all others when it stays in the background. */
export async function openBeside(
  url: string,
  { tabId, inFront }: { readonly tabId?: number | undefined; readonly inFront: boolean },
): Promise<void> {
  const beside = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
  await browser.tabs.create({
    url,
    active: inFront,
    ...(beside?.windowId === undefined ? {} : { windowId: beside.windowId }),
    ...(beside !== undefined && inFront ? { index: beside.index + 1 } : {}),
  });
}

/** Every open tab. */
export async function allTabs(): Promise<readonly number[]> {
  return (await browser.tabs.query({})).flatMap(({ id }) => id ?? []);
}

/** Tabs that show pages of these match patterns, as far as the person has let us in. */
export async function tabsOf(patterns: readonly string[]): Promise<readonly number[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false });
  return tabs.flatMap(({ id }) => id ?? []);
}
