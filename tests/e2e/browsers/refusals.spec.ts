import { overlay, waitUntilCounted } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const closedToExtensions = { chromium: 'chrome://version', firefox: 'about:support' };

test('a page without pictures says so in the gallery, with what can be done', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/empty`);
  const popup = await extension.pressToolbarButton(page);
  await popup.tree.waitFor({ name: /No pictures on this page/ });
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  await page.tree.waitFor({ name: /No pictures on this page/, within: overlay });
  await page.tree.waitFor({ role: 'button', name: 'Look again', within: overlay });
});

for (const page of ['browser page', 'view-source'] as const) {
  test(`on a ${page} the popup says why`, async ({ extension, kind, site }) => {
    const url = page === 'view-source' ? `view-source:${site.url}/article` : closedToExtensions[kind];
    const opened = await extension.open(url);
    const popup = await extension.pressToolbarButton(opened);
    // Chrome does not tell a page's source from a page where we were not asked.
    await popup.tree.waitFor({
      name: /^(?:Browsers keep extensions off this page|The browser did not let the gallery in)$/,
    });
    await popup.tree.waitFor({ role: 'button', name: 'Open library' });
  });
}

for (const [path, sentence, button] of [
  ['/document.pdf', /The gallery cannot look into a PDF|Browsers keep extensions off this page/, 'Export'],
  // Where it cannot lie over the page but read it, it opens elsewhere: `tabGallery.spec.ts`.
  ['/document.xml', /This page is XML/, 'Open gallery in a tab'],
] as const) {
  test(`${path} is refused with a sentence, and a way on`, async ({ extension, site }) => {
    const page = await extension.open(`${site.url}${path}`);
    const popup = await extension.pressToolbarButton(page);
    await popup.tree.waitFor({ name: sentence });
    await popup.tree.waitFor({ role: 'button', name: 'Open library' });
    await popup.tree.waitFor({ role: 'button', name: button });
  });
}

test('the shortcut is never silent: where no gallery can open, the popup comes and says why', async ({
  launch,
  display,
  kind,
}) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(closedToExtensions[kind]);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  const popup = await browser.waitForPopup();
  await popup.tree.waitFor({ name: 'Browsers keep extensions off this page' });
});

test('the gallery opens under the strictest content security policy', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/strict`);
  const popup = await extension.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  await waitUntilCounted(page);
  const host = await page.evaluate(
    'JSON.stringify(document.querySelector("likeable-gallery").getBoundingClientRect())',
  );
  expect(host).toBeTruthy();
});
