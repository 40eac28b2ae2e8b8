import { axeViolations } from '../../support/axe.ts';
import { cardNames, openGallery, overlay, press, waitForPreview } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

/** Only an open root lets axe in: this is what the test build is for. */
test('axe finds nothing in the gallery, its preview and its empty state', async ({ launch, site }) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  const [first = '', second = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Dislike');
  const host = 'document.querySelector("likeable-gallery")';
  for (const scheme of ['light', 'dark'] as const) {
    await page.setColorScheme(scheme);
    expect(await axeViolations(page, host)).toEqual([]);
  }
  await page.tree.click({ role: 'button', name: 'Preview', within: overlay });
  await waitForPreview(page);
  expect(await axeViolations(page, host)).toEqual([]);

  await page.goto(`${site.url}/empty`);
  await openGallery(browser, page);
  expect(await axeViolations(page, host)).toEqual([]);
});

const ownPages = [
  'popup.html',
  'welcome.html',
  'gallery.html',
  'options.html',
  ...['export', 'gallery', 'gallery/127.0.0.1', 'actions', 'shortcuts', 'data', 'about'].map(
    (section) => `options.html#${section}`,
  ),
];

test('axe finds nothing in the popup and in any page of ours', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = ''] = await cardNames(page);
  await press(page, first, 'Like');
  for (const path of ownPages) {
    const opened = await extension.openExtensionPage(path);
    await opened.tree.waitFor({ role: 'heading' });
    for (const scheme of ['light', 'dark'] as const) {
      await opened.setColorScheme(scheme);
      expect(await axeViolations(opened), `${path}, ${scheme}`).toEqual([]);
    }
    await opened.close();
  }
});
