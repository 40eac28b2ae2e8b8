import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bench, Measurement } from '../../scripts/bench.ts';
import { launchChromium, type ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import { median } from './benchBrowser.ts';
import { imageFor } from './generatedImage.ts';
import { generatedLike } from './generatedLikes.ts';
import { fillLibrary } from './libraryPage.ts';

/** Pictures of the page, and of the library: the page shows all of the library's, or one for nine that it does not know. */
const PICTURES = 800;
const RUNS = 5;
/** CSS pixels scrolled in a frame: a quick turn of the wheel. */
const STEP = 120;

interface BenchSite {
  readonly origin: string;
  readonly close: () => void;
}

/** `/one-in-ten` and `/all`: pages of pictures in a grid, so many of which the library holds. */
async function serveSite(): Promise<BenchSite> {
  let origin = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (!path.endsWith('.jpg')) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pageOf(origin, path === '/all' ? 1 : 10));
      return;
    }
    response.setHeader('content-type', 'image/png');
    response.setHeader('cache-control', 'max-age=3600');
    response.end(imageFor('300x200'));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}

function pageOf(origin: string, everyNth: number): string {
  const pictures = Array.from({ length: PICTURES }, (_, index) => {
    const { url, caption } = generatedLike(index, PICTURES, origin);
    const address = index % everyNth === 0 ? url : `${origin}/other-${index}.jpg`;
    return `<article><a href="/${index}"><img src="${address}" width="300" height="200" alt="${caption}"></a><h3>${caption}</h3></article>`;
  });
  const css = `main { display: grid; grid-template-columns: repeat(4, 300px); gap: 12px } h3 { font: 14px/20px sans-serif; height: 20px; overflow: hidden }`;
  return `<!doctype html><html lang="en"><title>Pictures</title><style>${css}</style><main>${pictures.join('')}</main>`;
}

/** A copy of the build that is let into this machine's pages without asking. */
async function allowedBuild(folder: string): Promise<string> {
  const copy = join(folder, 'extension');
  await cp(resolve('.output/chrome-mv3'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return copy;
}

async function setMarks(browser: ChromiumBrowser, marks: boolean): Promise<void> {
  const page = browser.playwrightPage(await browser.openExtensionPage('icon/128.png'));
  const message = { name: 'settings.change', request: { changes: { sites: { '127.0.0.1': { marks } } } } };
  await page.evaluate((sent) => (globalThis as unknown as InExtension).chrome.runtime.sendMessage(sent), message);
  await page.close();
}

interface InExtension {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/** Milliseconds for which the page's main thread is busy while it is scrolled through once, whoever keeps it so. */
async function busyWhileScrolled(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'networkidle' });
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const before = await busy();
  await page.evaluate(async (step) => {
    while (scrollY + innerHeight < document.documentElement.scrollHeight) {
      scrollBy(0, step);
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }, STEP);
  const ms = (await busy()) - before;
  await tools.detach();
  return ms;
}

async function measureScrolling(browser: ChromiumBrowser, url: string, which: string): Promise<Measurement> {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  const times = { on: [] as number[], off: [] as number[] };
  // In turns, so that whatever else the machine does falls on both.
  for (let run = 0; run <= RUNS; run++) {
    for (const state of ['off', 'on'] as const) {
      await setMarks(browser, state === 'on');
      const time = await busyWhileScrolled(page, url);
      if (run > 0) times[state].push(time);
    }
  }
  await page.close();
  const extra = median(times.on) - median(times.off);
  return {
    name: `marks: main thread of the page for 100 pictures scrolled into view, ${which}, beyond what the page takes`,
    value: (100 * extra) / PICTURES,
    unit: 'ms',
    floor: 1,
    limit: 1,
  };
}

const marksBench: Bench = async function* () {
  const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-bench-marks-'));
  const site = await serveSite();
  const browser = await launchChromium({ extensionDir: await allowedBuild(folder) });
  try {
    await fillLibrary(browser, PICTURES, site.origin);
    yield await measureScrolling(browser, `${site.origin}/one-in-ten`, 'one in ten judged');
    yield await measureScrolling(browser, `${site.origin}/all`, 'all judged');
  } finally {
    await browser.close();
    site.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export const benches = [marksBench];
