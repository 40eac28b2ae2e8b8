import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { card, openGallery, overlay } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const counted = (page: DrivenPage, count: string) =>
  page.tree.waitFor({ role: 'status', name: `${count} pictures`, within: overlay });

/** By keyboard: the page brings pictures of its own accord as well, and the button moves. */
async function askForMore(page: DrivenPage): Promise<void> {
  await page.tree.focus({ role: 'button', name: 'Load more', within: overlay });
  await page.pressKey('Enter');
}

test('pictures that come, change and go on the page come, change and go in the gallery', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/empty`);
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<p id=room><img data-src="/photo/first.jpg" alt=first><img data-src="/photo/last.jpg" alt=last></p>')`,
  );
  await openGallery(extension, page);
  await page.tree.waitFor(card('last'));

  await page.evaluate(
    `room.firstElementChild.insertAdjacentHTML('afterend', '<img data-src="/photo/second.jpg" alt=second>')`,
  );
  await page.tree.waitFor(card('second'));
  const cards = await page.tree.findAll({ role: 'listitem', within: { role: 'list', within: overlay } });
  expect(cards.map(({ name }) => name).filter(Boolean)).toEqual(['first', 'second', 'last']);

  await page.evaluate(`Object.assign(room.firstElementChild, { alt: 'other' }).dataset.src = '/photo/other.jpg'`);
  await page.tree.waitFor(card('other'));
  await page.tree.waitUntilGone(card('first'));

  await page.evaluate('room.lastElementChild.remove()');
  await page.tree.waitUntilGone(card('last'));
  await counted(page, '2');
});

test('an endless page is read to its end, and left where it was', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/endless`);
  await page.evaluate('scrollTo(0, 321)');
  const before = await page.evaluate('scrollY');
  await openGallery(extension, page);
  await askForMore(page);
  await page.tree.waitFor({ role: 'button', name: 'Stop', within: overlay });
  await page.tree.waitFor({ name: /That is all\./, within: overlay }, { timeout: 60_000 });
  const all = await page.evaluate(`document.querySelectorAll('.stream figure').length`);
  expect(await page.evaluate(`document.querySelector('.stream .more').textContent.includes('That was the last')`)).toBe(
    true,
  );
  await counted(page, String(all));
  expect(await page.evaluate('scrollY')).toBe(before);
  await page.tree.waitUntilGone({ role: 'button', name: 'Load more', within: overlay });
});

test('next pages are read without being gone to', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/pages`);
  const url = await page.url();
  const own = await page.evaluate(`document.querySelectorAll('main img').length`);
  await openGallery(extension, page);
  await counted(page, String(own));
  await askForMore(page);
  await page.tree.waitFor({ name: /That is all\./, within: overlay }, { timeout: 60_000 });
  await counted(page, String(Number(own) * 6));
  expect(await page.url()).toBe(url);
  expect(site.requests.map(({ url: path }) => path)).toContain('/pages?page=6');
});

test('a page that changes all the time is followed no more, and the panel says so', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/one`);
  await openGallery(extension, page);
  await page.evaluate(
    `setInterval(() => { for (let n = 0; n < 400; n++) { document.body.append(document.createElement('i')); document.body.lastChild.remove(); } }, 20)`,
  );
  await page.tree.waitFor({ name: /changes too much to be followed/, within: overlay });
  await page.tree.waitFor({ role: 'button', name: 'Follow again', within: overlay });
});
