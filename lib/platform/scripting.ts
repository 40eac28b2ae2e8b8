import { browser } from './browser.ts';

/**
 * Runs one of our built scripts in the top frame of a tab.
 * @throws {Error} in the browser's words, when the tab is closed to extensions or we were not asked there.
 */
export async function injectScript(tabId: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [file] });
}
