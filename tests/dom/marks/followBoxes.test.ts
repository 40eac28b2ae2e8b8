import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { followBoxes, type Box, type BoxFollower } from '../../../lib/page/marks/followBoxes.ts';

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

function follow(html: string, movesAlong = true): HTMLElement {
  document.body.innerHTML = html;
  const element = document.querySelector<HTMLElement>('.it');
  if (!element) throw new Error('There is nothing to follow.');
  boxes = followBoxes({
    isOurs: () => false,
    movesAlong,
    onLayout: () => undefined,
  });
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

test('where nothing moves along, it is followed in the window', async () => {
  follow(`${tall}<img class="it" style="${style}">`, false);
  await vi.waitFor(() => expect(box).toMatchObject({ frame: 'window', rect: at(20, 300) }));
  scrollTo(0, 150);
  await vi.waitFor(() => expect(box).toMatchObject({ rect: at(20, 150) }));
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

test('a bar over the page leaves less of the window open', async () => {
  follow(`<header style="position: fixed; inset: 0 0 auto; height: 60px; background: #fff"></header>
    <img class="it" style="${style}">`);
  await vi.waitFor(() => expect(boxes?.openWindow()).toMatchObject({ top: 60, bottom: 400 }));
});
