import {
  card,
  cardNames,
  counted,
  openGallery,
  overlay,
  selectionBar,
  waitForPressed,
  waitForSelected,
} from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('pictures are selected by check boxes, ranges, keys and a rectangle', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/grid`);
  await openGallery(extension, page);
  const names = await cardNames(page);
  const tick = (index: number) => ({ role: 'checkbox', name: 'Select', within: card(names[index] ?? '') });

  await page.tree.click(tick(1));
  await waitForSelected(page, 1);
  await page.tree.waitFor({ ...tick(1), checked: true });
  await page.tree.click(tick(4), { withShift: true });
  await waitForSelected(page, 4);
  await page.tree.click(tick(2));
  await waitForSelected(page, 3);
  await page.tree.waitFor({ ...tick(2), checked: false });
  await page.tree.click({ role: 'button', name: 'Clear selection', within: selectionBar });
  await page.tree.waitUntilGone(selectionBar);

  await page.pressKey('Home');
  await page.pressKey(' ');
  await waitForSelected(page, 1);
  await page.pressKey('Shift+ArrowRight');
  await page.pressKey('Shift+ArrowRight');
  await waitForSelected(page, 3);
  await page.pressKey('Shift+ArrowLeft');
  await waitForSelected(page, 2);
  await page.pressKey('Control+a');
  await waitForSelected(page, 15);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(selectionBar);
  await page.tree.waitFor({ ...card(names[1] ?? ''), focused: true });

  await page.drag({ x: 300, y: 300 }, { x: 900, y: 500 });
  await page.tree.waitFor(selectionBar);
  const ticked = await page.tree.findAll({ role: 'checkbox', name: 'Select', checked: true, within: overlay });
  expect(ticked.length).toBeGreaterThan(2);
  await waitForSelected(page, ticked.length);
});

test('a batch sets what it says, is one step to be undone, and is kept', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await page.pressKey('Home');
  await page.pressKey('p');
  await page.tree.waitFor(counted('Liked', 1));

  await page.pressKey(' ');
  await page.pressKey('Shift+ArrowRight');
  await page.pressKey('Shift+ArrowRight');
  await waitForSelected(page, 3);
  await page.pressKey('p');
  await page.tree.waitFor(counted('Liked', 3));
  await page.tree.click({ role: 'button', name: 'Undo', within: overlay });
  await page.tree.waitFor(counted('Liked', 1));
  await waitForPressed(page, first, 'Like');

  await page.tree.click({ role: 'button', name: 'Dislike', within: selectionBar });
  await page.tree.waitFor(counted('Disliked', 3));
  await page.pressKey('Control+z');
  await page.tree.waitFor(counted('Disliked', 0));
  await waitForPressed(page, first, 'Like');
  await page.pressKey('Control+Shift+z');
  await page.tree.waitFor(counted('Disliked', 3));

  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await openGallery(extension, page);
  await page.tree.waitFor(counted('Disliked', 3));
  for (const name of [first, second, third]) await waitForPressed(page, name, 'Dislike');
});
