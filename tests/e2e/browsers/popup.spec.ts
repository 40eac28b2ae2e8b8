import { cardNames, openGallery, overlay, press } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('the popup counts this page’s pictures without opening anything in it', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Like');
  await press(page, third, 'Dislike');
  await page.reload();

  const popup = await extension.pressToolbarButton(page);
  await popup.tree.waitFor({ role: 'text', name: '6 found' });
  const said = (await popup.tree.describe()).replaceAll(/\s+/g, ' ');
  expect(said).toContain('heading "Uphill, slowly"');
  expect(said).toMatch(/"Liked" definition "2?" text "2"/);
  expect(said).toMatch(/"Disliked" definition "1?" text "1"/);
  expect(said).toMatch(/"Unrated" definition "3?" text "3"/);
  expect(await page.evaluate('document.querySelector("likeable-gallery")')).toBeNull();
  await popup.close();
  await page.tree.waitUntilGone(overlay);
});

test('a picture judged last opens in the library, shown large', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Dislike');
  const popup = await extension.pressToolbarButton(page);
  const recent = { role: 'region', name: 'Last judgements' };
  await popup.tree.waitFor({ role: 'button', name: `${second}, disliked`, within: recent });
  await popup.tree.click({ role: 'button', name: `${first}, liked`, within: recent });
  await popup.waitUntilClosed();
  const options = await extension.waitForPage(/\/options\.html#library\?sort=judged&picture=[0-9a-f]{64}$/);
  const preview = { role: 'dialog', name: 'Preview' };
  await options.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: preview });
});

test('marks in this site’s pages are switched on by one press, which asks for the site, and taken back with it', async ({
  launch,
  display,
  kind,
  site,
}) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(`${site.url}/article`);
  const popup = await browser.pressToolbarButton(page);
  const region = { role: 'region', name: 'On 127.0.0.1' };
  // Until it is known whether they are on, they cannot be pressed.
  const marks = { role: 'switch', name: 'Mark judged pictures in pages', disabled: false, within: region };
  await popup.tree.waitFor({ ...marks, checked: false });

  if (kind === 'firefox') {
    await popup.tree.click(marks);
    await browser.allowPermission(page);
  } else {
    // Where a question over a real pop-up cannot be answered by keys, one over the same page in a tab can.
    await popup.close();
    const inTab = await browser.openExtensionPage('options.html');
    const id = await inTab.evaluate(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith('${site.url}'))?.id)`,
    );
    await inTab.goto(`${browser.extensionOrigin}/popup.html?tab=${String(id)}`);
    await inTab.tree.click(marks);
    await browser.allowPermission(inTab);
    await inTab.tree.waitFor({ ...marks, checked: true });
    await inTab.close();
  }

  await page.bringToFront();
  const again = await browser.pressToolbarButton(page);
  await again.tree.waitFor({ ...marks, checked: true });
  await again.tree.click({ role: 'radio', name: 'Dimmed', within: region });
  await again.tree.waitFor({ role: 'radio', name: 'Dimmed', checked: true, within: region });
  await again.tree.click({ role: 'switch', name: /^Number of likes/, checked: false, disabled: false });
  await again.tree.waitFor({ role: 'switch', name: /^Number of likes/, checked: true });
  await again.close();

  const options = await browser.openExtensionPage('options.html#data');
  const sites = { role: 'list', name: 'Sites you have let it into' };
  await options.tree.waitFor({ name: 'To mark judged pictures in its pages', within: sites });
  await options.tree.click({ role: 'button', name: 'Take back the access to 127.0.0.1', within: sites });
  await options.tree.waitFor({ name: 'None.', within: sites });
  await options.close();

  await page.bringToFront();
  const later = await browser.pressToolbarButton(page);
  await later.tree.waitFor({ role: 'switch', name: /^Number of likes/, checked: true });
  await later.tree.waitFor({ ...marks, checked: false });
  await later.tree.waitUntilGone({ role: 'radio', name: 'Dimmed', within: region });
});
