import type { CDPSession } from '@playwright/test';
import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import { attachToTarget, type DevTools } from '../../../scripts/browsers/chromiumTarget.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { askFrom, askingBuild } from '../../support/askingPages.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { aSnapshot } from '../../support/likes.ts';

const PAGES = 100;
const OVERLAYS_A_PAGE = 5;
const JUDGEMENTS_A_PAGE = 100;
const PICTURES = 20;
const PAGE_LIMIT = 5_000_000;
const WORKER_LIMIT = 10_000_000;

test(`a day’s use, ${PAGES * OVERLAYS_A_PAGE} galleries over ${PAGES} pages and ${PAGES * JUDGEMENTS_A_PAGE} judgements, keeps no memory`, async ({
  launch,
  site,
  folder,
}, info) => {
  test.setTimeout(1_200_000);
  const browser = (await launch({ extensionDir: await askingBuild('chromium', folder) })) as ChromiumBrowser;
  const own = await browser.openExtensionPage('icon/128.png');
  const page = await browser.open(`${site.url}/empty`);
  const played = browser.playwrightPage(page);
  const heaps = {
    page: await played.context().newCDPSession(played),
    // Whose worker is watched lives on: what it took is not given back by its end.
    worker: await attachToWorker(browser),
  };
  const ask = (name: string, request: object) =>
    own.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, request })})`) as Promise<{
      readonly ok: boolean;
      readonly value: unknown;
    }>;
  const tabId = Number(await own.evaluate(`chrome.tabs.query({ url: 'http://127.0.0.1/*' }).then(([{ id }]) => id)`));

  /** Opens the gallery over the page, and closes it when its pictures are counted. */
  async function look(): Promise<void> {
    expect(await ask('gallery.open', { tabId })).toMatchObject({ ok: true, value: { reached: true } });
    const described = await ask('gallery.describe', { tabId });
    expect(described).toMatchObject({ ok: true, value: { value: { open: true, found: PICTURES } } });
    await page.pressKey('Escape');
    await played.waitForFunction('document.querySelector("likeable-gallery") === null');
  }

  let judged = 0;
  async function judge(): Promise<void> {
    const questions = Array.from({ length: JUDGEMENTS_A_PAGE }, (_, index) => {
      const url = `${site.url}/judged/${judged++}.jpg`;
      const snapshot = aSnapshot({ url, aliases: [url], caption: `Judged ${judged}` });
      const request = {
        operationId: `judgement-${judged}`,
        key: pictureKey(url),
        liked: index % 3 > 0,
        at: judged,
        snapshot,
      };
      return { message: { name: 'likes.set', request } };
    });
    const answers = await askFrom(page, 'ours', questions);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  }

  async function visit(nth: number): Promise<void> {
    await page.goto(`${site.url}/empty?page=${nth}`);
    await page.evaluate(addPictures(nth));
    for (let opened = 0; opened < OVERLAYS_A_PAGE; opened++) await look();
    await judge();
  }

  await visit(0);
  const before = { page: await heapOf(heaps.page), worker: await heapOf(heaps.worker) };
  for (let nth = 1; nth < PAGES; nth++) await visit(nth);
  const after = { page: await heapOf(heaps.page), worker: await heapOf(heaps.worker) };
  // Of a page that stays, too: whatever a gallery leaves behind adds up there.
  for (let nth = 0; nth < 30; nth++) await look();
  const stayed = await heapOf(heaps.page);

  const grown = {
    page: after.page - before.page,
    'page that stays': stayed - after.page,
    worker: after.worker - before.worker,
  };
  info.annotations.push({ type: 'bytes kept', description: JSON.stringify({ before, after, stayed, grown }) });
  expect(grown.page).toBeLessThan(PAGE_LIMIT);
  expect(grown['page that stays']).toBeLessThan(PAGE_LIMIT);
  expect(grown.worker).toBeLessThan(WORKER_LIMIT);
  expect(judged).toBe(PAGES * JUDGEMENTS_A_PAGE);
});

async function attachToWorker({ devTools, extensionOrigin }: ChromiumBrowser): Promise<DevTools> {
  const { targetInfos } = await devTools.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(extensionOrigin));
  if (!worker) throw new Error('The background does not run.');
  return attachToTarget(devTools, worker.targetId);
}

/** Bytes in use when all garbage has been collected. */
async function heapOf(session: DevTools | CDPSession): Promise<number> {
  // What the first collection lets go of may hold more.
  for (let nth = 0; nth < 3; nth++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** In a page: pictures that differ from page to page, drawn where they are. */
function addPictures(nth: number): string {
  return `(async () => {
    for (let index = 0; index < ${PICTURES}; index++) {
      const image = Object.assign(new Image(300, 200), { alt: 'Frame ' + index, src: '/photo/friends-320.jpg?page=${nth}&frame=' + index });
      document.body.append(image);
    }
    await Promise.all([...document.images].map((image) => image.decode()));
  })()`;
}
