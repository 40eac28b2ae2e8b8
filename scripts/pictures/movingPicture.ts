import type { ChromiumBrowser } from '../browsers/chromium.ts';
import { FRAMES } from './namedSite.ts';
import { card, compare, NOWHERE, openGallery, overlay, preview, waitForPreview } from './driving.ts';
import { createRecorder } from './recorder.ts';

/** Pixels of the picture's width; and of the window, not much larger, so that its words can be read. */
const WIDTH = 960;
const WINDOW = { width: 1152, height: 720 };

/**
 * The extension in use, by its keys: a gallery is opened, pictures are judged, shown large and compared.
 * WebP, not GIF: photographs need more than 256 colours, and it is a quarter of the size.
 */
export async function movingPicture(browser: ChromiumBrowser): Promise<Buffer> {
  const page = await browser.open(`${FRAMES}/grid`);
  await page.setViewport(WINDOW);
  await page.hover(NOWHERE);
  const { record, encode } = await createRecorder(browser.playwrightPage(page));
  const { tree, pressKey } = page;
  const current = (caption: string) => tree.waitFor({ ...card(caption), focused: true });
  const judged = (name: 'Like' | 'Dislike', caption: string) =>
    tree.waitFor({ role: 'button', name, pressed: true, within: card(caption) });

  await record({ keys: [], does: 'Any page with pictures' }, 900, async () => {
    await tree.waitFor({ role: 'img', name: /galaxies/ });
  });
  await record({ keys: ['Alt', 'Shift', 'L'], does: 'opens them as a gallery' }, 1300, () =>
    openGallery(browser, page),
  );
  await record({ keys: ['P'], does: 'like' }, 600, async () => {
    await pressKey('p');
    await judged('Like', 'The path up, Picos de Europa');
  });
  await record({ keys: ['N'], does: 'next unrated' }, 60, async () => {
    await pressKey('n');
    await current('Two at the window');
  });
  await record({ keys: ['P'], does: 'like' }, 500, async () => {
    await pressKey('p');
    await judged('Like', 'Two at the window');
  });
  await record({ keys: ['N'], does: 'next unrated' }, 60, async () => {
    await pressKey('n');
    await current('Dandelions against the sun');
  });
  await record({ keys: ['X'], does: 'dislike' }, 600, async () => {
    await pressKey('x');
    await judged('Dislike', 'Dandelions against the sun');
  });
  await record({ keys: ['N'], does: 'next unrated' }, 60, async () => {
    await pressKey('n');
    await current('Half a fig');
  });
  await record({ keys: ['Enter'], does: 'preview' }, 900, async () => {
    await pressKey('Enter');
    await waitForPreview(page);
  });
  await record({ keys: ['P'], does: 'like' }, 600, async () => {
    await pressKey('p');
    await tree.waitFor({ role: 'button', name: /^Like/, pressed: true, within: preview });
  });
  await record({ keys: ['C'], does: 'compare with the next' }, 1400, async () => {
    await pressKey('c');
    await tree.waitFor({ role: 'group', name: /^2: The Hubble/, within: compare });
  });
  await record({ keys: ['2', 'P'], does: 'like the second' }, 800, async () => {
    await pressKey('2');
    await pressKey('p');
    await tree.waitFor({
      role: 'button',
      name: 'Like',
      pressed: true,
      within: { role: 'group', name: /^2:/, within: compare },
    });
  });
  await record({ keys: ['Esc', 'Esc'], does: 'back: every judgement is kept' }, 1800, async () => {
    await pressKey('Escape');
    await tree.waitUntilGone(compare);
    await pressKey('Escape');
    await tree.waitUntilGone(preview);
    await tree.waitFor({ role: 'radio', name: 'Liked, 4', within: overlay });
  });
  return encode(WIDTH);
}
