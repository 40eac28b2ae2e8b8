import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/browsers/find.ts';
import { benchScript } from './benchScript.ts';
import { imageFor } from './generatedImage.ts';
import { generatedPage } from './generatedPage.ts';

const site = 'https://prints.example/';
/** Milliseconds for the largest page, of a million elements. */
const LOADING_TIMEOUT = 180_000;
/** Milliseconds without a picture having come after which a page is at rest. */
const AT_REST = 700;

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found: run npm test once, or set CHROMIUM to its path.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** A page of that many elements and pictures in a browser context of its own, at rest, with `bench` in it. */
export async function openGenerated(browser: Browser, elements: number, pictures: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await serveGenerated(context, elements, pictures);
  const page = await context.newPage();
  await page.goto(site, { timeout: LOADING_TIMEOUT });
  await untilAtRest(page);
  await page.evaluate(await benchScript());
  const found = await page.evaluate(() => document.querySelectorAll('*').length);
  if (found !== elements) throw new Error(`The page has ${found} elements where ${elements} are wanted.`);
  return page;
}

/** Counted by the page itself: Playwright's `networkidle` may never come where a browser has the pictures of another context. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(async (atRest) => {
    // Beyond 250 a page counts no further by itself.
    performance.setResourceTimingBufferSize(1_000_000);
    const loaded = (): number => performance.getEntriesByType('resource').length;
    for (let before = -1; loaded() > before;) {
      before = loaded();
      await new Promise((over) => setTimeout(over, atRest));
    }
  }, AT_REST);
}

async function serveGenerated(context: BrowserContext, elements: number, pictures: number): Promise<void> {
  const { html, css } = generatedPage(elements, pictures);
  await context.route(`${site}**`, (route) => {
    const url = route.request().url();
    if (url === site) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    if (url.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: css });
    return route.fulfill({ contentType: 'image/png', body: imageFor(url) });
  });
}

/**
 * Runs work that must make no request.
 * @throws {Error} when the browser sends one meanwhile.
 */
export async function withoutRequests<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
  const sent: string[] = [];
  const note = (request: { url(): string }) => sent.push(request.url());
  page.context().on('request', note);
  const result = await work();
  // A request that the last moment brought is reported a little later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  page.context().off('request', note);
  if (sent.length > 0) throw new Error(`Collecting made ${sent.length} requests, the first one for ${sent[0]}.`);
  return result;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** The mean of the middle half: as little moved by outliers as the median is, and by noise less. */
export function midmean(values: readonly number[]): number {
  const quarter = values.length >> 2;
  const middle = values.toSorted((a, b) => a - b).slice(quarter, values.length - quarter);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
