import { card, openGallery, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('a picture that does not come says why, can be tried again, and can be judged all the same', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/broken`);
  await openGallery(extension, page);
  const harbour = card(/A harbour at dawn/);
  await page.tree.waitFor({ role: 'text', name: 'Not found', within: harbour });
  await page.tree.waitFor({ role: 'text', name: /404/, within: harbour });
  await page.tree.waitFor({ role: 'text', name: 'Could not be loaded', within: card(/letter instead|page of words/) });
  await page.tree.waitFor({ role: 'button', name: 'Retry', within: card(/ferry in fog/i) });

  const asked = () => site.requests.filter(({ url }) => url === '/photo/lost/harbour.jpg').length;
  const before = asked();
  await page.tree.focus({ role: 'button', name: 'Retry', within: harbour });
  await page.pressKey('Enter');
  await expect.poll(asked).toBeGreaterThan(before);
  await page.tree.waitFor({ role: 'text', name: 'Not found', within: harbour });
  await page.tree.waitFor({ ...harbour, focused: true });
  await page.pressKey('x');
  await waitForPressed(page, /A harbour at dawn/, 'Dislike');
});
