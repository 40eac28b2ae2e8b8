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

/** What the browser says of a tab and its page; `null` where we were not let in. */
export async function knownTab(
  tabId: number,
): Promise<{ readonly url: string; readonly title: string; readonly incognito: boolean } | null> {
  const { url, title, incognito } = await browser.tabs.get(tabId);
  return url === undefined ? null : { url, title: title ?? '', incognito };
}

/** The tab that shows one of our own pages. */
export async function tabShowing(address: string): Promise<number | null> {
  return (await browser.tabs.query({})).find(({ url, pendingUrl }) => (pendingUrl ?? url) === address)?.id ?? null;
}

/** Brings a tab before the person, with its window. */
export async function showTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

export async function closeTab(tabId: number): Promise<void> {
  await browser.tabs.remove(tabId);
}

/** The tab that one of our own pages is in. */
export async function ownTab(): Promise<number | undefined> {
  return (await browser.tabs.getCurrent()).id;
}

export async function closeOwnTab(): Promise<void> {
  const tabId = await ownTab();
  if (tabId !== undefined) await closeTab(tabId);
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
