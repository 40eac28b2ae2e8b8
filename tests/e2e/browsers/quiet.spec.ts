import { openGallery } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('nothing is in a page before the person asks, and looking asks the site for nothing it did not serve already', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/one`);
  await page.evaluate('document.fonts.ready.then(() => true)');
  const elements = await page.evaluate('document.querySelectorAll("*").length');
  expect(await page.evaluate('document.documentElement.lastElementChild.localName')).toBe('body');

  const asked = site.requests.length;
  const popup = await extension.pressToolbarButton(page);
  await popup.tree.waitFor({ role: 'text', name: 'found' });
  expect(site.requests).toHaveLength(asked);
  await popup.close();
  expect(await page.evaluate('document.querySelectorAll("*").length')).toBe(elements);

  await openGallery(extension, page);
  const pictures = site.requests.slice(asked);
  expect(pictures.every(({ url }) => url.startsWith('/photo'))).toBe(true);
  expect(pictures.length).toBeLessThanOrEqual(1);
});
