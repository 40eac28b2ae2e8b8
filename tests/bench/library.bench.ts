import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench.ts';
import { startDisplay } from '../../scripts/browsers/display.ts';
import { launchChromium, type ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type { LibraryFilter, LibrarySort } from '../../lib/core/libraryQuery.ts';
import { median } from './benchBrowser.ts';
import { commonSite, commonTag, commonWord, generatedFrom, rareWord } from './generatedLikes.ts';
import type * as inPage from './libraryInPage.ts';
import { fillLibrary, openLibraryPage } from './libraryPage.ts';
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

/**
 * Milliseconds from the address to the first card, median of several. Another page of ours has the database open, as the
 * background has while it lives: opening a large one again takes Chromium itself half a second, whoever asks.
 */
async function timeFirstScreen(browser: ChromiumBrowser): Promise<number> {
  const times: number[] = [];
  const other = await openLibraryPage(browser);
  await other.evaluate(() => library.holdOpen());
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
  await other.close();
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

async function timeSmallFirstScreen(): Promise<number> {
  const browser = await launchChromium({ extensionDir: EXTENSION });
  try {
    await fillLibrary(browser, THOUSAND);
    return await timeFirstScreen(browser);
  } finally {
    await browser.close();
  }
}

async function exportZip(downloads: string): Promise<Exported> {
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
    await fillLibrary(browser, ZIPPED, server.origin);
    return await exportAs(browser, 'ZIP', true);
  } finally {
    await browser.close();
    await display.stop();
    server.close();
  }
}

const libraryBench: Bench = async function* ({ likes }) {
  if (!existsSync(EXTENSION)) throw new Error('There is no build: run npm run build first.');
  const downloads = join(tmpdir(), `likeable-gallery-bench-${process.pid}`);
  const kept = resolve('node_modules/.cache/likeable-gallery', `bench-library-${MADE_OF}-${likes}`);
  await mkdir(kept, { recursive: true });
  const browser = await launchChromium({ extensionDir: EXTENSION, userDataDir: kept, downloadsDir: downloads });
  const at = `at ${likes.toLocaleString('en')} Likes`;
  try {
    await fillLibrary(browser, likes);
    const firstScreen = await timeFirstScreen(browser);
    const page = await openLibraryPage(browser);
    yield timeRow(
      `a judgement, acknowledged, ${at}, against an empty message and a strict put`,
      await page.evaluate((count) => library.timeAcknowledgements(200, count), likes),
    );
    yield timeRow(
      `a judgement stored, ${at}, against a strict put`,
      await page.evaluate((count) => library.timeJudgements(200, count), likes),
    );
    yield {
      ...timeRow(
        `the first judgement of a picture stored, ${at}, against a strict put that looks for nothing first`,
        await page.evaluate((count) => library.timeFirstJudgements(200, count), likes),
      ),
      limit: 2,
    };
    yield timeRow(
      `reactions of 2,000 pictures, ${at}, against the same gets`,
      await page.evaluate((count) => library.timeLookups(2000, 5, count), likes),
    );
    yield* await measureQueries(page);
    const walk = await page.evaluate(() => library.timeCursorWalk());
    await page.close();
    const jsonl = await exportAs(browser, 'JSON Lines');
    yield { name: `JSON Lines, ${at}, against a bare cursor walk`, value: jsonl.ms, unit: 'ms', floor: walk, limit: 2 };
    yield heapRow(`JSON Lines, ${at}`, jsonl.heap, 150);
    yield heapRow(`CSV, ${at}`, (await exportAs(browser, 'CSV')).heap, 150);
    yield heapRow(`Parquet, ${at}`, (await exportAs(browser, 'Parquet')).heap, 250);
    await browser.close();
    yield {
      name: `library’s first screen, ${at}, against 1,000`,
      value: firstScreen,
      unit: 'ms',
      floor: await timeSmallFirstScreen(),
      limit: 1.5,
    };
    yield heapRow('a ZIP of 10,000 pictures', (await exportZip(downloads)).heap, 150);
  } finally {
    await browser.close().catch(() => undefined);
    await rm(downloads, { recursive: true, force: true });
  }
};

export const benches = [libraryBench];
