import type { DrivenPage, ExtensionBrowser } from '../../../../scripts/browsers/extensionBrowser.ts';
import type { Site } from '../../../../scripts/demo/siteServer.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { openBarePage, readLibrary } from '../../../support/faults/library.ts';
import { frameName, openFrames } from '../../../support/faults/pictures.ts';
import {
  card,
  openGallery,
  overlay,
  press,
  preview,
  waitForPressed,
  waitForPreview,
} from '../../../support/gallery.ts';
import { reloadExtension } from '../../../support/reloadExtension.ts';

const FRAMES = 4;
const kept = frameName(0);
const sentence = { name: /reload this page/i, within: overlay };

/** A gallery with something judged in it and all its later parts there, whose extension has ended. */
async function openAndReload(
  browser: ExtensionBrowser,
  site: Site,
  prepare: (page: DrivenPage) => Promise<unknown> = async () => undefined,
): Promise<DrivenPage> {
  const page = await openFrames(browser, site, FRAMES);
  // A link to such an address would only scroll the page.
  await page.evaluate("history.pushState(null, '', '?seen=1#end')");
  await openGallery(browser, page);
  await press(page, kept, 'Like');
  await page.tree.click({ role: 'button', name: 'Preview', within: card(kept) });
  await waitForPreview(page);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
  await prepare(page);
  await reloadExtension(browser);
  await page.tree.waitFor(sentence);
  return page;
}

test('the extension is reloaded under an open gallery: it says to reload the page, and offers nothing that cannot work', async ({
  extension: browser,
  site,
}) => {
  const page = await openAndReload(browser, site);
  const buttons = await page.tree.findAll({ role: 'button', within: overlay });
  expect(buttons.map(({ name }) => name)).toEqual(['Close']);
  expect(await page.tree.findAll({ role: 'listitem', within: overlay })).toEqual([]);

  await page.evaluate('globalThis.isOld = true');
  await page.tree.click({ role: 'link', name: 'Reload', within: overlay });
  await page.tree.waitUntilGone(overlay);
  await expect.poll(() => page.evaluate('globalThis.isOld === undefined').catch(() => false)).toBe(true);
  expect(await page.url()).toMatch(/\/empty\?seen=1(?:#end)?$/);
  const { likes } = await readLibrary(await openBarePage(browser));
  expect(likes.map(({ caption, liked }) => ({ caption, liked }))).toEqual([{ caption: kept, liked: true }]);
});

test('the extension is reloaded under an open gallery: it can still be closed', async ({
  extension: browser,
  site,
}) => {
  const page = await openAndReload(browser, site);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);
});

test('the extension is reloaded under a gallery that was docked and is over the page again: its button closes it', async ({
  extension: browser,
  site,
}) => {
  const page = await openAndReload(browser, site, async (opened) => {
    await opened.tree.click({ role: 'radio', name: 'Dock right', within: overlay });
    await opened.tree.click({ role: 'button', name: 'Dock', within: overlay });
    await opened.tree.click({ role: 'menuitemradio', name: 'Full window', within: overlay });
    await opened.tree.waitFor({ role: 'radio', name: 'Dock right', within: overlay });
  });
  await page.tree.click({ role: 'button', name: 'Close', within: overlay });
  await page.tree.waitUntilGone(overlay);
});

test('the extension is reloaded under a docked gallery: its button closes it', async ({ extension: browser, site }) => {
  const page = await openAndReload(browser, site, (opened) =>
    opened.tree.click({ role: 'radio', name: 'Dock right', within: overlay }),
  );
  await page.tree.click({ role: 'button', name: 'Close', within: overlay });
  await page.tree.waitUntilGone(overlay);
});

test('the extension is reloaded under an open gallery: a new one opens in its place, with what was judged', async ({
  extension: browser,
  site,
}) => {
  const page = await openAndReload(browser, site);
  await openGallery(browser, page);
  await waitForPressed(page, kept, 'Like');
  expect(await page.tree.findAll(overlay)).toHaveLength(1);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);
});
