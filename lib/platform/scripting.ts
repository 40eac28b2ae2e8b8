import { browser } from './browser.ts';

/**
 * Runs one of our built scripts in the top frame of a tab.
 * @throws {Error} in the browser's words, when the tab is closed to extensions or we were not asked there.
 */
export async function injectScript(tabId: number, file: string): Promise<void> {
  const results: readonly unknown[] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: [file],
  });
  // Firefox does not refuse on its own pages: it runs nothing there, and answers `[null]`.
  if (!results.some(Boolean)) throw new Error('The browser ran nothing in this page.');
}

/** Runs one of our built scripts in every frame of a tab that we may run in; what each of them answered, if anything. */
export async function runInFrames(tabId: number, file: string): Promise<unknown[]> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [file] });
  return results.flatMap(({ result }) => (result === undefined || result === null ? [] : [result as unknown]));
}

/** Puts a style sheet of the person's origin into the top frame of a tab, once; Firefox takes it out when the extension ends. */
export async function insertSheet(tabId: number, css: string): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId, frameIds: [0] }, css, origin: 'USER' });
}
