import { createServer } from 'node:http';
import preact from '@preact/preset-vite';
import type { Browser, Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench/measurement.ts';
import type { Trend, TrendPoint } from '../../scripts/bench/trends.ts';
import { launchBrowser, median, untilAtRest } from './benchBrowser.ts';
import type * as inPage from './galleryInPage.tsx';
import { imageFor } from './generatedImage.ts';
import { buildGlobalScript } from './pageScript.ts';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

declare const gallery: typeof inPage;
declare global {
  var panel: inPage.BenchPanel;
}

const MANY = 10_000;
const FEW = 100;
const MOST_ELEMENTS = 400;
const OPENINGS = 5;
const SCROLL_MS = 12_000;
/** CSS pixels in a millisecond: ten thousand pictures in half a minute. */
const SCROLL_SPEED = 24;
/** What a quick person does in ten minutes: two judgements a second, and a screen of scrolling after each tenth. */
const JUDGEMENTS = 1200;

const sizes = [10, 100, 1000, 10_000];
const growthSizes = [...sizes, 100_000];
/** With fewer pictures there is nothing to scroll. */
const scrolledSizes = growthSizes.filter((size) => size >= 100);
const opening: Trend = {
  name: 'opening the gallery',
  of: 'pictures',
  unit: 'ms',
  floorName: 'a bare page of the same pictures',
  grows: 'not',
};
const scrolling: Trend = {
  name: 'a frame while scrolling',
  of: 'pictures',
  unit: 'ms',
  floorName: 'a bare page of the same pictures',
  grows: 'not',
};

let script: Promise<string> | null = null;

/** Serves an empty page and the pictures, at once and to be kept. */
async function serve(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.endsWith('.png')) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><title>Bench</title><body style="margin:0">');
      return;
    }
    response.setHeader('content-type', 'image/png');
    response.setHeader('cache-control', 'max-age=3600');
    response.end(imageFor(url));
  });
  const { port } = await listenOnLoopback(server);
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  script ??= buildGlobalScript('tests/bench/galleryInPage.tsx', 'gallery', {
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await page.evaluate(await script);
  return page;
}

async function openPanel(page: Page, count: number): Promise<number> {
  return page.evaluate(async (pictures) => {
    globalThis.panel = await gallery.createPanel(pictures);
    return globalThis.panel.open();
  }, count);
}

async function openBarePage(page: Page, count: number): Promise<number> {
  return page.evaluate(async (pictures) => (await gallery.openBarePage(pictures)).opening, count);
}

/** Milliseconds, median; each in a page of its own. */
async function timeToOpen(
  browser: Browser,
  url: string,
  count: number,
  open: (page: Page, count: number) => Promise<number>,
): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < OPENINGS; time++) {
    const page = await openPage(browser, url);
    times.push(await open(page, count));
    await page.context().close();
  }
  return median(times);
}

async function* measureOpening(
  browser: Browser,
  url: string,
  counts: readonly number[],
): AsyncGenerator<Measurement | TrendPoint> {
  const times = new Map<number, number>();
  for (const size of counts) {
    const value = await timeToOpen(browser, url, size, openPanel);
    times.set(size, value);
    yield { trend: opening, size, value, floor: await timeToOpen(browser, url, size, openBarePage) };
  }
  yield {
    name: 'opening with 10,000 known pictures',
    value: times.get(MANY) ?? NaN,
    unit: 'ms',
    floor: times.get(FEW) ?? NaN,
    floorName: 'opening with 100',
    limit: 2,
  };
}

async function measureElements(browser: Browser, url: string, count: number): Promise<Measurement> {
  const page = await openPage(browser, url);
  await openPanel(page, count);
  await untilAtRest(page);
  const elements = await page.evaluate(() => globalThis.panel.elements());
  await page.context().close();
  return {
    name: `elements in the panel of ${count.toLocaleString('en')} pictures`,
    value: elements,
    unit: 'elements',
    floor: MOST_ELEMENTS,
    floorName: 'budget: as many as a small page has',
    limit: 1,
  };
}

interface Scrolled {
  readonly ours: inPage.ScrollResult;
  readonly bare: inPage.ScrollResult;
}

