import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../scripts/browsers/until.ts';
import { openBarePage } from '../../support/faults/library.ts';
import { cardNames, counted, openGallery, press, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const dialog = { role: 'dialog', name: 'Delete everything?' };

async function deleteEverything(browser: ExtensionBrowser): Promise<DrivenPage> {
  const options = await browser.openExtensionPage('options.html#data');
  await options.tree.waitFor({ role: 'link', name: /^Library 2 pictures/ });
  await options.tree.click({ role: 'button', name: 'Delete everything…' });
  await options.tree.click({ role: 'button', name: 'Delete everything', within: dialog });
  await options.tree.waitFor({ name: /^2 pictures were deleted/ });
  return options;
}

function databases(page: DrivenPage): Promise<unknown> {
  return page.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))');
}

test('everything is deleted, from open galleries too, and brought back as it was with what was judged since', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Dislike');

  const options = await deleteEverything(extension);
  await options.tree.waitFor({ role: 'link', name: /^Library 0 pictures/ });
  await options.tree.waitUntilGone({ role: 'cell', name: '2', within: { role: 'region', name: 'Space used' } });
  await page.bringToFront();
  await page.tree.waitFor(counted('Unrated', 6));
  await press(page, third, 'Like');

  await options.bringToFront();
  await options.tree.click({ role: 'button', name: 'Undo' });
  await options.tree.waitFor({ name: 'Everything is back as it was.' });
  await options.tree.waitFor({ role: 'link', name: /^Library 3 pictures/ });
  await page.bringToFront();
  await waitForPressed(page, first, 'Like');
  await waitForPressed(page, second, 'Dislike');
  await waitForPressed(page, third, 'Like');
  expect(await databases(options)).toEqual(['likeable-gallery']);
});

test('what was deleted is gone for good when the page is closed', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Like');

  const options = await deleteEverything(extension);
  const bare = await openBarePage(extension);
  expect(await databases(bare)).toHaveLength(2);
  await options.close();
  await until(async () => String(await databases(bare)) === 'likeable-gallery.2', 'What was deleted is still there.');
  await page.bringToFront();
  await press(page, first, 'Dislike');
  await page.reload();
  await openGallery(extension, page);
  await waitForPressed(page, first, 'Dislike');
  await page.tree.waitFor(counted('Unrated', 5));
});
