import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { axeViolations } from '../../support/axe.ts';
import {
  card,
  cardNames,
  compare,
  counted,
  openGallery,
  overlay,
  preview,
  selectionBar,
  waitForSelected,
  waitForPreview,
} from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

/** In both colour schemes. */
async function expectNoViolations(page: DrivenPage, state: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.setColorScheme(scheme);
    const violations = await axeViolations(page, 'document.querySelector("likeable-gallery")');
    expect.soft(violations, `${state}, ${scheme}`).toEqual([]);
  }
}

const button = (name: string | RegExp, within = overlay) => ({ role: 'button', name, within });
const dialog = (name: string) => ({ role: 'dialog', name, within: overlay });

test('axe finds nothing in the grid, its selection, forms, menus and dialogs', async ({ launch, site }) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  await page.pressKey('Home');
  await page.pressKey('p');
  await page.pressKey(' ');
  await page.pressKey('Shift+ArrowRight');
  await waitForSelected(page, 2);
  await expectNoViolations(page, 'selection');
  await page.pressKey('t');
  await page.tree.waitFor(dialog('Tag 2 pictures'));
  await page.pressKey('Enter');
  await page.tree.waitFor({ role: 'alert', within: overlay });
  await expectNoViolations(page, 'dialog for tags, with a complaint');
  await page.pressKey('Escape');
  await page.pressKey('x');
  await page.tree.waitFor(button('Undo'));
  await expectNoViolations(page, 'after a batch');
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(selectionBar);

  await page.pressKey('?');
  await page.tree.waitFor(dialog('Keyboard'));
  await expectNoViolations(page, 'list of keys');
  await page.tree.click(button('Change keys', dialog('Keyboard')));
  await page.tree.click(button('Change the key of Share', dialog('Keyboard')));
  await page.tree.waitFor({ role: 'button', pressed: true, within: dialog('Keyboard') });
  await expectNoViolations(page, 'changing keys');
  await page.pressKey('F2');
  await page.tree.waitFor(button('Defaults', dialog('Keyboard')));
  await page.tree.click(button('Close the list of keys', dialog('Keyboard')));

  await page.tree.click(button('Filter'));
  await page.tree.waitFor(dialog('Filter'));
  await page.tree.click(button('Photograph', dialog('Filter')));
  await page.tree.waitFor({ ...button('Photograph', dialog('Filter')), pressed: true });
  await expectNoViolations(page, 'filter');
  await page.pressKey('Escape');
  await page.tree.click(button(/^Sort/));
  await page.tree.waitFor({ role: 'menuitemradio', name: 'Name', within: overlay });
  await expectNoViolations(page, 'menu for sorting');
  await page.pressKey('Escape');
  await page.tree.click(button('View'));
  await page.tree.click({ role: 'menuitemradio', name: 'Captions on the picture', within: overlay });
  await page.tree.waitFor({ role: 'menuitemradio', name: 'Captions on the picture', checked: true, within: overlay });
  await expectNoViolations(page, 'menu for the view, captions on the pictures');
  await page.tree.click({ role: 'menuitemradio', name: 'No captions', within: overlay });
  await page.tree.waitFor({ role: 'menuitemradio', name: 'No captions', checked: true, within: overlay });
  await page.pressKey('Escape');
  await page.tree.click({ role: 'radio', name: 'Rows', within: overlay });
  await expectNoViolations(page, 'rows without captions');

  await page.pressKey('/');
  await page.typeText('zebra');
  await page.tree.waitFor(button('Change filter'));
  await expectNoViolations(page, 'nothing passes the filter');
});

test('axe finds nothing in preview and compare', async ({ launch, site }) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  const [first = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey('Enter');
  await waitForPreview(page);
  await page.pressKey('p');
  await page.pressKey('i');
  await page.tree.focus({ role: 'textbox', name: 'Add a tag', within: preview });
  await page.typeText('mountain,');
  await page.tree.waitFor(button('Remove mountain', preview));
  await expectNoViolations(page, 'preview with details');
  await page.pressKey('Escape');
  await page.tree.click(button('More', preview));
  await page.tree.waitFor({ role: 'menuitem', name: 'Slideshow', within: preview });
  await expectNoViolations(page, 'more that can be done in the preview');
  await page.pressKey('Escape');
  await page.pressKey('h');
  await page.tree.waitFor({ role: 'menuitem', name: 'Copy image', within: preview });
  await expectNoViolations(page, 'sharing');
  await page.pressKey('Escape');
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);

  await page.pressKey('Control+a');
  await waitForSelected(page, 6);
  await page.pressKey('c');
  await page.tree.waitFor(compare);
  await page.pressKey('x');
  await expectNoViolations(page, 'comparing four');
  await page.tree.click({ role: 'radio', name: 'Winner stays', within: compare });
  await page.tree.waitFor({ role: 'text', name: 'Round 1 of 5', within: compare });
  await page.pressKey('1');
  await page.tree.waitFor({ role: 'text', name: 'Round 2 of 5', within: compare });
  await expectNoViolations(page, 'the winner stays');
  for (let round = 2; round <= 5; round++) await page.pressKey('1');
  await page.tree.waitFor(button('Like the winner', compare));
  await expectNoViolations(page, 'the winner is found');
});

test('axe finds nothing beside the page, in narrow windows and where something went wrong', async ({
  launch,
  site,
}) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/broken`);
  await openGallery(browser, page);
  await page.tree.waitFor({ role: 'text', name: 'Not found', within: card(/harbour/) });
  await expectNoViolations(page, 'broken pictures');
  await page.tree.click({ role: 'radio', name: 'Dock right', within: overlay });
  await page.tree.click(button('Dock'));
  await page.tree.waitFor({ role: 'menuitemradio', name: 'Dock right', checked: true, within: overlay });
  await expectNoViolations(page, 'docked at the right, with the choice of docks');
  await page.pressKey('Escape');
  await page.tree.click(button('Sort and view'));
  await expectNoViolations(page, 'docked at the right, with sort and view');
  await page.pressKey('Escape');
  await page.tree.click(counted('Liked', 0));
  await page.tree.waitFor(button('Change filter'));
  await expectNoViolations(page, 'docked at the right, nothing passes');
  await page.tree.click(counted('All', 9));
  await page.evaluate(
    `setInterval(() => { for (let n = 0; n < 400; n++) { document.body.append(document.createElement('i')); document.body.lastChild.remove(); } }, 20)`,
  );
  await page.tree.waitFor(button('Follow again'));
  await page.setViewport({ width: 400, height: 800 });
  await expectNoViolations(page, 'a sheet on a narrow page, which changes too much');
});
