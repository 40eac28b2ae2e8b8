import { readdirSync, readFileSync } from 'node:fs';
import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import type { FirefoxBrowser } from '../../../scripts/browsers/firefox.ts';
import { watchChromiumJudgements } from './contentWorld.ts';
import { watchFirefoxJudgements } from './firefox.ts';
import type { Judgements } from './judgements.ts';
import { nextJudgement } from './settling.ts';
import type { Random } from '../seededRandom.ts';

/** Ends the extension's worker or event page; `false` when there was none to end. */
export interface BackgroundKiller {
  /** As the browser ends it when it is idle, but at once and whatever it does. */
  stop(): Promise<boolean>;
  /** SIGKILL to the process it lives in. Firefox may never start an event page again after that, whatever the extension does. */
  readonly crash: (() => Promise<boolean>) | null;
}

export async function createBackgroundKiller(browser: ExtensionBrowser): Promise<BackgroundKiller> {
  if (browser.kind === 'chromium') return createWorkerKiller(browser as ChromiumBrowser);
  return { stop: browser.stopBackground, crash: null };
}

/** Milliseconds after a judgement was sent within which a kill comes. */
const LATEST = 16;
/** One kill of so many takes the whole process. */
const CRASHES = 10;

export interface BackgroundKill {
  readonly how: 'stop' | 'crash';
  /** Whether it has torn off a judgement that the background had taken and not answered: only such a kill counts. */
  readonly isEffective: boolean;
  /** How often somebody had to press a button before, so that the gallery went on. */
  readonly stops: number;
}

/** Kills the background once while somebody judges in the page, shortly after a judgement was sent to it. */
export async function killBackground(
  killer: BackgroundKiller,
  page: DrivenPage,
  judgements: Judgements,
  random: Random,
): Promise<BackgroundKill> {
  // It lives and works: it has stored something since it was killed last, and has got something to store.
  let stops = await nextJudgement(page, judgements, 'stored');
  stops += await nextJudgement(page, judgements, 'sent');
  await new Promise((resolve) => setTimeout(resolve, random.below(LATEST)));
  const outcomes = judgements.outcomes();
  const how = killer.crash && random.below(CRASHES) === 0 ? 'crash' : 'stop';
  const hit = await killer[how]?.();
  const isTorn = (await outcomes).some((outcome) => outcome.kind === 'torn' && outcome.taken);
  return { how, isEffective: isTorn && hit === true, stops };
}

/** Listens in on what the gallery over a page asks of the background; changes nothing of it. */
export function watchJudgements(browser: ExtensionBrowser, page: DrivenPage): Promise<Judgements> {
  return browser.kind === 'chromium'
    ? watchChromiumJudgements(browser as ChromiumBrowser, page)
    : watchFirefoxJudgements(browser as FirefoxBrowser);
}

/** Ends the extension's worker again and again, at once and without waiting for its end. */
async function createWorkerKiller(browser: ChromiumBrowser): Promise<BackgroundKiller> {
  const { context, extensionOrigin } = browser;
  // Any page's session tells of every worker of the profile.
  const page = context.pages()[0] ?? (await context.newPage());
  const devTools = await context.newCDPSession(page);
  const statuses = new Map<string, string>();
  devTools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { scriptURL, versionId, runningStatus } of versions) {
      if (scriptURL.startsWith(`${extensionOrigin}/`)) statuses.set(versionId, runningStatus);
    }
  });
  await devTools.send('ServiceWorker.enable');
  const { processInfo } = await browser.devTools.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser')?.id;
  return {
    async stop() {
      const running = [...statuses].filter(([, status]) => status === 'running');
      for (const [versionId] of running) await devTools.send('ServiceWorker.stopWorker', { versionId });
      return running.length > 0;
    },
    async crash() {
      const found = main === undefined ? [] : extensionProcesses(main);
      for (const id of found) process.kill(id, 'SIGKILL');
      return found.length > 0;
    },
  };
}

/** Linux tells of every process by what words it was started and by whom. */
function extensionProcesses(browser: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split(/[\0 ]/);
        return words.includes('--type=renderer') && words.includes('--extension-process') && descends(id, browser);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

function descends(id: number, ancestor: number): boolean {
  for (let at = id; at > 1; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

function parentOf(id: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
}
