import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import preact from '@preact/preset-vite';
import type { Browser, Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench.ts';
import { launchBrowser, median } from './benchBrowser.ts';
import type * as inPage from './galleryInPage.tsx';
import { imageFor } from './generatedImage.ts';
import { buildGlobalScript } from './pageScript.ts';

declare const gallery: typeof inPage;
declare global {
  var panel: inPage.BenchPanel;
}

const MANY = 10_000;
const FEW = 100;
const OPENINGS = 5;
const SCROLL_MS = 30_000;
/** What a quick person does in ten minutes: two judgements a second, and a screen of scrolling after each tenth. */
const JUDGEMENTS = 1200;

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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
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

async function timesToOpen(browser: Browser, url: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const page = await openPage(browser, url);
    times.push(await openPanel(page, count));
    await page.context().close();
  }
  return times;
}

async function measureOpening(browser: Browser, url: string): Promise<Measurement> {
  return {
    name: 'opening with 10,000 known pictures, against 100',
    value: median(await timesToOpen(browser, url, MANY)),
    unit: 'ms',
    floor: median(await timesToOpen(browser, url, FEW)),
    limit: 2,
  };
}

async function measureElements(browser: Browser, url: string, count: number): Promise<Measurement> {
  const page = await openPage(browser, url);
  await openPanel(page, count);
  await page.waitForLoadState('networkidle');
  const elements = await page.evaluate(() => globalThis.panel.elements());
  await page.context().close();
  return {
    name: `elements in the panel of ${count} pictures`,
    value: elements,
    unit: 'elements',
    floor: 400,
    limit: 1,
  };
}

async function measureScrolling(browser: Browser, url: string): Promise<Measurement[]> {
  const bare = await openPage(browser, url);
  const floor = await bare.evaluate(([count, ms]) => gallery.scrollBarePage(count, ms), [MANY, SCROLL_MS] as const);
  await bare.context().close();
  const page = await openPage(browser, url);
  await openPanel(page, MANY);
  await page.waitForLoadState('networkidle');
  const ours = await page.evaluate((ms) => gallery.scrollThrough(globalThis.panel, ms), SCROLL_MS);
  await page.context().close();
  return [
    {
      name: 'frames of the bare page while scrolling 10,000 pictures, against ours',
      value: floor.frames,
      unit: 'frames',
      floor: ours.frames,
      limit: 1 / 0.9,
    },
    { name: 'longest task while scrolling', value: ours.longestTask, unit: 'ms', floor: 50, limit: 1 },
    { name: 'most elements while scrolling', value: ours.elements, unit: 'elements', floor: 400, limit: 1 },
  ];
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
  return { name: 'frames until a judgement is painted, of 10,000', value: most, unit: 'frames', floor: 1, limit: 1 };
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
    name: 'growth of the heap over 1,200 judgements',
    value: growth / 1e6,
    unit: 'MB',
    floor: 20,
    limit: 1,
  };
}

const galleryBench: Bench = async function* () {
  const browser = await launchBrowser();
  const server = await serve();
  try {
    yield await measureElements(browser, server.url, 10);
    yield await measureElements(browser, server.url, MANY);
    yield await measureOpening(browser, server.url);
    yield* await measureScrolling(browser, server.url);
    yield await measureJudging(browser, server.url);
    yield await measureHeap(browser, server.url);
  } finally {
    server.close();
    await browser.close();
  }
};

export const benches = [galleryBench];
