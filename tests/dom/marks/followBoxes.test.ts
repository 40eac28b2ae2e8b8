import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Box } from '../../../lib/core/rects.ts';
import { followBoxes, type BoxFollower } from '../../../lib/page/marks/followBoxes.ts';

let boxes: BoxFollower | null = null;
let box: Box | null | undefined;
const place = vi.fn((placed: Box | null) => {
  box = placed;
});

beforeEach(async () => {
  await page.viewport(800, 400);
  box = undefined;
  place.mockClear();
});
afterEach(() => {
  boxes?.stop();
  document.body.innerHTML = '';
  scrollTo(0, 0);
});

function follow(html: string): HTMLElement {
  document.body.innerHTML = html;
  const element = document.querySelector<HTMLElement>('.it');
  if (!element) throw new Error('There is nothing to follow.');
  boxes = followBoxes({ isOurs: () => false });
  boxes.follow(element, place);
  return element;
}

const at = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 80 });
const style = 'position: absolute; left: 20px; top: 300px; width: 100px; height: 80px';
const tall = '<div style="height: 4000px"></div>';

test('what is scrolled with the page has its place in the page, and costs nothing while it is scrolled', async () => {
  follow(`${tall}<img class="it" style="${style}">`);
  await vi.waitFor(() => expect(box).toMatchObject({ frame: 'page', rect: at(20, 300) }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  place.mockClear();
  scrollTo(0, 150);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(place).not.toHaveBeenCalled();
});

test('what stands still in the window has its place there', async () => {
  follow(`${tall}<div style="position: fixed; left: 0; top: 0"><img class="it" style="${style}"></div>`);
  await vi.waitFor(() => expect(box).toMatchObject({ frame: 'window', rect: at(20, 300) }));
  scrollTo(0, 150);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(box).toMatchObject({ rect: at(20, 300) });
});

test('what is far away when the page changes is followed as well', async () => {
  follow(`<p></p>${tall}<img class="it" style="width: 100px; height: 80px; display: block">`);
  await vi.waitFor(() => expect(box).toMatchObject({ frame: 'page' }));
  const { top = 0 } = box?.rect ?? {};
  document.querySelector('p')?.replaceWith(document.createElement('hr'));
  document.querySelector('hr')?.setAttribute('style', 'height: 500px; border: 0; margin: 0');
  await vi.waitFor(() => expect(box?.rect.top).toBeGreaterThan(top + 400), { timeout: 3000 });
});

test('one that the page moves is followed', async () => {
  const element = follow(`<img class="it" style="${style}">`);
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(20, 300) }));
  element.style.left = '200px';
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(200, 300) }));
  element.animate([{ translate: '0 -100px' }], { duration: 1, fill: 'forwards' });
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(200, 200) }));
});

test('what cuts it off is told, and what scrolls it alone moves it', async () => {
  follow(`<div style="position: absolute; left: 20px; top: 300px; width: 60px; height: 200px; overflow: auto">
    <img class="it" style="width: 100px; height: 80px; display: block"><p style="height: 900px"></div>`);
  await vi.waitFor(() => expect(box).toMatchObject({ frame: 'window', rect: at(20, 300), seen: { right: 80 } }));
  document.querySelector('div')?.scrollTo(0, 500);
  await vi.waitFor(() => expect(box).toBeNull());
});

test.each([
  ['a dialog', '<dialog open style="position: fixed; inset: 0; width: 100%; height: 100%">x</dialog>'],
  ['another picture', `<img style="${style}; z-index: 1">`],
])('under %s it cannot be seen', async (_, html) => {
  follow(`<img class="it" style="${style}">`);
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(20, 300) }));
  document.body.insertAdjacentHTML('beforeend', html);
  await vi.waitFor(() => expect(box).toBeNull(), { timeout: 5000 });
});

test('what a bar over the page covers of it cannot be seen, also while the page is scrolled', async () => {
  follow(`<header style="position: fixed; inset: 0 0 auto; height: 60px; background: #fff"></header>
    ${tall}<img class="it" style="${style}">`);
  await vi.waitFor(() => expect(box).toMatchObject({ seen: at(20, 300) }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  scrollTo(0, 280);
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(20, 300), seen: { top: 340, bottom: 380 } }));
  scrollTo(0, 330);
  await vi.waitFor(() => expect(box).toBeNull());
  scrollTo(0, 0);
  await vi.waitFor(() => expect(box).toMatchObject({ seen: at(20, 300) }));
});
