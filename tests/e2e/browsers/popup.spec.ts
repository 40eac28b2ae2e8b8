import { cardNames, openGallery, overlay, press } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('the popup counts this page’s pictures without opening anything in it', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Like');
  await press(page, third, 'Dislike');
  await page.reload();

  const popup = await extension.pressToolbarButton(page);
  await popup.tree.waitFor({ role: 'text', name: '6 found' });
  const said = (await popup.tree.describe()).replaceAll(/\s+/g, ' ');
  expect(said).toContain('heading "Uphill, slowly"');
  expect(said).toMatch(/"Liked" definition "2?" text "2"/);
  expect(said).toMatch(/"Disliked" definition "1?" text "1"/);
  expect(said).toMatch(/"Unrated" definition "3?" text "3"/);
  expect(await page.evaluate('document.querySelector("likeable-gallery")')).toBeNull();
  await popup.close();
  await page.tree.waitUntilGone(overlay);
});
