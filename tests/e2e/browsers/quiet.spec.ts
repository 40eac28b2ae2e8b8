import type { Site } from '../../../scripts/demo/siteServer.ts';
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

  const asked = requestsOf(site).length;
  const popup = await extension.pressToolbarButton(page);
  await popup.tree.waitFor({ role: 'text', name: '1 found' });
  expect(requestsOf(site)).toHaveLength(asked);
  await popup.close();
  expect(await page.evaluate('document.querySelectorAll("*").length')).toBe(elements);

  await openGallery(extension, page);
  const pictures = requestsOf(site).slice(asked);
  expect(pictures.every(({ url }) => url.startsWith('/photo'))).toBe(true);
  expect(pictures.length).toBeLessThanOrEqual(1);
});

/** Browsers ask for a page's icon by themselves, whenever they find the time. */
function requestsOf({ requests }: Site): Site['requests'] {
  return requests.filter(({ url }) => url !== '/favicon.ico');
}
