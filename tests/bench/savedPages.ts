import type { Browser, BrowserContext, Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Measurement } from '../../scripts/bench/measurement.ts';
import { median } from './benchBrowser.ts';
import { benchScript, type InPage } from './benchScript.ts';
import { imageFor, isTracker } from './generatedImage.ts';

declare const bench: InPage;

interface PageResult {
  /** Addresses of pictures that the browser fetched, and those of them that were not found. */
  readonly fetched: number;
  readonly missed: readonly string[];
  /** Milliseconds: the fastest of several rounds. */
  readonly collecting: number;
  readonly walking: number;
}

const rounds = 3;
/** Milliseconds after which a page has failed: its scripts may never end. */
const longestPage = 60_000;

/** Finds the pictures of each page of a folder, and holds them against what the browser itself fetched for it. */
export async function measureSavedPages(browser: Browser, folder: string): Promise<Measurement[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .toSorted();
  if (files.length === 0) throw new Error(`There are no .html files in ${folder}.`);
  const results: PageResult[] = [];
  const failures: string[] = [];
  for (const name of files) {
    try {
      results.push(await measurePage(browser, join(folder, name)));
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  report(results, failures);
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  const collecting = results.map((page) => page.collecting);
  const walking = results.map((page) => page.walking);
  const missed = sum(results.map((page) => page.missed.length)) / sum(results.map((page) => page.fetched));
  return [
    {
      name: 'saved pages that could not be measured',
      value: failures.length,
      unit: 'pages',
      floor: files.length,
      floorName: 'all of them',
      limit: 0.05,
    },
    {
      name: 'pictures of saved pages that were missed',
      value: 100 * missed,
      unit: '%',
      floor: 0.2,
      floorName: 'budget: one in 500 of what the browser fetched',
      limit: 1,
    },
    {
      name: 'collecting all saved pages',
      value: sum(collecting),
      unit: 'ms',
      floor: sum(walking),
      floorName: 'bare walks over them',
      limit: 2,
    },
    {
      name: 'collecting a saved page, median',
      value: median(collecting),
      unit: 'ms',
      floor: median(walking),
      floorName: 'a bare walk over it, median',
      // Half of the pages are done within the one or two milliseconds in which a timer's own steps show.
      limit: 3,
    },
  ];
}

/** On standard error, since standard output is for the rows. */
function report(results: readonly PageResult[], failures: readonly string[]): void {
  const fetched = results.reduce((total, page) => total + page.fetched, 0);
  const missed = results.flatMap((page) => page.missed);
  const lines = [
    `Saved pages: ${results.length} measured, ${failures.length} failed.`,
    ...failures.map((failure) => `  ${failure}`),
    `Found ${fetched - missed.length} of the ${fetched} pictures that the browser fetched.`,
    ...missed.map((url) => `  missed ${url.slice(0, 200)}`),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

async function measurePage(browser: Browser, path: string): Promise<PageResult> {
  // The pages' own policies would keep the collector out, which runs as part of the page here.
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  let tooLong: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      measureIn(context, path),
      new Promise<never>((_, reject) => {
        tooLong = setTimeout(() => reject(new Error('took too long')), longestPage);
      }),
    ]);
  } finally {
    clearTimeout(tooLong);
    await context.close();
  }
}

async function measureIn(context: BrowserContext, path: string): Promise<PageResult> {
  const html = readFileSync(path, 'utf8');
  const address = addressOf(html) ?? `http://saved.example/${encodeURIComponent(basename(path))}`;
  const fetched = await serve(context, address, html);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  await page.waitForLoadState('load', { timeout: 10_000 }).catch(() => undefined);
  await scrollThrough(page);
  const expected = [...fetched].filter((url) => !isTracker(url) && !isIcon(url));
  await page.evaluate(await benchScript());
  const found = new Set(
    await page.evaluate(async () =>
      (await bench.collectImages(document)).flatMap(({ variants }) => variants.map(({ url }) => url)),
    ),
  );
  const foundFiles = new Set([...found].map(withoutFragment));
  return {
    fetched: expected.length,
    missed: expected.filter((url) => !foundFiles.has(url)),
    ...(await measureTimes(page)),
  };
}

/** The address a page gives itself, so that its relative addresses lead where they should; `null` when it gives none. */
function addressOf(html: string): string | null {
  for (const [tag] of html.matchAll(/<(?:link|meta)\s[^>]*>/gi)) {
    const isLink = /\srel\s*=\s*["']?canonical["'\s>/]/i.test(tag);
    if (!isLink && !/\sproperty\s*=\s*["']?og:url["'\s>/]/i.test(tag)) continue;
    const [, quoted, bare] = /\s(?:href|content)\s*=\s*(?:["']([^"']*)["']|([^\s>"']+))/i.exec(tag) ?? [];
    const written = (quoted ?? bare ?? '').trim().replaceAll('&amp;', '&');
    if (/^https?:\/\//i.test(written) && URL.canParse(written)) return withoutFragment(new URL(written).href);
  }
  return null;
}

/** Answers for the whole web: the page, images, and nothing else. Returns the addresses of the images asked for. */
async function serve(context: BrowserContext, address: string, html: string): Promise<ReadonlySet<string>> {
  const fetched = new Set<string>();
  await context.route(/^https?:/, (route) => {
    const request = route.request();
    const url = withoutFragment(request.url());
    if (request.resourceType() === 'image') {
      fetched.add(url);
      return route.fulfill({
        contentType: 'image/png',
        headers: { 'access-control-allow-origin': '*' },
        body: imageFor(url),
      });
    }
    if (url === address && request.isNavigationRequest() && request.frame().parentFrame() === null) {
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    }
    return route.fulfill({ status: 404, body: '' });
  });
  return fetched;
}

/** Brings what is loaded lazily. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rest = (milliseconds: number) =>
      new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
      });
    const height = Math.min(document.documentElement.scrollHeight, 40_000);
    for (let top = 0; top < height; top += innerHeight) {
      scrollTo(0, top);
      await rest(20);
    }
    scrollTo(0, 0);
    await rest(200);
  });
}

/** Warm already; the fastest round tells most of the work and least of the machine. */
function measureTimes(page: Page): Promise<{ collecting: number; walking: number }> {
  return page.evaluate(async (count) => {
    bench.bareWalk();
    let collecting = Infinity;
    let walking = Infinity;
    for (let round = 0; round < count; round++) {
      walking = Math.min(walking, await bench.timed(() => bench.bareWalk()));
      collecting = Math.min(collecting, await bench.timed(() => bench.collectImages(document)));
    }
    return { collecting, walking };
  }, rounds);
}

/** Browsers ask for a page's icon by themselves. */
function isIcon(url: string): boolean {
  return /\/favicon[^/]*$/i.test(url);
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/s, '');
}
