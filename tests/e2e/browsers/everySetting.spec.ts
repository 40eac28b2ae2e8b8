import { everySetting } from '../../support/everySetting.ts';
import { cardNames, openGallery } from '../../support/gallery.ts';
import { test } from '../../support/extensionTest.ts';

test('every setting that is changed on the options page shows at once in a gallery that is open', async ({
  launch,
  site,
}) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  await cardNames(page);
  const options = await browser.openExtensionPage('options.html#gallery');
  await options.tree.waitFor({ role: 'heading', name: 'Gallery' });

  for (const [name, { row, change, seen, leave, besides = [] }] of Object.entries(everySetting)) {
    await test.step(name, async () => {
      await options.bringToFront();
      await change(options);
      await page.bringToFront();
      await seen(page);
      await leave?.(page);
      if (row === undefined) return;
      await options.bringToFront();
      for (const changed of [row, ...besides]) {
        const button = { role: 'button', name: `Reset: ${changed}` };
        await options.tree.click(button);
        await options.tree.waitUntilGone(button);
      }
    });
  }
});
