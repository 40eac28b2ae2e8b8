import { card, overlay, waitUntilCounted } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { startPlacesSite } from '../../support/placesSite.ts';

test('a picture in another site’s frame is shown once the person has allowed it, and not before', async ({
  launch,
  requests,
  display,
  kind,
}) => {
  const site = await startPlacesSite();
  for (const url of [site.url, site.otherUrl]) requests.declare(url);
  try {
    const browser = await launch({ headless: false, display: display.name });
    const page = await browser.open(`${site.url}/frames`);
    await browser.pressShortcut(page, 'Alt+Shift+L');
    await waitUntilCounted(page);
    await page.tree.waitFor(card('own picture'));
    await page.tree.waitFor({ name: /^\d frames? from (?:another site|other sites)/, within: overlay });
    expect(await page.tree.findAll(card('other site'))).toEqual([]);

    await page.tree.click({ role: 'button', name: 'Allow…', within: overlay });
    if (kind === 'firefox') {
      // There the question may be asked from the popup alone, which opens.
      const popup = await browser.waitForPopup();
      await popup.tree.click({ role: 'button', name: 'Allow…' });
    }
    await browser.allowPermission(page);
    await page.tree.waitFor(card('other site'));
    await page.tree.waitFor(card('other closed'));
    await page.tree.waitFor(card('sandboxed'));
    await page.tree.waitUntilGone({ name: /^\d frames? from (?:another site|other sites)/, within: overlay });
  } finally {
    await site.close();
  }
});
