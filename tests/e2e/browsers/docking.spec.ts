import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { cardNames, openGallery, overlay, press, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const handle = { name: 'Resize the panel', within: overlay };
const pageButton = { role: 'button', name: 'A button of the page' };

/** In the left upper corner; notes the keys that the page gets. */
async function addPageButton(page: DrivenPage): Promise<void> {
  await page.evaluate(`(() => {
    const button = document.createElement('button');
    button.textContent = 'A button of the page';
    button.style.cssText = 'position: fixed; left: 8px; top: 8px';
    button.onclick = () => button.dataset.pressed = Number(button.dataset.pressed ?? 0) + 1;
    document.body.append(button);
    window.keysSeen = [];
    document.addEventListener('keydown', ({ key }) => keysSeen.push(key));
  })()`);
}

const timesPressed = (page: DrivenPage) =>
  page.evaluate(`Number([...document.querySelectorAll('button')].at(-1).dataset.pressed ?? 0)`);

test('docked, the panel leaves the page to be used; both have their own keys', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await addPageButton(page);
  await openGallery(extension, page);
  const [first = ''] = await cardNames(page);
  // Under a modal panel the page is not there to anybody.
  expect(await page.tree.findAll(pageButton)).toEqual([]);

  await page.tree.click({ role: 'radio', name: 'Dock right', within: overlay });
  await page.tree.click(pageButton);
  await expect.poll(() => timesPressed(page)).toBe(1);
  await page.pressKey('Escape');
  await page.pressKey('x');
  await expect.poll(() => page.evaluate('keysSeen.join()')).toBe('Escape,x');
  await page.tree.waitFor({ ...pageButton, focused: true });
  await page.tree.waitFor(overlay);
  await waitForPressed(page, first, 'Dislike', false);

  await press(page, first, 'Like');
  await page.pressKey('x');
  await waitForPressed(page, first, 'Dislike');
  expect(await page.evaluate('keysSeen.join()')).toBe('Escape,x');
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(overlay);
});

test('the dock and its size are changed by keys and mouse, and remembered', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await addPageButton(page);
  await openGallery(extension, page);
  await page.tree.click({ role: 'radio', name: 'Dock right', within: overlay });
  await page.tree.waitFor({ ...handle, value: /^420/ });
  await page.tree.focus(handle);
  await page.pressKey('ArrowLeft');
  await page.pressKey('ArrowLeft');
  await page.tree.waitFor({ ...handle, value: /^452/ });
  await page.pressKey('ArrowRight');
  await page.tree.waitFor({ ...handle, value: /^436/ });
  await page.pressKey('Home');
  await page.tree.waitFor({ ...handle, value: /^280/ });
  // Scroll bars take room in some browsers.
  const edge = Number(await page.evaluate('document.documentElement.clientWidth')) - 280;
  await page.drag({ x: edge, y: 400 }, { x: edge - 220, y: 400 });
  await page.tree.waitFor({ ...handle, value: /^500/ });

  const other = await extension.open(`${site.url}/grid`);
  await openGallery(extension, other);
  await other.tree.waitFor({ ...handle, value: /^500/ });
  await other.tree.click({ role: 'button', name: 'Dock', within: overlay });
  await other.tree.click({ role: 'menuitemradio', name: 'Dock bottom', within: overlay });
  await other.tree.waitFor({ ...handle, value: /^420/ });
  await other.tree.focus(handle);
  await other.pressKey('ArrowUp');
  await other.tree.waitFor({ ...handle, value: /^436/ });

  await page.bringToFront();
  // A panel that is open already follows.
  await page.tree.waitFor({ ...handle, value: /^436/ });
  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await openGallery(extension, page);
  await page.tree.waitFor({ ...handle, value: /^436/ });
  await page.tree.click({ role: 'radio', name: 'Full window', within: overlay });
  await page.tree.waitUntilGone(handle);
  await page.tree.waitUntilGone(pageButton);
});
