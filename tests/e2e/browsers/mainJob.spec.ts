import { cardNames, overlay, press, preview, waitForPressed, waitUntilCounted } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('the real shortcut opens the shipped gallery; a like outlives the worker and the page', async ({
  launch,
  display,
  site,
}) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(`${site.url}/article`);
  expect(await page.evaluate('document.querySelector("likeable-gallery")')).toBeNull();

  await browser.pressShortcut(page, 'Alt+Shift+L');
  await waitUntilCounted(page);
  const [first = '', second = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Dislike');

  expect(await browser.stopBackground()).toBe(true);
  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await waitUntilCounted(page);
  await waitForPressed(page, first, 'Like');
  await waitForPressed(page, second, 'Dislike');

  await browser.pressShortcut(page, 'Alt+Shift+L');
  await page.tree.waitUntilGone(overlay);
  expect(await page.evaluate('document.querySelector("likeable-gallery")')).toBeNull();
});

test('judging needs no mouse', async ({ launch, display, site }) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(`${site.url}/grid`);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await waitUntilCounted(page);
  const [first = ''] = await cardNames(page);

  await page.pressKey('l');
  await waitForPressed(page, first, 'Like');
  await page.pressKey('x');
  await waitForPressed(page, first, 'Dislike');
  await waitForPressed(page, first, 'Like', false);
  await page.pressKey('u');
  await waitForPressed(page, first, 'Dislike', false);
  await page.pressKey('p');
  await waitForPressed(page, first, 'Like');

  await page.pressKey('Enter');
  await page.tree.waitFor({ role: 'heading', name: first, within: preview });
  await page.pressKey('ArrowRight');
  await page.pressKey('x');
  await page.pressKey('Escape');
  await page.tree.waitFor({ role: 'button', name: 'Dislike', pressed: true, within: overlay });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);
});
