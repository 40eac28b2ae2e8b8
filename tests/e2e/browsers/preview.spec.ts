import {
  card,
  cardNames,
  counted,
  openGallery,
  overlay,
  preview,
  waitForPressed,
  waitForPreview,
} from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const zoom = { role: 'button', name: /of full size/, within: preview };
const details = { name: 'Details', role: 'region', within: preview };
const heading = (name: string) => ({ role: 'heading', name, within: preview });

test('a picture is looked at, zoomed and judged by keys; Escape goes back one layer at a time', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey('Enter');
  await page.tree.waitFor(heading(first));
  const fitted = await page.tree.waitFor({ ...zoom, name: /^\d+% of full size, fitted$/ });
  await page.pressKey('=');
  await page.tree.waitFor({ ...zoom, name: /^\d+% of full size$/ });
  await page.pressKey('z');
  await page.tree.waitFor({ ...zoom, name: fitted.name });
  await page.pressKey('z');
  await page.tree.waitFor({ ...zoom, name: '100% of full size' });
  await page.pressKey('-');
  await page.tree.waitFor({ ...zoom, name: /^[1-9]\d% of full size/ });
  await page.pressKey('z');
  await page.pressKey('z');
  await page.tree.waitFor({ ...zoom, name: /100% of full size|fitted/ });

  await page.pressKey('ArrowRight');
  await page.tree.waitFor(heading(second));
  // Another picture is shown whole.
  await page.tree.waitFor({ ...zoom, name: /fitted$/ });
  await page.pressKey('p');
  await page.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: preview });
  await page.tree.click({ role: 'button', name: third, within: { role: 'group', name: 'Pictures', within: preview } });
  await page.tree.waitFor(heading(third));
  await page.pressKey('End');
  await page.tree.waitFor({ role: 'text', name: '6', within: preview });
  await page.pressKey('Home');
  await page.tree.waitFor(heading(first));

  // May be refused, and changes nothing of what follows.
  await page.pressKey('f');
  await page.pressKey('f');
  await page.pressKey('z');
  await page.tree.waitFor({ ...zoom, name: '100% of full size' });
  await page.pressKey('Escape');
  await page.tree.waitFor({ ...zoom, name: fitted.name });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
  await page.tree.waitFor({ ...card(first), focused: true });
  await waitForPressed(page, second, 'Like');
  await page.pressKey('Control+z');
  await page.tree.waitFor(counted('Liked', 0));
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);
});

test('tags and a note are added in the details, and are still there after a reload', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey('Enter');
  await waitForPreview(page);
  await page.pressKey('i');
  await page.tree.waitFor(details);
  await page.tree.focus({ role: 'textbox', name: 'Add a tag', within: details });
  await page.typeText('mountain');
  await page.pressKey('Enter');
  await page.tree.waitFor({ role: 'button', name: 'Remove mountain', within: details });
  await page.typeText('path,');
  await page.tree.waitFor({ role: 'button', name: 'Remove path', within: details });
  await page.tree.focus({ role: 'textbox', name: 'Note', within: details });
  // Letters that are keys elsewhere.
  await page.typeText('Up, print this. X?');
  await page.tree.waitFor({ role: 'text', name: 'Saved', within: details });
  await page.pressKey('Escape');
  await page.pressKey('ArrowRight');
  await page.tree.waitFor(heading(second));
  await page.tree.waitFor({ role: 'textbox', name: 'Note', value: '', within: details });

  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await openGallery(extension, page);
  await page.tree.waitFor(counted('Unrated', 6));
  await page.tree.focus(card(first));
  await page.pressKey('Enter');
  await waitForPreview(page);
  await page.pressKey('i');
  await page.tree.waitFor({ role: 'textbox', name: 'Note', value: 'Up, print this. X?', within: details });
  await page.tree.waitFor({ role: 'button', name: 'Remove path', within: details });
  await page.tree.click({ role: 'button', name: 'Remove mountain', within: details });
  await page.tree.waitUntilGone({ role: 'button', name: 'Remove mountain', within: details });
  expect(await page.tree.findAll({ role: 'button', name: 'Remove path', within: details })).toHaveLength(1);
});

test('a gallery that went away with a picture shown large comes back with it, and with its keys', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey('Enter');
  await waitForPreview(page);
  await page.pressKey('s');
  await page.tree.waitUntilGone(overlay);

  const popup = await extension.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  await page.tree.waitFor(heading(first));
  await page.pressKey('ArrowRight');
  await page.tree.waitFor(heading(second));
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
  expect(await page.tree.findAll(overlay)).toHaveLength(1);
});
