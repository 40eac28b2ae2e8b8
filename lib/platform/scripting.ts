import { browser } from './browser.ts';
import { leaveWanted, type Wanted } from './wantedInFrame.ts';

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

/**
 * Runs one of our built scripts in one frame, told what is wanted of it; what it answered.
 * @throws {Error} in the browser's words, when we may not run there.
 */
export async function askFrame(
  { tabId, frameId }: { readonly tabId: number; readonly frameId: number },
  file: string,
  wanted: Wanted,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, func: leaveWanted, args: [wanted] });
  const [answered] = await browser.scripting.executeScript({ target, files: [file] });
  return answered?.result ?? null;
}

/** One of our built scripts that runs in the top frame of every page of some sites. */
export interface PageScript {
  readonly id: string;
  readonly file: string;
  readonly runAt: 'document_start' | 'document_idle';
}

/** The match patterns of the pages that one of them runs in; none where it is not registered. */
export async function registeredPatterns({ id }: PageScript): Promise<readonly string[]> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  return registered?.matches ?? [];
}

/** Has scripts run in the pages of these match patterns from now on, and in no others; browsers remember it. */
export async function registerScripts(scripts: readonly PageScript[], patterns: readonly string[]): Promise<void> {
  const ids = scripts.map(({ id }) => id);
  const known = new Set((await browser.scripting.getRegisteredContentScripts({ ids })).map(({ id }) => id));
  if (patterns.length === 0) {
    if (known.size > 0) await browser.scripting.unregisterContentScripts({ ids: [...known] });
    return;
  }
  const wanted = scripts.map(({ id, file, runAt }) => ({
    id,
    js: [file],
    matches: [...patterns],
    runAt,
    persistAcrossSessions: true,
  }));
  // Updated in one step, so that no page that is loaded meanwhile goes without.
  await browser.scripting.updateContentScripts(wanted.filter(({ id }) => known.has(id)));
  await browser.scripting.registerContentScripts(wanted.filter(({ id }) => !known.has(id)));
}
