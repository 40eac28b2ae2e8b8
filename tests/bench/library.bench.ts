import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench/measurement.ts';
import type { Trend, TrendPoint } from '../../scripts/bench/trends.ts';
import { startDisplay } from '../../scripts/browsers/display.ts';
import { launchChromium, type ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type { LibraryFilter, LibrarySort } from '../../lib/core/library/libraryQuery.ts';
import { median } from './benchBrowser.ts';
import { builtExtension } from './builtExtension.ts';
import { commonSite, commonTag, commonWord, generatedFrom, rareWord } from './generatedLikes.ts';
import type * as inPage from './libraryInPage.ts';
import type { Timed } from './libraryInPage.ts';
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
const JUDGEMENTS = 200;
const LOOKED_UP = 2000;
const sizes = [100, THOUSAND];
const growthSizes = [10, 100, THOUSAND, 10_000, 100_000];

const aTrend = (name: string, floorName: string | null, grows: Trend['grows']): Trend => ({
  name,
  of: 'Likes',
  unit: 'ms',
  floorName,
  grows,
});
const acknowledging = aTrend('a judgement, acknowledged', 'an empty message and a strict put', 'not');
const storing = aTrend('a judgement, stored', 'a strict put', 'not');
const lookingUp = aTrend('looking a picture up', 'a bare get', 'not');
const showing = aTrend('the library’s first screen', null, 'not');
const WALK = 'a bare walk by cursor';
const exporting = {
  'JSON Lines': aTrend('export as JSON Lines', WALK, 'evenly'),
  CSV: aTrend('export as CSV', WALK, 'evenly'),
  Parquet: aTrend('export as Parquet', WALK, 'evenly'),
} as const;
type Format = keyof typeof exporting;
const formats = ['JSON Lines', 'CSV', 'Parquet'] as const satisfies readonly Format[];
/** What a format's export may hold of the heap, in megabytes, and how long it may take as a multiple of the bare walk. */
const exportLimits: Readonly<Record<Format, { readonly heap: number; readonly time: number }>> = {
  'JSON Lines': { heap: 150, time: 2 },
  CSV: { heap: 150, time: 2 },
  Parquet: { heap: 250, time: 2 },
};

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
      floorName: 'budget: a thousand records for a screen of 60',
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
    await page.waitForTimeout(20);
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
  floorName: 'budget: whatever the size of the library',
  limit: 1,
});

interface Library {
  /** Milliseconds, each as it is with us and at the least. */
  readonly acknowledged: Timed;
  readonly stored: Timed;
  readonly firstStored: Timed;
  readonly lookups: Timed;
  readonly firstScreen: number;
  readonly records: readonly Measurement[];
  readonly walk: number;
  readonly exports: Readonly<Record<Format, Exported>>;
}

async function measureLibrary(likes: number, downloads: string): Promise<Library> {
  const kept = resolve('node_modules/.cache/likeable-gallery', `bench-library-${MADE_OF}-${likes}`);
  await mkdir(kept, { recursive: true });
  const extensionDir = await builtExtension();
  const browser = await launchChromium({ extensionDir, userDataDir: kept, downloadsDir: downloads });
  try {
    await fillLibrary(browser, likes);
    const firstScreen = await timeFirstScreen(browser);
    const page = await openLibraryPage(browser);
    const [times, count] = [JUDGEMENTS, likes];
    const acknowledged = await page.evaluate(([n, of]) => library.timeAcknowledgements(n, of), [times, count] as const);
    const stored = await page.evaluate(([n, of]) => library.timeJudgements(n, of), [times, count] as const);
    const firstStored = await page.evaluate(([n, of]) => library.timeFirstJudgements(n, of), [times, count] as const);
    const pictures = Math.min(LOOKED_UP, likes);
    const lookups = await page.evaluate(([n, of]) => library.timeLookups(n, 5, of), [pictures, count] as const);
    const records = await measureQueries(page);
    const walk = await page.evaluate(() => library.timeCursorWalk());
    await page.close();
    const exports = {
      'JSON Lines': await exportAs(browser, 'JSON Lines'),
      CSV: await exportAs(browser, 'CSV'),
      Parquet: await exportAs(browser, 'Parquet'),
    };
    return { acknowledged, stored, firstStored, lookups, firstScreen, records, walk, exports };
  } finally {
    await browser.close();
  }
}

function pointsOf(size: number, measured: Library): TrendPoint[] {
  const pictures = Math.min(LOOKED_UP, size);
  const { acknowledged, stored, lookups, firstScreen, walk, exports } = measured;
  return [
    { trend: acknowledging, size, value: acknowledged.ours, floor: acknowledged.bare },
    { trend: storing, size, value: stored.ours, floor: stored.bare },
    { trend: lookingUp, size, value: lookups.ours / pictures, floor: lookups.bare / pictures },
    { trend: showing, size, value: firstScreen, floor: null },
    ...formats.map((format) => ({ trend: exporting[format], size, value: exports[format].ms, floor: walk })),
  ];
}

function rowsOf(likes: number, measured: Library, small: Library): Measurement[] {
  const at = `at ${likes.toLocaleString('en')} Likes`;
  const timeRow = (name: string, { ours, bare }: Timed, floorName: string, limit = 1.5): Measurement => ({
    name: `${name}, ${at}`,
    value: ours,
    unit: 'ms',
    floor: bare,
    floorName,
    limit,
  });
  const { acknowledged, stored, firstStored, lookups, firstScreen, records, walk, exports } = measured;
  return [
    timeRow('a judgement acknowledged', acknowledged, 'an empty message and a strict put'),
    timeRow('a judgement stored', stored, 'a strict put'),
    timeRow('the first judgement of a picture stored', firstStored, 'a strict put that looks for nothing first', 2),
    timeRow(`reactions of ${LOOKED_UP.toLocaleString('en')} pictures`, lookups, 'the same gets, bare'),
    timeRow('the library’s first screen', { ours: firstScreen, bare: small.firstScreen }, 'the same at 1,000 Likes'),
    ...records,
    ...formats.flatMap((format) => [
      timeRow(format, { ours: exports[format].ms, bare: walk }, WALK, exportLimits[format].time),
      heapRow(`${format}, ${at}`, exports[format].heap, exportLimits[format].heap),
    ]),
  ];
}

async function exportZip(downloads: string): Promise<Exported> {
  const extensionDir = await builtExtension();
  const server = await servePhotographs();
  // Chromium asks for permissions in windows only.
  const display = await startDisplay();
  const browser = await launchChromium({
    extensionDir,
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

const libraryBench: Bench = async function* ({ likes, growth }) {
  const downloads = join(tmpdir(), `likeable-gallery-bench-${process.pid}`);
  const measured = new Map<number, Library>();
  const wanted = new Set([...(growth ? growthSizes : sizes), likes]);
  try {
    for (const size of [...wanted].toSorted((a, b) => a - b)) {
      const ofSize = await measureLibrary(size, downloads);
      measured.set(size, ofSize);
      yield* pointsOf(size, ofSize);
    }
    const [large, small] = [measured.get(likes), measured.get(THOUSAND)];
    if (growth || large === undefined || small === undefined) return;
    yield* rowsOf(likes, large, small);
    yield heapRow(`a ZIP of ${ZIPPED.toLocaleString('en')} pictures`, (await exportZip(downloads)).heap, 150);
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
};

export const benches = [libraryBench];
