import type { ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { cardNames, openGallery, press, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('a like is there in another tab at once, and goes there when it is cleared', async ({ extension, site }) => {
  const first = await extension.open(`${site.url}/article`);
  await openGallery(extension, first);
  const [name = ''] = await cardNames(first);
  const second = await extension.open(`${site.url}/article`);
  await openGallery(extension, second);

  await first.bringToFront();
  await press(first, name, 'Like');
  await second.bringToFront();
  await waitForPressed(second, name, 'Like');

  await press(second, name, 'Like', false);
  await first.bringToFront();
  await waitForPressed(first, name, 'Like', false);
});

test('a picture is known again on another page that shows it in another size only', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/one`);
  await openGallery(extension, page);
  const names = await cardNames(page);
  expect(names).toHaveLength(1);
  await press(page, names[0] ?? '', 'Dislike');

  await page.goto(`${site.url}/article`);
  await openGallery(extension, page);
  const disliked = { role: 'button', name: 'Dislike', pressed: true };
  // Cards are drawn a frame after the count is said.
  await page.tree.waitFor(disliked);
  expect(await page.tree.findAll(disliked)).toHaveLength(1);
});

test('likes outlive the browser', async ({ launch, site, folder: userDataDir }) => {
  const before = await launch({ userDataDir });
  const name = await likeOne(before, `${site.url}/article`);
  await before.close();

  const after = await launch({ userDataDir });
  await waitForLike(after, `${site.url}/article`, name);
});

test('an acknowledged like outlives a browser that is killed', async ({ launch, site, folder: userDataDir }) => {
  const before = await launch({ userDataDir });
  const name = await likeOne(before, `${site.url}/article`);
  await before.kill();

  const after = await launch({ userDataDir });
  await waitForLike(after, `${site.url}/article`, name);
});

/** Likes the first picture of a page, and answers its name once the library has it: once the like is acknowledged. */
async function likeOne(browser: ExtensionBrowser, url: string): Promise<string> {
  const page = await browser.open(url);
  await openGallery(browser, page);
  const [name = ''] = await cardNames(page);
  await press(page, name, 'Like');
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.waitFor({ role: 'link', name: /^Library 1/ });
  return name;
}

async function waitForLike(browser: ExtensionBrowser, url: string, name: string): Promise<void> {
  const page = await browser.open(url);
  await openGallery(browser, page);
  await waitForPressed(page, name, 'Like');
}
