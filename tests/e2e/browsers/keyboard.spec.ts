import { card, cardNames, overlay, waitUntilCounted } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const PICTURES = 200;
/** Every third one is disliked. */
const isLiked = (index: number): boolean => index % 3 !== 2;
const LIKED = Array.from({ length: PICTURES }, (_, index) => index).filter(isLiked).length;

const counted = (name: string, count: number) => ({ role: 'radio', name: `${name}, ${count}`, within: overlay });

test('two hundred pictures are judged by keys alone, taken back and kept', async ({ launch, display, site }, info) => {
  test.slow();
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(`${site.url}/many`);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await waitUntilCounted(page);
  const [first = ''] = await cardNames(page);

  await page.pressKey('a');
  await page.tree.waitFor({ name: /goes on/, within: overlay });
  for (let index = 0; index < PICTURES; index++) {
    await page.pressKey(isLiked(index) ? 'p' : 'x');
    if (index % 40 === 20) {
      const path = info.outputPath(`judging-${index}.png`);
      await page.screenshot(path);
      await info.attach(`after ${index + 1} judgements`, { path, contentType: 'image/png' });
    }
  }
  await page.tree.waitFor(counted('Liked', LIKED));
  await page.tree.waitFor(counted('Disliked', PICTURES - LIKED));

  for (let step = 0; step < 30; step++) await page.pressKey('Control+z');
  await page.tree.waitFor(counted('Liked', LIKED - 20));
  await page.tree.waitFor(counted('Disliked', PICTURES - LIKED - 10));
  for (let step = 0; step < 30; step++) await page.pressKey('Control+Shift+z');
  await page.tree.waitFor(counted('Liked', LIKED));

  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await waitUntilCounted(page);
  await page.tree.waitFor(counted('Liked', LIKED));
  await page.tree.waitFor(counted('Disliked', PICTURES - LIKED));
  // It begins where there is still something to judge.
  await page.tree.waitUntilGone(card(first));
  await page.pressKey('p');
  await page.tree.waitFor(counted('Liked', LIKED + 1));
  expect(
    (await page.tree.findAll({ role: 'button', name: 'Like', pressed: true, within: overlay })).length,
  ).toBeGreaterThan(0);
});
