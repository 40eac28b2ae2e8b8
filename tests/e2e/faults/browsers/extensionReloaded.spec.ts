import type { DrivenPage, ExtensionBrowser } from '../../../../scripts/browsers/extensionBrowser.ts';
import type { Site } from '../../../../scripts/demo/siteServer.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { openBarePage, readLibrary } from '../../../support/faultsLibrary.ts';
import { frameName, openFrames } from '../../../support/faultsPictures.ts';
import { reloadExtension } from '../../../support/faultsReload.ts';
import { card, openGallery, overlay, press, preview } from '../../../support/gallery.ts';

const FRAMES = 4;
const [kept, after] = [frameName(0), frameName(1)];
/** Milliseconds within which a gallery without its extension says so. */
const PATIENCE = 15_000;

async function openAndReload(browser: ExtensionBrowser, site: Site): Promise<DrivenPage> {
  const page = await openFrames(browser, site, FRAMES);
  await openGallery(browser, page);
  await press(page, kept, 'Like');
  // The parts that come later are there.
  await page.tree.click({ role: 'button', name: 'Preview', within: card(kept) });
  await page.tree.waitFor(preview);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
  await reloadExtension(browser);
  return page;
}

test('the extension is reloaded under an open gallery: it says to reload the page, and offers nothing that cannot work', async ({
  extension: browser,
  site,
}) => {
  const page = await openAndReload(browser, site);
  // Chrome lets the old gallery run on, which finds out at the next judgement; Firefox ends it without a word.
  const like = { role: 'button', name: 'Like', pressed: false, within: card(after) };
  if ((await page.tree.findAll(like)).length > 0) await page.tree.click(like);
  await page.tree.waitFor({ name: /reload this page/i, within: overlay }, { timeout: PATIENCE });
  expect(await page.tree.findAll({ name: 'Try again', within: overlay })).toEqual([]);
  // Either nothing of it can be pressed any more, or what was judged is marked.
  if ((await page.tree.findAll({ role: 'listitem', within: overlay })).length > 0) {
    await page.tree.waitFor({ name: /Not saved/, within: card(after) });
  }

  await page.evaluate('globalThis.isOld = true');
  await page.tree.click({ name: /^Reload/, within: overlay });
  await page.tree.waitUntilGone(overlay);
  await expect.poll(() => page.evaluate('globalThis.isOld === undefined').catch(() => false)).toBe(true);
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
