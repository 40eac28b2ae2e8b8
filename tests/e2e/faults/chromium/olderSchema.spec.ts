import type { ChromiumBrowser } from '../../../../scripts/browsers/chromium.ts';
import type { WaitOptions } from '../../../../scripts/browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../../scripts/browsers/extensionBrowser.ts';
import { DATABASE_VERSION } from '../../../../lib/storage/migrations/migrate.ts';
import { DATABASE_NAME } from '../../../../lib/storage/schema.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { openBarePage, settled } from '../../../support/faults/library.ts';
import { openFrames } from '../../../support/faults/pictures.ts';
import { startRandom, tell } from '../../../support/faults/random.ts';
import { digestLibrary, putVersion1 } from '../../../support/databaseOfVersion1.ts';
import { counted, overlay, press } from '../../../support/gallery.ts';

const LIKES = 10_000;
/** Milliseconds after the upgrade has begun within which the kill comes; the upgrade takes several seconds. */
const LATEST = 1_000;
/** Milliseconds that the upgrade may take. */
const UPGRADE = 60_000;
const KILLS = 3;
const FRAMES = 9;

/** Lets the page hear, as `began`, of the upgrade that the extension asks for, and make way for it. */
const hearOfUpgrade = `(async () => {
  const database = await (${settled})(indexedDB.open(${JSON.stringify(DATABASE_NAME)}));
  globalThis.began = new Promise((begun) => {
    database.onversionchange = () => {
      database.close();
      begun();
    };
  });
})()`;

function addressesOn(site: string): string[] {
  return Array.from({ length: FRAMES }, (_, index) => `${site}/photo/friends-320.jpg?frame=${index}`);
}

/** Without waiting for what the library knows. */
async function pressOpenGallery(browser: ExtensionBrowser, page: DrivenPage): Promise<void> {
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
}

/** Every third picture of the page was liked, disliked and cleared in version 1. */
async function expectJudged(page: DrivenPage, options?: WaitOptions): Promise<void> {
  await page.tree.waitFor(counted('Liked', FRAMES / 3), options);
  await page.tree.waitFor(counted('Disliked', FRAMES / 3));
}

// The library shows pictures of which it keeps no small image from where they are.
test.beforeEach(({ requests }) => requests.refuse('https://frames.example'));

test(`a library of version 1 is brought up to date, though killed half-way ${KILLS} times`, async ({
  launch,
  folder,
  site,
}, info) => {
  test.slow();
  const random = startRandom(info);
  let browser = (await launch({ userDataDir: folder })) as ChromiumBrowser;
  let bare = await openBarePage(browser);
  await putVersion1(bare, LIKES, addressesOn(site.url));
  const before = await digestLibrary(bare);
  expect(before.version).toBe(1);
  // A profile of some age, as that of somebody who updates: not one that the browser has never put away whole.
  await browser.close();
  browser = (await launch({ userDataDir: folder })) as ChromiumBrowser;
  bare = await openBarePage(browser);

  for (let kill = 0; kill < KILLS; kill++) {
    await bare.evaluate(hearOfUpgrade);
    const page = await browser.context.newPage();
    // It goes on loading until the browser is killed.
    page.goto(`${browser.extensionOrigin}/options.html`).catch(() => undefined);
    await bare.evaluate('globalThis.began');
    await new Promise((resolve) => setTimeout(resolve, random.below(LATEST)));
    await browser.kill();
    browser = (await launch({ userDataDir: folder })) as ChromiumBrowser;
    bare = await openBarePage(browser);
    // Still of version 1: the kill came half-way. And whole.
    expect(await digestLibrary(bare)).toEqual(before);
  }
  tell(info, 'kills', `${KILLS} half-way, ${before.count} likes`);

  const started = performance.now();
  const page = await openFrames(browser, site, FRAMES);
  await pressOpenGallery(browser, page);
  // However long that takes, nobody has to ask again.
  await expectJudged(page, { timeout: UPGRADE });
  tell(info, 'upgrade', `${((performance.now() - started) / 1000).toFixed(1)} s until the gallery shows what is known`);
  expect(await digestLibrary(bare)).toEqual({ ...before, version: DATABASE_VERSION });
});

test('an upgrade that another page blocks: the gallery and the library say so, and go on by themselves when the page has gone', async ({
  extension: browser,
  site,
}) => {
  const holder = await openBarePage(browser);
  await putVersion1(holder, FRAMES, addressesOn(site.url));
  const before = await digestLibrary(holder);
  // A page of a former version that does not make way.
  await holder.evaluate(`(async () => {
    globalThis.held = await (${settled})(indexedDB.open(${JSON.stringify(DATABASE_NAME)}));
  })()`);

  const page = await openFrames(browser, site, FRAMES);
  await pressOpenGallery(browser, page);
  const alert = { role: 'alert', within: overlay };
  // Of several contexts that wait, the browser tells the first alone what for; that may have been the popup.
  const reason = { name: /Another page of Likeable Gallery (?:still|may)/, within: alert };
  await page.tree.waitFor(reason);
  await page.tree.waitFor({ role: 'status', name: `${FRAMES} pictures`, within: overlay });
  expect(await page.tree.findAll({ role: 'button', name: 'Like', within: overlay })).toEqual([]);
  const library = await browser.openExtensionPage('options.html');
  await library.tree.waitFor({ name: reason.name, within: { role: 'alert' } });

  await holder.close();
  await library.tree.waitFor({ role: 'list', name: 'Library' });
  await library.tree.waitUntilGone({ name: reason.name });
  await page.bringToFront();
  await page.tree.waitUntilGone(alert);
  await expectJudged(page);
  await press(page, 'Frame 0', 'Dislike');
  await page.tree.waitFor(counted('Disliked', FRAMES / 3 + 1));
  const bare = await openBarePage(browser);
  expect(await digestLibrary(bare)).toMatchObject({ version: DATABASE_VERSION, count: before.count });
});
