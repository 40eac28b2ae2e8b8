import { PATIENCE } from '../../../scripts/browsers/until.ts';
import { cardNames, openGallery } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { placeNames, startPlacesSite } from '../../support/placesSite.ts';

test('every kind of place a page can hold a picture in is read, closed shadow roots too', async ({
  launch,
  requests,
}) => {
  const site = await startPlacesSite();
  for (const url of [site.url, site.otherUrl]) requests.declare(url);
  try {
    const extension = await launch({ viewport: { width: 2600, height: 2200 } });
    const page = await extension.open(`${site.url}/places`);
    await expect
      .poll(() =>
        page.evaluate('!document.getElementById("removed-place") && document.getElementById("blob-place").complete'),
      )
      .toBe(true);
    await openGallery(extension, page);
    await expect(async () => expect((await cardNames(page)).toSorted()).toEqual(placeNames.toSorted())).toPass({
      timeout: PATIENCE,
    });
  } finally {
    await site.close();
  }
});

test('a picture opened by its own address is a gallery of one', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/picture.svg`);
  await openGallery(extension, page);
  expect(await cardNames(page)).toEqual(['picture']);
  await page.goto(`${site.url}/photo/original/coffee.jpg`);
  await openGallery(extension, page);
  expect(await cardNames(page)).toEqual(['coffee']);
});
