import type { DrivenPage, ExtensionBrowser, Point } from '../../../scripts/browsers/extensionBrowser.ts';
import { waitForBadge } from '../../support/badge.ts';
import { counted, openGallery, overlay } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const entries = ['Like', 'Dislike', 'Clear', 'Add tag…', 'Open in gallery'];

/** The middle of a picture of the page, brought into the window. */
async function middleOf(page: DrivenPage, index: number): Promise<Point> {
  return (await page.evaluate(`(async () => {
    const image = document.querySelectorAll('img')[${index}];
    image.scrollIntoView({ block: 'center', behavior: 'instant' });
    while (!image.complete || image.naturalWidth === 0) await new Promise(requestAnimationFrame);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { x, y, width, height } = image.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`)) as Point;
}

async function choose(browser: ExtensionBrowser, page: DrivenPage, index: number, name: string): Promise<void> {
  await browser.chooseInMenu(page, await middleOf(page, index), { name, place: entries.indexOf(name) });
}

test('a picture is judged by the context menu, and the gallery knows it', async ({ launch, display, kind, site }) => {
  const browser = await launch(kind === 'chromium' ? { headless: false, display: display.name } : {});
  const page = await browser.open(`${site.url}/article`);
  await choose(browser, page, 0, 'Like');
  await waitForBadge(browser, page, '♥');
  await choose(browser, page, 1, 'Dislike');
  await waitForBadge(browser, page, '✕');
  expect(await page.evaluate('document.querySelector("likeable-gallery")')).toBeNull();
  await openGallery(browser, page);
  await page.tree.waitFor(counted('Liked', 1));
  await page.tree.waitFor(counted('Disliked', 1));
});

test('the context menu opens the gallery at a picture, and asks for its tags', async ({
  launch,
  display,
  kind,
  site,
}) => {
  const browser = await launch(kind === 'chromium' ? { headless: false, display: display.name } : {});
  const page = await browser.open(`${site.url}/article`);
  await choose(browser, page, 3, 'Open in gallery');
  // The first card has the focus for the moment until the picture is found.
  await page.tree.waitFor({ role: 'listitem', name: /^Shot from knee height/, focused: true, within: overlay });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);

  await choose(browser, page, 1, 'Add tag…');
  await page.tree.waitFor({ role: 'dialog', name: /tag/i, within: overlay });
});
