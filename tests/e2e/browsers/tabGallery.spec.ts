import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import type { NodeQuery } from '../../../scripts/browsers/accessibilityTree.ts';
import { card, counted, lastIsSeen, openGallery, overlay, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import type { OwnServer } from '../../support/ownServer.ts';
import { startPagesWithoutRoom } from '../../support/tabGallery.ts';

const inTab = (name: string | RegExp): NodeQuery => ({ role: 'listitem', name });
const count = (name: RegExp): NodeQuery => ({ role: 'status', name });
const tabGallery = /\/gallery\.html#[\w-]+$/;

/** Run in a gallery's own tab. Test drivers have every page believe that it is seen: the browser itself is asked. */
const isInFront = 'chrome.tabs.getCurrent().then(({ active }) => active)';

let pages: OwnServer;
test.beforeAll(async ({ site, requests }) => {
  pages = await startPagesWithoutRoom(site.url);
  requests.declare(pages.url);
});
test.afterAll(() => pages.close());

/** By the popup of a page: the one thing to do there, or the way out beside the other. */
async function openInTab(browser: ExtensionBrowser, page: DrivenPage, button: RegExp): Promise<DrivenPage> {
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: button });
  await popup.waitUntilClosed();
  return browser.waitForPage(tabGallery);
}

/** Judges with the keyboard alone, and waits until that is kept. */
async function likeByKey(tab: DrivenPage, name: string | RegExp): Promise<void> {
  await tab.tree.focus(inTab(name));
  await tab.pressKey('l');
  await tab.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: inTab(name) });
}

test('where no gallery can lie over a page, it opens in a tab, and what is liked there is known everywhere', async ({
  extension,
  site,
}) => {
  await test.step('an XML document, refused by the popup with the way out', async () => {
    const page = await extension.open(`${pages.url}/feed.xml`);
    const popup = await extension.pressToolbarButton(page);
    await popup.tree.waitFor({ name: /This page is XML/ });
    await popup.close();
    const tab = await openInTab(extension, page, /^Open gallery in a tab$/);
    await tab.tree.waitFor(count(/^4 pictures$/));
    await likeByKey(tab, /rocket/i);
    await tab.pressKey('Enter');
    await tab.tree.waitFor({ role: 'dialog', name: 'Preview' });
    await tab.pressKey('Escape');
    await tab.tree.waitUntilGone({ role: 'dialog', name: 'Preview' });
    await tab.close();
  });

  await test.step('an SVG document', async () => {
    const page = await extension.open(`${pages.url}/drawing.svg`);
    const tab = await openInTab(extension, page, /^Or in a tab of its own$/);
    await tab.tree.waitFor({ role: 'button', name: 'Back to the page' });
    await likeByKey(tab, /friends/i);
    await tab.close();
  });

  await test.step('an image document', async () => {
    const page = await extension.open(`${site.url}/photo/original/astronaut.jpg`);
    const tab = await openInTab(extension, page, /^Or in a tab of its own$/);
    await tab.tree.waitFor(count(/^1 picture$/));
    await likeByKey(tab, /astronaut/i);
    await tab.close();
  });

  await test.step('a page that is not displayed', async () => {
    const page = await extension.open(`${pages.url}/hidden`);
    const popup = await extension.pressToolbarButton(page);
    await popup.tree.waitFor({ name: /This page hides all that is in it/ });
    await popup.close();
    const tab = await openInTab(extension, page, /^Open gallery in a tab$/);
    await likeByKey(tab, /sunset/i);
    await tab.close();
  });

  await test.step('a page that swallows every key: its gallery’s list of keys leads there', async () => {
    const page = await extension.open(`${pages.url}/keys`);
    await openGallery(extension, page);
    await page.tree.focus(card(/umang/i));
    await page.pressKey('l');
    expect(await page.evaluate('swallowed')).toBeGreaterThan(0);
    await page.tree.waitFor({ role: 'button', name: 'Like', pressed: false, within: card(/umang/i) });
    await page.tree.click({ role: 'button', name: 'Keyboard shortcuts', within: overlay });
    await page.tree.click({ role: 'button', name: 'Open gallery in a tab', within: overlay });
    const tab = await extension.waitForPage(tabGallery);
    await likeByKey(tab, /umang/i);
    // The gallery over the page hears of it.
    await waitForPressed(page, /umang/i, 'Like');
    await tab.close();
  });

  await test.step('a page whose policy blocks pictures', async () => {
    const page = await extension.open(`${pages.url}/policy`);
    const tab = await openInTab(extension, page, /^Or in a tab of its own$/);
    await tab.tree.waitFor(count(/^3 pictures$/));
    await likeByKey(tab, /life/i);
    await tab.tree.waitFor({ role: 'text', name: /^1600 ×/ });
    await tab.close();
  });

  const all = await extension.open(`${pages.url}/all`);
  await openGallery(extension, all);
  await all.tree.waitFor(counted('Liked', 6));
  await all.tree.waitFor(counted('Unrated', 1));
});

