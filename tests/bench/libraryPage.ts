import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type * as inPage from './libraryInPage.ts';

declare const library: typeof inPage;

let script: Promise<string> | null = null;

async function buildScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'tests/bench/libraryInPage.ts', formats: ['iife'], name: 'library', fileName: 'library' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error('The script for the library was not built.');
  return chunk.code.replace(/^(?:var|const) library\s*=/, 'globalThis.library =');
}

/** A page of the built extension with `library` in it, where nothing of the extension's own runs. */
export async function openLibraryPage(browser: ChromiumBrowser): Promise<Page> {
  const page = browser.playwrightPage(await browser.openExtensionPage('icon/128.png'));
  script ??= buildScript();
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
