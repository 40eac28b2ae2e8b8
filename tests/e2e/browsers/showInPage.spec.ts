import { addPictures, card, cardNames, lastIsSeen, openGallery, overlay } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('the page goes to a picture, and a panel that covers it makes way', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  expect(await lastIsSeen(page)).toBe(false);
  await openGallery(extension, page);
  const names = await cardNames(page);
  await page.tree.focus(card(names.at(-1) ?? ''));
  await page.pressKey('s');
  await page.tree.waitUntilGone(overlay);
  await expect.poll(() => lastIsSeen(page)).toBe(true);

  await page.evaluate('scrollTo(0, 0)');
  await expect.poll(() => lastIsSeen(page)).toBe(false);
  await openGallery(extension, page);
  await page.tree.click({ role: 'radio', name: 'Dock left', within: overlay });
  await page.tree.waitFor({ name: 'Resize the panel', within: overlay });
  await page.tree.focus(card(names.at(-1) ?? ''));
  await page.pressKey('s');
  await expect.poll(() => lastIsSeen(page)).toBe(true);
  expect(await page.tree.findAll(overlay)).toHaveLength(1);

  await addPictures(page, [{ name: 'Out of sight', width: 300, height: 200 }]);
  await page.evaluate('document.body.lastElementChild.style.display = "none"');
  await page.tree.focus(card('Out of sight'));
  await page.pressKey('s');
  await page.tree.waitFor({ name: /not to be seen in the page/, within: overlay });
});