test('the tab goes back to its page, and says when that has gone', async ({ extension }) => {
  const page = await extension.open(`${pages.url}/hidden`);
  const tab = await openInTab(extension, page, /^Open gallery in a tab$/);
  await tab.tree.waitFor({ role: 'heading', name: 'Hidden' });
  await tab.tree.click({ role: 'button', name: 'Back to the page' });
  await expect.poll(() => tab.evaluate(isInFront)).toBe(false);

  // The same gallery again, not a second one.
  const again = await openInTab(extension, page, /^Open gallery in a tab$/);
  await expect.poll(() => again.evaluate(isInFront)).toBe(true);
  expect(await again.url()).toBe(await tab.url());

  await page.goto(`${pages.url}/elsewhere`);
  await tab.bringToFront();
  await tab.tree.click({ role: 'button', name: 'Back to the page' });
  await tab.tree.waitFor({ name: /The page is no longer there/ });
  // What was found can be judged all the same, as that page's.
  await likeByKey(tab, /sunset/i);
  const options = await extension.openExtensionPage('options.html#library');
  await options.tree.click({ role: 'button', name: /^Preview/ });
  await options.tree.click({ role: 'button', name: 'Details' });
  await options.tree.waitFor({ name: /^Hidden$/ });
  await options.close();

  await tab.reload();
  await tab.tree.waitFor({ name: 'The page is no longer there' });
  await tab.tree.click({ role: 'button', name: 'Open the page again' });
  const opened = await extension.waitForPage(/\/hidden$/);
  expect(await opened.url()).toBe(`${pages.url}/hidden`);
});

test('the page comes forward with the picture that is to be shown in it', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  const tab = await openInTab(extension, page, /^Or in a tab of its own$/);
  await tab.tree.waitFor(inTab(/./));
  const last = (await tab.tree.findAll(inTab(/./))).at(-1)?.name ?? '';
  expect(await lastIsSeen(page)).toBe(false);
  await tab.tree.focus(inTab(last));
  await tab.pressKey('s');
  await expect.poll(() => tab.evaluate(isInFront)).toBe(false);
  await expect.poll(() => lastIsSeen(page)).toBe(true);
});

test('the shortcut opens the tab where the overlay cannot, and closes it again', async ({ launch, display }) => {
  const browser = await launch({ headless: false, display: display.name });
  const bystander = await browser.openExtensionPage('welcome.html');
  const shown = () => bystander.evaluate('chrome.tabs.query({ active: true }).then(([tab]) => tab?.url)');
  const page = await browser.open(`${pages.url}/feed.xml`);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  const tab = await browser.waitForPage(tabGallery);
  await tab.tree.waitFor(count(/^4 pictures$/));
  await browser.pressShortcut(tab, 'Alt+Shift+L');
  await expect.poll(shown).toBe(await page.url());
});
