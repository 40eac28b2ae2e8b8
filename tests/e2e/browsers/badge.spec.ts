import { cardNames, openGallery, press } from '../../support/gallery.ts';
import { waitForBadge } from '../../support/badge.ts';
import { test } from '../../support/extensionTest.ts';

test('the button says how many of a page’s pictures are liked, only where that is wanted', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Like');
  await waitForBadge(extension, page, '');

  const popup = await extension.pressToolbarButton(page);
  await popup.tree.click({ role: 'switch', name: /^Number of likes/, checked: false, disabled: false });
  await popup.tree.waitFor({ role: 'switch', name: /^Number of likes/, checked: true });
  await popup.close();
  await press(page, third, 'Like');
  await waitForBadge(extension, page, '3');
  await press(page, third, 'Like', false);
  await waitForBadge(extension, page, '2');

  await page.reload();
  await waitForBadge(extension, page, '');
  // What the popup counts is said without a gallery.
  const again = await extension.pressToolbarButton(page);
  await again.tree.waitFor({ role: 'text', name: '6 found' });
  await again.close();
  await waitForBadge(extension, page, '2');

  const last = await extension.pressToolbarButton(page);
  await last.tree.click({ role: 'switch', name: /^Number of likes/, checked: true, disabled: false });
  await last.close();
  await waitForBadge(extension, page, '');
});