async function scrollBoth(browser: Browser, url: string, count: number): Promise<Scrolled> {
  const bare = await openPage(browser, url);
  const ofBare = await bare.evaluate(([pictures, speed, ms]) => gallery.scrollBarePage(pictures, speed, ms), [
    count,
    SCROLL_SPEED,
    SCROLL_MS,
  ] as const);
  await bare.context().close();
  const page = await openPage(browser, url);
  await openPanel(page, count);
  await untilAtRest(page);
  const ours = await page.evaluate(([speed, ms]) => gallery.scrollThrough(globalThis.panel, speed, ms), [
    SCROLL_SPEED,
    SCROLL_MS,
  ] as const);
  await page.context().close();
  return { ours, bare: ofBare };
}

async function measureScrolling(browser: Browser, url: string): Promise<Measurement[]> {
  const { ours, bare } = await scrollBoth(browser, url, MANY);
  return [
    {
      name: 'a frame while scrolling 10,000 pictures',
      value: SCROLL_MS / ours.frames,
      unit: 'ms',
      floor: SCROLL_MS / bare.frames,
      floorName: 'a bare page of the same pictures, scrolled alike',
      limit: 1 / 0.9,
    },
    {
      name: 'the longest task while scrolling',
      value: ours.longestTask,
      unit: 'ms',
      floor: 50,
      floorName: 'budget: from here on browsers call a task long',
      limit: 1,
    },
    {
      name: 'most elements while scrolling',
      value: ours.elements,
      unit: 'elements',
      floor: MOST_ELEMENTS,
      floorName: 'budget: as many as a small page has',
      limit: 1,
    },
  ];
}

async function* measureScrollingTrend(browser: Browser, url: string): AsyncGenerator<TrendPoint> {
  for (const size of scrolledSizes) {
    const { ours, bare } = await scrollBoth(browser, url, size);
    yield { trend: scrolling, size, value: SCROLL_MS / ours.frames, floor: SCROLL_MS / bare.frames };
  }
}

async function measureJudging(browser: Browser, url: string): Promise<Measurement> {
  const page = await openPage(browser, url);
  await openPanel(page, MANY);
  let most = 0;
  for (let judgement = 0; judgement < 20; judgement++) {
    await page.keyboard.press('ArrowRight');
    const frames = page.evaluate(() => gallery.framesUntilJudged(globalThis.panel));
    // The page has begun to listen once it answers something asked later.
    await page.evaluate(() => null);
    await page.keyboard.press('p');
    most = Math.max(most, await frames);
  }
  await page.context().close();
  return {
    name: 'frames until a judgement is painted, at most',
    value: most,
    unit: 'frames',
    floor: 1,
    floorName: 'the next frame',
    limit: 1,
  };
}

async function measureHeap(browser: Browser, url: string): Promise<Measurement> {
  const page = await openPage(browser, url);
  await openPanel(page, MANY);
  const tools = await page.context().newCDPSession(page);
  const used = async (): Promise<number> => {
    await tools.send('HeapProfiler.collectGarbage');
    return (await tools.send('Runtime.getHeapUsage')).usedSize;
  };
  const go = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await page.keyboard.press(time % 3 === 0 ? 'x' : 'p');
      await page.keyboard.press(time % 10 === 9 ? 'PageDown' : 'ArrowRight');
    }
  };
  // What is made once at the first use is no growth.
  await go(20);
  const before = await used();
  await go(JUDGEMENTS);
  const growth = (await used()) - before;
  await page.context().close();
  return {
    name: 'what the heap grows by over 1,200 judgements',
    value: growth / 1e6,
    unit: 'MB',
    floor: 20,
    floorName: 'budget: ten minutes of judging leave no more',
    limit: 1,
  };
}

const galleryBench: Bench = async function* ({ growth }) {
  const browser = await launchBrowser();
  const server = await serve();
  try {
    if (growth) {
      yield* measureOpening(browser, server.url, growthSizes);
      yield* measureScrollingTrend(browser, server.url);
      return;
    }
    yield await measureElements(browser, server.url, 10);
    yield await measureElements(browser, server.url, MANY);
    yield* measureOpening(browser, server.url, sizes);
    yield* await measureScrolling(browser, server.url);
    yield await measureJudging(browser, server.url);
    yield await measureHeap(browser, server.url);
  } finally {
    server.close();
    await browser.close();
  }
};

export const benches = [galleryBench];
