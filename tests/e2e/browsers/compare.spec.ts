import { card, cardNames, compare, counted, openGallery, waitForSelected } from '../../support/gallery.ts';
import { test } from '../../support/extensionTest.ts';

const pane = (place: number, name: string) => ({ role: 'group', name: `${place}: ${name}`, within: compare });
const said = (name: string | RegExp) => ({ role: 'text', name, within: compare });

test('pictures are compared, judged and kept by keys, and what was done can be undone', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/grid`);
  await openGallery(extension, page);
  const [first = '', second = '', third = '', fourth = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey(' ');
  await page.pressKey('Shift+ArrowRight');
  await waitForSelected(page, 2);
  await page.pressKey('c');
  await page.tree.waitFor({ ...pane(1, first), focused: true });
  await page.tree.waitFor(pane(2, second));

  await page.pressKey('2');
  await page.tree.waitFor({ ...pane(2, second), focused: true });
  await page.pressKey('x');
  await page.tree.waitFor({ role: 'button', name: 'Dislike', pressed: true, within: pane(2, second) });
  await page.tree.waitFor({ role: 'button', name: 'Dislike', pressed: false, within: pane(1, first) });
  await page.pressKey('1');
  await page.pressKey('p');
  await page.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: pane(1, first) });
  await page.pressKey('z');
  await page.tree.waitFor({ role: 'button', name: /^(?:100|\d+)% of full size$/, within: compare });
  await page.pressKey('z');
  await page.tree.waitFor({ role: 'button', name: /^Fit/, within: compare });

  await page.tree.click({ role: 'radio', name: 'Winner stays', within: compare });
  await page.tree.waitFor(said('Round 1 of 14'));
  await page.pressKey('1');
  await page.tree.waitFor(said('Round 2 of 14'));
  await page.tree.waitFor(pane(1, first));
  await page.tree.waitFor(pane(2, third));
  await page.pressKey('2');
  await page.tree.waitFor(pane(1, fourth));
  await page.tree.waitFor({ ...pane(2, third), focused: true });
  await page.pressKey(' ');
  await page.tree.waitFor(said('Round 4 of 14'));
  await page.tree.waitFor(pane(2, third));

  await page.pressKey('Control+z');
  await page.pressKey('Control+z');
  await page.tree.waitFor(said('Round 2 of 14'));
  await page.tree.waitFor(pane(1, first));
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(compare);
  await page.tree.waitFor({ role: 'listitem', focused: true });
  await page.tree.waitFor(counted('Liked', 1));
  await page.tree.waitFor(counted('Disliked', 1));
  await page.pressKey('Control+z');
  await page.tree.waitFor(counted('Liked', 0));
  await page.pressKey('Control+z');
  await page.tree.waitFor(counted('Disliked', 0));
});

test('four are compared at most, a winner is found and liked', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = '', third = '', fourth = ''] = await cardNames(page);
  await page.pressKey('Control+a');
  await waitForSelected(page, 6);
  await page.pressKey('c');
  for (const [index, name] of [first, second, third, fourth].entries()) await page.tree.waitFor(pane(index + 1, name));
  await page.tree.click({ role: 'radio', name: 'Winner stays', within: compare });
  for (let round = 1; round <= 5; round++) {
    await page.tree.waitFor(said(`Round ${round} of 5`));
    await page.pressKey('1');
  }
  await page.tree.waitFor(said('5 rounds'));
  await page.tree.click({ role: 'button', name: 'Like the winner', within: compare });
  await page.tree.waitFor({ role: 'button', name: 'Winner is liked', within: compare });
  await page.pressKey('c');
  await page.tree.waitUntilGone(compare);
  await page.tree.waitFor(counted('Liked', 1));
  await page.tree.waitFor({ ...card(first), focused: true });
});
