import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench/measurement.ts';
import { launchChromium } from '../../scripts/browsers/chromium.ts';
import { midmean, untilAtRest } from './benchBrowser.ts';
import { builtExtension } from './builtExtension.ts';
import { imageFor } from './generatedImage.ts';
import { generatedLike } from './generatedLikes.ts';
import { fillLibrary } from './libraryPage.ts';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

/** Pictures of a page that is scrolled through, in rows of four; and that come at once into one that stands still. */
const PICTURES = 400;
const LOT = 100;
/** Measured pairs: with marks, without. The first ones of all warm up. Scrolling differs by more than marks cost. */
const PAIRS = 10;
const SCROLLED_PAIRS = 40;
const WARM_UP = 2;
/** CSS pixels scrolled in a frame: two rows. */
const STEP = 464;
/** Milliseconds after which all that a page has begun is over. */
const SETTLED = 900;

interface BenchSite {
  /** The same pages under two names, of which one has marks. */
  readonly marked: string;
  readonly plain: string;
  /** Where the pictures are, for both. */
  readonly pictures: string;
  readonly close: () => void;
}

/** `/none`, `/10` and `/1`: no pictures, or all of them, of which the library holds one in so many. */
async function serveSite(): Promise<BenchSite> {
  let pictures = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.endsWith('.jpg')) {
      response.setHeader('content-type', 'image/png');
      response.setHeader('cache-control', 'max-age=3600');
      response.end(imageFor('300x200'));
      return;
    }
    const everyNth = Number(path.slice(1));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Pictures</title><style>main { display: grid; grid-template-columns: repeat(4, 300px); gap: 12px }
      h3 { font: 14px/20px sans-serif; height: 20px; margin: 0; overflow: hidden }</style>
      <main>${everyNth > 0 ? picturesAsHtml(pictures, PICTURES, everyNth) : ''}</main>`,
    );
  });
  const { port } = await listenOnLoopback(server);
  pictures = `http://pictures.localhost:${port}`;
  return {
    marked: `http://127.0.0.1:${port}`,
    plain: `http://localhost:${port}`,
    pictures,
    close: () => server.close(),
  };
}

function picturesAsHtml(origin: string, count: number, everyNth: number): string {
  return Array.from({ length: count }, (_, index) => {
    const { url, caption } = generatedLike(index, PICTURES, origin);
    const address = index % everyNth === 0 ? url : `${origin}/other-${index}.jpg`;
    return `<article><a href="/${index}"><img src="${address}" width="300" height="200" alt="${caption}"></a><h3>${caption}</h3></article>`;
  }).join('');
}

/** A copy of the build that is let into the marked site without asking. */
async function allowedBuild(folder: string): Promise<string> {
  const copy = join(folder, 'extension');
  await cp(await builtExtension(), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return copy;
}

interface InExtension {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** Milliseconds of processor time that the page's main thread has worked, whoever kept it busy. */
async function busy(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

interface Tab {
  readonly page: Page;
  readonly tools: CDPSession;
}

type Tabs = readonly [plain: Tab, marked: Tab];

/** What marks add to some work of the page: the middle half of the differences between doing it with and without them. */
async function extraOf(tabs: Tabs, pairs: number, work: (page: Page) => Promise<unknown>): Promise<number> {
  const extra: number[] = [];
  for (let pair = -WARM_UP; pair < pairs; pair++) {
    const times = [0, 0];
    // Neither of them always first.
    for (const which of pair % 2 === 0 ? [0, 1] : [1, 0]) {
      const { page, tools } = tabs[which as 0 | 1];
      await page.bringToFront();
      const before = await busy(tools);
      await work(page);
      times[which] = (await busy(tools)) - before;
    }
    if (pair >= 0) extra.push((times[1] ?? NaN) - (times[0] ?? NaN));
  }
  return midmean(extra);
}

async function goto(tabs: Tabs, site: BenchSite, path: string): Promise<void> {
  for (const [index, { page }] of tabs.entries()) {
    await page.bringToFront();
    await page.goto(`${index === 0 ? site.plain : site.marked}/${path}`);
    await untilAtRest(page);
    await page.waitForTimeout(2 * SETTLED);
  }
}

/** From the top to the end. */
function scrollThrough(page: Page): Promise<unknown> {
  return page.evaluate(async (step) => {
    const frame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));
    scrollTo(0, 0);
    await frame();
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy(0, step);
      await frame();
    }
    await new Promise((over) => setTimeout(over, 300));
  }, STEP);
}

function showPictures(page: Page, html: string): Promise<unknown> {
  return page.evaluate(
    async ([pictures, settled]) => {
      const main = document.querySelector('main');
      if (main) main.innerHTML = pictures;
      await new Promise((over) => setTimeout(over, settled));
    },
    [html, SETTLED] as const,
  );
}

async function* measure(tabs: Tabs, site: BenchSite): AsyncGenerator<Measurement> {
  for (const [everyNth, which, limit, pairs] of [
    [10, 'one in ten judged', 1, SCROLLED_PAIRS],
    // What is promised is one in ten, as people judge. Each sign that comes into view is drawn and painted anew: ten times
    // as many of them cost more, and are measured so that they do not come to cost yet more.
    [1, 'all judged', 2, SCROLLED_PAIRS / 2],
  ] as const) {
    await goto(tabs, site, String(everyNth));
    const extra = await extraOf(tabs, pairs, scrollThrough);
    yield row(`100 pictures scrolled into view, ${which}`, (100 * extra) / PICTURES, limit);
  }
  await goto(tabs, site, 'none');
  for (const [everyNth, which, limit] of [
    [10, 'one in ten judged', 15],
    [1, 'all judged', 25],
  ] as const) {
    const html = picturesAsHtml(site.pictures, LOT, everyNth);
    const extra = await extraOf(tabs, PAIRS, (page) => showPictures(page, html));
    yield row(`100 pictures that come into a page, when it has time, ${which}`, extra, limit);
  }
  const start = await extraOf(tabs, PAIRS, async (page) => {
    await page.reload();
    await page.waitForTimeout(SETTLED);
  });
  yield row('a page, once, until they are there', start, 60);
}

function row(what: string, value: number, limit: number): Measurement {
  return {
    name: `marks: main thread for ${what}`,
    value,
    unit: 'ms',
    floor: limit,
    floorName: 'budget: so much beyond the page without marks',
    limit: 1,
  };
}

/**
 * Two tabs show the same page, of which one has marks, and do the same by turns. Counted is the processor time of all tasks
 * of their main threads: what the browser does because of marks is counted, whoever it does it for. Marks have three costs:
 * what is added while a page is scrolled; pictures that come are read, asked for and drawn, ahead of that and in small
 * pieces when the page has nothing to do; and a page has to start the scripts, and to open the way to the background, once.
 */
const marksBench: Bench = async function* () {
  const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-bench-marks-'));
  const site = await serveSite();
  const browser = await launchChromium({ extensionDir: await allowedBuild(folder) });
  try {
    await fillLibrary(browser, PICTURES, site.pictures);
    const ours = browser.playwrightPage(await browser.openExtensionPage('icon/128.png'));
    const message = { name: 'settings.change', request: { changes: { sites: { '127.0.0.1': { marks: true } } } } };
    await ours.evaluate((sent) => (globalThis as unknown as InExtension).chrome.runtime.sendMessage(sent), message);
    const open = async (url: string): Promise<Tab> => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${url}/none`);
      const tools = await page.context().newCDPSession(page);
      await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
      return { page, tools };
    };
    yield* measure([await open(site.plain), await open(site.marked)], site);
  } finally {
    await browser.close();
    site.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export const benches = [marksBench];
