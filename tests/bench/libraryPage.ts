import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type * as inPage from './libraryInPage.ts';
import { buildGlobalScript } from './pageScript.ts';

declare const library: typeof inPage;

let script: Promise<string> | null = null;

/** A page of the built extension with `library` in it, where nothing of the extension's own runs. */
export async function openLibraryPage(browser: ChromiumBrowser): Promise<Page> {
  const page = browser.playwrightPage(await browser.openExtensionPage('icon/128.png'));
  script ??= buildGlobalScript('tests/bench/libraryInPage.ts', 'library');
  await page.evaluate(await script);
  return page;
}

/** Brings the extension's library to that many generated Likes. `origin` is where their pictures lie. */
export async function fillLibrary(browser: ChromiumBrowser, count: number, origin?: string): Promise<void> {
  const page = await openLibraryPage(browser);
  const filled = await page.evaluate(([many, where]) => library.fill(many, where), [count, origin] as const);
  if (filled !== count) throw new Error(`The library has ${filled} Likes where ${count} are wanted.`);
  await page.close();
}
