import type { Site } from '../../../scripts/demo/siteServer.ts';
import { startOwnServer } from '../../support/ownServer.ts';
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

test('no request to somebody else goes unseen: of pages and of the extension’s own, to this machine too', async ({
  extension,
  requests,
  site,
}) => {
  const other = await startOwnServer(() => ({ status: 200, text: 'elsewhere' }));
  const addresses = [`${other.url}/x`, other.url.replace('127.0.0.1', 'localhost') + '/x'];
  const ask = `Promise.all(${JSON.stringify([...addresses, 'https://elsewhere.example/x'])}.map((url) =>
    fetch(url, { mode: 'no-cors' }).then(() => 'answered', () => 'refused')))`;
  const seen = expect.arrayContaining([...addresses.map((url) => `GET ${url}`), 'CONNECT elsewhere.example:443']);
  const before = requests.asked;
  for (const page of [await extension.open(`${site.url}/one`), await extension.openExtensionPage('options.html')]) {
    expect(await page.evaluate(ask)).toEqual(['refused', 'refused', 'refused']);
    expect(requests.takeUnasked()).toEqual(seen);
  }
  expect(requests.asked).toBeGreaterThan(before);
  expect(other.received).toEqual([]);
  requests.declare(other.url);
  const page = await extension.open(`${site.url}/one`);
  expect(await page.evaluate(ask)).toEqual(['answered', 'refused', 'refused']);
  expect(requests.takeUnasked()).not.toContain(`GET ${other.url}/x`);
  await other.close();
});

/** Browsers ask for a page's icon by themselves, whenever they find the time. */
function requestsOf({ requests }: Site): Site['requests'] {
  return requests.filter(({ url }) => url !== '/favicon.ico');
}
