import { readCatalogue } from '../../support/catalogues.ts';
import { overlay } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const WRITTEN = '[document.documentElement.lang, document.documentElement.dir]';

for (const { language, locale, direction } of [
  { language: 'de', locale: 'de', direction: 'ltr' },
  { language: 'pt-BR', locale: 'pt_BR', direction: 'ltr' },
  { language: 'ar', locale: 'ar', direction: 'rtl' },
]) {
  test(`popup, gallery and options speak the person’s language, in its direction: ${language}`, async ({
    launch,
    site,
  }) => {
    const catalogue = readCatalogue(locale);
    const say = (name: string): string => catalogue[name]?.message ?? name;
    const browser = await launch({ language });
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
    expect(await options.evaluate(WRITTEN)).toEqual([language, direction]);
  });
}
