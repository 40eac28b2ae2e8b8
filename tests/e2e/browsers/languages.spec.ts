import { overlay } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { buildIn } from '../../support/languages.ts';

/** Not English, with other plurals, and written from right to left. */
const LANGUAGE = 'ar';
const WRITTEN = '[document.documentElement.lang, document.documentElement.dir]';

test('popup, gallery and options speak the person’s language, in its direction', async ({
  launch,
  folder,
  kind,
  site,
}) => {
  const { extensionDir, say } = await buildIn(LANGUAGE, kind, folder);
  const browser = await launch({ extensionDir, language: LANGUAGE });
  const page = await browser.open(`${site.url}/grid`);

  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: new RegExp(`^${say('popup_open_gallery')}`) });
  await popup.waitUntilClosed();

  const like = await page.tree.waitFor({ role: 'button', name: say('common_like'), within: overlay });
  expect(like.name).not.toBe('Like');
  await page.tree.waitFor({ role: 'radio', name: new RegExp(say('common_unrated')), within: overlay });
  // What a page says of itself stays as it is.
  expect(await page.evaluate(WRITTEN)).toEqual(['en', '']);

  const options = await browser.openExtensionPage('options.html#export');
  await options.tree.waitFor({ role: 'radiogroup', name: say('export_format') });
  expect(await options.evaluate(WRITTEN)).toEqual([LANGUAGE, 'rtl']);
});
