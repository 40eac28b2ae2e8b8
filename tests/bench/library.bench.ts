import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Bench, Measurement } from '../../scripts/bench.ts';
import { startDisplay } from '../../scripts/browsers/display.ts';
import { launchChromium, type ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type { LibraryFilter, LibrarySort } from '../../lib/core/libraryQuery.ts';
import { median } from './benchBrowser.ts';
import { commonSite, commonTag, commonWord, generatedFrom, rareWord } from './generatedLikes.ts';
import type * as inPage from './libraryInPage.ts';
import { servePhotographs } from './photographServer.ts';

declare const library: typeof inPage;

const THOUSAND = 1000;
const ZIPPED = 10_000;
const OPENINGS = 7;
const FIRST_SCREEN = 60;
const MAX_RECORDS = 1000;
/** A large library takes long to make: it is kept with the packages, and made anew when what it is made of changes. */
const MADE_OF = 'schema-2-likes-2';
const EXTENSION = resolve('.output/chrome-mv3');

const queries: readonly (readonly [name: string, filter: Partial<LibraryFilter>, sort: LibrarySort])[] = [
  ['everything, newest', {}, 'newest'],
  ['everything, oldest', {}, 'oldest'],
  ['everything, recently judged', {}, 'judged'],
  ['everything, largest', {}, 'largest'],
  ['everything, by name', {}, 'name'],
  ['a common word', { text: commonWord }, 'newest'],
  ['a rare word', { text: rareWord }, 'newest'],
  ['one letter', { text: commonWord.slice(0, 2) }, 'newest'],
  ['a word that is nowhere', { text: 'qqqqqq' }, 'newest'],
  ['two words', { text: `${commonWord} ${rareWord}` }, 'newest'],
  ['disliked', { reactions: ['disliked'] }, 'newest'],
  ['disliked, smallest', { reactions: ['disliked'] }, 'smallest'],
  ['a site and a tag', { sites: [commonSite], tags: [commonTag] }, 'newest'],
  ['a site, oldest', { sites: [commonSite] }, 'oldest'],
  ['a word, liked, huge', { text: commonWord, reactions: ['liked'], sizes: ['huge'] }, 'newest'],
  ['a month, by name', { from: generatedFrom, until: generatedFrom + 30 * 86_400_000 }, 'name'],
  ['a tag, by name', { tags: [commonTag] }, 'name'],
];

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

/** A page of the built extension with the script in it, where nothing of the extension's own runs. */
async function openPage(browser: ChromiumBrowser): Promise<Page> {
  const page = browser.playwrightPage(await browser.openExtensionPage('icon/128.png'));
  script ??= buildScript();
  await page.evaluate(await script);
  return page;
}

async function fill(browser: ChromiumBrowser, count: number, origin?: string): Promise<void> {
  const page = await openPage(browser);
  const filled = await page.evaluate(([many, where]) => library.fill(many, where), [count, origin] as const);
  if (filled !== count) throw new Error(`The library has ${filled} Likes where ${count} are wanted.`);
  await page.close();
}

/** Milliseconds from the address to the first card, median of several. */
async function timeFirstScreen(browser: ChromiumBrowser): Promise<number> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const page = await browser.context.newPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('[role="list"] [role="listitem"], ul li img') === null) return;
        observer.disconnect();
        performance.mark('first card');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${browser.extensionOrigin}/options.html`);
    const time = await page.waitForFunction(() => performance.getEntriesByName('first card')[0]?.startTime);
    times.push((await time.jsonValue()) ?? NaN);
    await page.close();
  }
  return median(times);
}

async function measureQueries(page: Page): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const [name, filter, sort] of queries) {
    const { records } = await page.evaluate(([wanted, by, limit]) => library.firstScreen(wanted, by, limit), [
      filter,
      sort,
      FIRST_SCREEN,
    ] as const);
    rows.push({
      name: `records read for: ${name}`,
      value: records,
      unit: 'records',
      floor: MAX_RECORDS,
      limit: 1,
    });
  }
  return rows;
}

interface Exported {
  readonly ms: number;
  /** The most that the page's heap held at any time, garbage included, over what it held before. */
  readonly heap: number;
}

/** One export as a person makes it, through the options page. */
async function exportAs(browser: ChromiumBrowser, format: string, asks = false): Promise<Exported> {
  const driven = await browser.openExtensionPage('options.html#export');
  const page = browser.playwrightPage(driven);
  await page.getByRole('radio', { name: format, exact: true }).check();
  if (asks) await page.getByText('Needs to read pictures').waitFor();
  const tools = await page.context().newCDPSession(page);
  const used = async () => (await tools.send('Runtime.getHeapUsage')).usedSize;
  await tools.send('HeapProfiler.collectGarbage');
  const before = await used();
  let most = before;
  const start = performance.now();
  await page.getByRole('button', { name: /^Export/ }).click();
  if (asks) await browser.allowPermission(driven);
  const ended = page.getByRole('status').filter({ hasText: 'exported' });
  const failed = page.getByRole('alert');
  while (!(await ended.isVisible())) {
    if (await failed.isVisible()) throw new Error(`${format}: ${await failed.innerText()}`);
    most = Math.max(most, await used());
    await page.waitForTimeout(100);
  }
  const ms = performance.now() - start;
  await page.close();
  return { ms, heap: (most - before) / 1e6 };
}

const heapRow = (what: string, value: number, floor: number): Measurement => ({
  name: `heap of ${what}`,
  value,
  unit: 'MB',
  floor,
  limit: 1,
});

const timeRow = (name: string, { ours, bare }: { readonly ours: number; readonly bare: number }): Measurement => ({
  name,
  value: ours,
  unit: 'ms',
  floor: bare,
  limit: 1.5,
});

/** What does not depend on the library's size. */
async function measureSmall(downloads: string): Promise<{ firstScreen: number; zip: Exported }> {
  const server = await servePhotographs();
  // Chromium asks for permissions in windows only.
  const display = await startDisplay();
  const browser = await launchChromium({
    extensionDir: EXTENSION,
    downloadsDir: downloads,
    headless: false,
    display: display.name,
  });
  try {
    await fill(browser, THOUSAND, server.origin);
    const firstScreen = await timeFirstScreen(browser);
    await fill(browser, ZIPPED, server.origin);
    return { firstScreen, zip: await exportAs(browser, 'ZIP', true) };
  } finally {
    await browser.close();
    await display.stop();
    server.close();
  }
}

const libraryBench: Bench = async ({ likes }) => {
  if (!existsSync(EXTENSION)) throw new Error('There is no build: run npm run build first.');
  const downloads = join(tmpdir(), `likeable-gallery-bench-${process.pid}`);
  const kept = resolve('node_modules/.cache/likeable-gallery', `bench-library-${MADE_OF}-${likes}`);
  await mkdir(kept, { recursive: true });
  const browser = await launchChromium({ extensionDir: EXTENSION, userDataDir: kept, downloadsDir: downloads });
  try {
    await fill(browser, likes);
    const firstScreen = await timeFirstScreen(browser);
    const page = await openPage(browser);
    const acknowledgement = await page.evaluate((count) => library.timeAcknowledgements(200, count), likes);
    const judgement = await page.evaluate((count) => library.timeJudgements(200, count), likes);
    const firstJudgement = await page.evaluate((count) => library.timeFirstJudgements(200, count), likes);
    const lookup = await page.evaluate((count) => library.timeLookups(2000, 5, count), likes);
    const reads = await measureQueries(page);
    const walk = await page.evaluate(() => library.timeCursorWalk());
    await page.close();
    const jsonl = await exportAs(browser, 'JSON Lines');
    const csv = await exportAs(browser, 'CSV');
    const parquet = await exportAs(browser, 'Parquet');
    await browser.close();
    const small = await measureSmall(downloads);
    const at = `at ${likes.toLocaleString('en')} Likes`;
    return [
      timeRow(`a judgement, acknowledged, ${at}, against an empty message and a strict put`, acknowledgement),
      timeRow(`a judgement stored, ${at}, against a strict put`, judgement),
      timeRow(`the first judgement of a picture stored, ${at}, against a strict put`, firstJudgement),
      timeRow(`reactions of 2,000 pictures, ${at}, against the same gets`, lookup),
      {
        name: `library’s first screen, ${at}, against 1,000`,
        value: firstScreen,
        unit: 'ms',
        floor: small.firstScreen,
        limit: 1.5,
      },
      ...reads,
      { name: `JSON Lines, ${at}, against a bare cursor walk`, value: jsonl.ms, unit: 'ms', floor: walk, limit: 2 },
      heapRow(`JSON Lines, ${at}`, jsonl.heap, 150),
      heapRow(`CSV, ${at}`, csv.heap, 150),
      heapRow(`Parquet, ${at}`, parquet.heap, 250),
      heapRow('a ZIP of 10,000 pictures', small.zip.heap, 150),
    ];
  } finally {
    await browser.close().catch(() => undefined);
    await rm(downloads, { recursive: true, force: true });
  }
};

export const benches = [libraryBench];
