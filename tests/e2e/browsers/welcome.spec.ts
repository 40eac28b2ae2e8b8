import { expect, test } from '../../support/extensionTest.ts';

const photographs = { role: 'list', name: 'Photographs' };

test('the first page has the key tried on photographs, and nothing of it goes into the library', async ({
  launch,
  display,
}) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.openExtensionPage('welcome.html');
  await page.tree.waitFor({ role: 'heading', name: 'One key makes a gallery of any page' });
  await browser.pressShortcut(page, 'Alt+Shift+L');
  const first = { role: 'listitem', name: /^The path up/, within: photographs };
  await page.tree.waitFor({ ...first, focused: true });
  await page.pressKey('p');
  await page.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: first });
  await page.tree.waitFor({ name: /^That is all there is to it/ });
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await page.tree.waitUntilGone({ role: 'button', name: 'Like' });

  const options = await browser.openExtensionPage('options.html');
  await options.tree.waitFor({ name: /Nothing is judged yet/ });
});

test('About says the version, what is new, and whose work is in it', async ({ extension: browser }) => {
  const page = await browser.openExtensionPage('options.html#about');
  await page.tree.waitFor({ role: 'heading', name: 'About' });
  await page.tree.waitFor({ name: /^Version \d+\.\d+\.\d+/ });
  await page.tree.waitFor({ name: /context menu, without opening the gallery/ });
  await page.tree.click({ role: 'link', name: 'All keys' });
  await page.tree.waitFor({ role: 'heading', name: 'Shortcuts' });
  expect(await page.url()).toMatch(/#shortcuts$/);
});
