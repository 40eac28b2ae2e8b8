import type { ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import type { FirefoxBrowser } from '../../scripts/browsers/firefox.ts';
import { createWorkerKiller } from './faultsWorker.ts';
import { watchChromiumJudgements } from './faultsContentWorld.ts';
import { crashFirefoxExtension, watchFirefoxJudgements } from './faultsFirefox.ts';
import type { Judgements } from './faultsJudgements.ts';

/** Ends the extension's worker or event page; `false` when there was none to end. */
export interface BackgroundKiller {
  /** As the browser ends it when it is idle, but at once and whatever it does. */
  stop(): Promise<boolean>;
  /** SIGKILL to the process it lives in. */
  crash(): Promise<boolean>;
}

export async function createBackgroundKiller(browser: ExtensionBrowser): Promise<BackgroundKiller> {
  if (browser.kind === 'chromium') return createWorkerKiller(browser as ChromiumBrowser);
  return { stop: browser.stopBackground, crash: () => crashFirefoxExtension(browser as FirefoxBrowser) };
}

/** Listens in on what the gallery over a page asks of the background; changes nothing of it. */
export function watchJudgements(browser: ExtensionBrowser, page: DrivenPage): Promise<Judgements> {
  return browser.kind === 'chromium'
    ? watchChromiumJudgements(browser as ChromiumBrowser, page)
    : watchFirefoxJudgements(browser as FirefoxBrowser);
}
