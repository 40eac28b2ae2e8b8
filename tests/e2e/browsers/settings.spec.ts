import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { cardNames, counted, openGallery, overlay, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const view = { role: 'button', name: 'View', within: overlay };
const keysDialog = { role: 'dialog', name: 'Keyboard', within: overlay };

/** Until the command waits for its new key. */
async function changeKeyOf(page: DrivenPage, command: string): Promise<void> {
  const button = { role: 'button', name: `Change the key of ${command}`, within: keysDialog };
  await page.tree.click(button);
  await page.tree.waitFor({ ...button, pressed: true });
}

test('how pictures are shown is chosen once, for every page', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  await page.tree.click({ role: 'radio', name: 'Rows', within: overlay });
  await page.tree.click({ role: 'button', name: 'Show whole pictures', pressed: false, within: overlay });
  await page.tree.focus({ role: 'slider', name: 'Picture size', within: overlay });
  await page.pressKey('ArrowRight');
  await page.tree.waitFor({ role: 'slider', name: 'Picture size', value: /^248/, within: overlay });
  await page.tree.click(view);
  await page.tree.click({ role: 'menuitemradio', name: 'No captions', within: overlay });
  await page.tree.waitFor({ role: 'menuitemradio', name: 'No captions', checked: true, within: overlay });
  await page.pressKey('Escape');
  await page.tree.waitFor({ ...view, expanded: false, focused: true });
  await page.pressKey('a');
  await page.tree.waitFor({ name: /goes on to the next picture/, within: overlay });

  const other = await extension.open(`${site.url}/grid`);
  await openGallery(extension, other);
  await other.tree.waitFor({ role: 'radio', name: 'Rows', checked: true, within: overlay });
  await other.tree.waitFor({ role: 'button', name: 'Show whole pictures', pressed: true, within: overlay });
  await other.tree.waitFor({ role: 'slider', name: 'Picture size', value: /^248/, within: overlay });
  await other.tree.click(view);
  await other.tree.waitFor({ role: 'menuitemradio', name: 'No captions', checked: true, within: overlay });
  await other.tree.waitFor({ role: 'menuitemcheckbox', name: 'Next after judging', checked: true, within: overlay });

  await other.reload();
  await other.tree.waitUntilGone(overlay);
  await openGallery(extension, other);
  await other.tree.waitFor({ role: 'radio', name: 'Rows', checked: true, within: overlay });
  const [first = '', second = ''] = await cardNames(other);
  await other.tree.focus({ role: 'listitem', name: first, within: overlay });
  await other.pressKey('p');
  await other.tree.waitFor({ role: 'listitem', name: second, focused: true, within: overlay });
  await other.tree.waitFor(counted('Liked', 1));
});

test('a key is changed in the list of keys, kept, and given back', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = ''] = await cardNames(page);
  await page.pressKey('?');
  await page.tree.waitFor(keysDialog);
  await page.tree.click({ role: 'button', name: 'Change keys', within: keysDialog });
  await changeKeyOf(page, 'Like');
  await page.pressKey('x');
  await page.tree.waitFor({ name: /“Like” is X now\. It was taken from “Dislike”\./, within: keysDialog });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(keysDialog);
  await page.pressKey('x');
  await waitForPressed(page, first, 'Like');

  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await openGallery(extension, page);
  await waitForPressed(page, first, 'Like');
  await page.tree.focus({ role: 'listitem', name: first, within: overlay });
  // What was given away is gone, and so is the key of before.
  await page.pressKey('p');
  await page.pressKey('x');
  await waitForPressed(page, first, 'Like', false);

  await page.pressKey('?');
  await page.tree.click({ role: 'button', name: 'Change keys', within: keysDialog });
  await changeKeyOf(page, 'Dislike');
  await page.pressKey('k');
  await page.tree.waitFor({ name: '“Dislike” is K now.', within: keysDialog });
  await changeKeyOf(page, 'Dislike');
  // Who is done waits for no key any more.
  await page.tree.click({ role: 'button', name: 'Done', within: keysDialog });
  await page.tree.waitFor({ role: 'button', name: 'Change keys', within: keysDialog });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(keysDialog);
  await page.pressKey('k');
  await waitForPressed(page, first, 'Dislike');

  await page.pressKey('?');
  await page.tree.click({ role: 'button', name: 'Change keys', within: keysDialog });
  await page.tree.click({ role: 'button', name: 'Defaults', within: keysDialog });
  await page.tree.waitFor({ name: 'Every key is back at its default.', within: keysDialog });
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(keysDialog);
  // Its button has gone away under the focus; the panel must not go with it.
  expect(await page.tree.findAll(overlay)).toHaveLength(1);
  await page.pressKey('p');
  await waitForPressed(page, first, 'Like');
  await page.pressKey('x');
  await waitForPressed(page, first, 'Dislike');
});
