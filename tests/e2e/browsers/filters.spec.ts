import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { addPictures, card, cardNames, counted, openGallery, overlay, press } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const search = { role: 'searchbox', name: 'Search', within: overlay };
const form = { role: 'dialog', name: 'Filter', within: overlay };
const shown = (page: DrivenPage) => expect.poll(() => cardNames(page));

test('a search shows what it finds, counts what it hides, and never ends on an empty screen', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const all = await cardNames(page);
  await press(page, all[1] ?? '', 'Like');

  await page.pressKey('/');
  await page.tree.waitFor({ ...search, focused: true });
  await page.typeText('wooden SPANIELS');
  const [dogs = ''] = all.slice(5);
  await shown(page).toEqual([dogs]);
  await expect.poll(() => paragraphs(page)).toContain('5 hidden by the filter');
  await page.pressKey('Enter');
  await page.tree.waitFor({ ...card(dogs), focused: true });
  await page.tree.click({ role: 'button', name: 'Show all', within: overlay });
  await shown(page).toEqual(all);

  await page.pressKey('/');
  await page.typeText('zebra');
  await page.tree.waitFor({ name: 'No pictures with “zebra”', within: overlay });
  await page.tree.waitFor({ name: /The filter hides all 6\./, within: overlay });
  await page.tree.click({ role: 'button', name: 'Change filter', within: overlay });
  await page.tree.waitFor(form);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(form);
  await page.tree.focus({ role: 'button', name: 'Change filter', within: overlay });
  await page.pressKey('Shift+Tab');
  await page.tree.waitFor({ role: 'button', name: 'Show all', focused: true, within: overlay });
  await page.pressKey('Enter');
  await shown(page).toEqual(all);
  await page.tree.waitFor({ role: 'listitem', focused: true, within: overlay });

  await page.tree.click(counted('Disliked', 0));
  await page.tree.waitFor({ name: 'No disliked pictures', within: overlay });
  await page.tree.click(counted('Unrated', 5));
  await shown(page).toEqual(all.toSpliced(1, 1));
  await page.tree.click(counted('Liked', 1));
  await shown(page).toEqual([all[1]]);
});

test('under a filter a judged picture goes, and the next one is there to be judged', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const all = await cardNames(page);
  await page.tree.click(counted('Unrated', 6));
  await page.tree.focus(card(all[0] ?? ''));
  for (const [index, key] of ['p', 'x', 'p', 'x', 'p'].entries()) {
    await page.pressKey(key);
    await page.tree.waitFor({ ...card(all[index + 1] ?? ''), focused: true });
  }
  await page.pressKey('p');
  await page.tree.waitFor({ name: 'No unrated pictures', within: overlay });
  await page.pressKey('Control+z');
  await page.tree.waitFor({ ...card(all[5] ?? ''), focused: true });
  await page.tree.waitFor(counted('Liked', 3));
});

test('pictures are filtered by size and shape, and sorted by name and size', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/empty`);
  await addPictures(page, [
    { name: 'Meadow', width: 600, height: 400 },
    { name: 'Ash 10', width: 300, height: 300 },
    { name: 'Valley', width: 500, height: 900 },
    { name: 'Ash 9', width: 1200, height: 300 },
  ]);
  await openGallery(extension, page);
  await shown(page).toEqual(['Meadow', 'Ash 10', 'Valley', 'Ash 9']);

  await page.tree.click({ role: 'button', name: 'Filter', within: overlay });
  await page.tree.focus({ role: 'spinbutton', name: 'Minimum width', within: form });
  await page.typeText('550');
  await page.tree.waitFor({ role: 'text', name: 'Hides 2', within: form });
  await page.tree.focus({ role: 'spinbutton', name: 'Minimum height', within: form });
  await page.typeText('350');
  await page.tree.waitFor({ role: 'text', name: 'Hides 3', within: form });
  await shown(page).toEqual(['Meadow']);
  await page.tree.click({ role: 'button', name: 'Reset', within: form });
  await page.tree.waitFor({ role: 'text', name: 'Hides 0', within: form });
  await page.tree.click({ role: 'radio', name: 'Tall', within: form });
  await shown(page).toEqual(['Valley']);
  await page.tree.click({ role: 'button', name: 'Reset', within: form });
  await page.tree.waitFor({ role: 'text', name: 'Hides 0', within: form });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(form);

  for (const [label, order] of [
    ['Name', ['Ash 9', 'Ash 10', 'Meadow', 'Valley']],
    ['Size, large first', ['Valley', 'Ash 9', 'Meadow', 'Ash 10']],
  ] as const) {
    await page.tree.click({ role: 'button', name: /^Sort: /, within: overlay });
    await page.tree.click({ role: 'menuitemradio', name: label, within: overlay });
    await shown(page).toEqual(order);
  }
  await page.tree.click({ role: 'button', name: 'Sort: Size', within: overlay });
  await page.tree.click({ role: 'menuitemcheckbox', name: 'Reversed', within: overlay });
  await shown(page).toEqual(['Ash 10', 'Meadow', 'Ash 9', 'Valley']);
  await page.tree.waitFor({ role: 'button', name: 'Sort: Size, reversed', within: overlay });
});

/** Without the buttons in them. */
async function paragraphs(page: DrivenPage): Promise<string[]> {
  const found = await page.tree.findAll({ role: 'paragraph', within: overlay });
  const words = found.map(({ children }) => children.map(({ role, name }) => (role === 'text' ? name : '')).join(' '));
  return words.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}
