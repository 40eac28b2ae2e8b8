import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { button, card, focusCard, focusedCard } from './cards.ts';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';
import { showLikeable } from './shownGallery.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('many pictures', () => {
  test('only those near the view are drawn, and the last is reached', async () => {
    showLikeable({ value: pictures(10_000) });
    await focusCard('Picture 0');
    expect(document.querySelectorAll('.lg-card').length).toBeLessThan(80);
    await userEvent.keyboard('{End}');
    await expect.element(card('Picture 9999')).toBeInViewport();
    expect(focusedCard()).toBe('Picture 9999');
    expect(document.querySelectorAll('.lg-card').length).toBeLessThan(80);
  });

  test('the focused card stays when the view goes elsewhere', async () => {
    showLikeable({ value: pictures(1000) });
    await focusCard('Picture 0');
    document.querySelector('.lg-gallery-scroll')?.scrollTo({ top: 20_000 });
    await expect.poll(() => document.querySelectorAll('.lg-card').length).toBeGreaterThan(1);
    await expect.element(card('Picture 0')).not.toBeInViewport();
    expect(focusedCard()).toBe('Picture 0');
  });

  test('what is looked at stays when pictures are added or leave before it', async () => {
    const all = pictures(300);
    const { update } = showLikeable({ value: all, columns: 3 });
    await focusCard('Picture 0');
    await userEvent.keyboard('{End}{PageUp}{PageUp}');
    const name = focusedCard() ?? '';
    const top = (): number => Math.round(card(name).element().getBoundingClientRect().top);
    await expect.element(card(name)).toBeInViewport();
    const before = top();
    update({ value: all.filter((_, index) => index > 9) });
    await expect.element(card(name)).toHaveAttribute('aria-setsize', '290');
    expect(top()).toBe(before);
  });
});

describe('shape', () => {
  const lefts = (): number =>
    new Set([...document.querySelectorAll('.lg-card')].map((one) => one.getBoundingClientRect().left)).size;

  test.each<[LikeableGalleryProps['columns'], number, number]>([
    [undefined, 1000, 2],
    [3, 400, 3],
    [[1, 2, 3, 6], 700, 2],
    [[1, 2, 3, 6], 1000, 6],
    [{ xs: 1, lg: 5 }, 700, 1],
  ])('columns %j at %i px are %i', async (columns, width, expected) => {
    await page.viewport(width + 16, 700);
    document.body.style.margin = '8px';
    showLikeable({ columns, value: pictures(30) });
    await expect.poll(lefts).toBe(expected);
  });

  test('a box keeps its picture’s proportions before it has arrived', async () => {
    showLikeable({ value: pictures(5, () => ({ image: brokenUrl })), columns: 2, gap: [20, 30] });
    await expect.element(card('Picture 1')).toBeVisible();
    const [box, next] = ['Picture 1', 'Picture 3'].map((name) =>
      card(name).element().querySelector('.lg-card-picture')?.getBoundingClientRect(),
    );
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2 / 3, 1);
    expect(next).toBeDefined();
    const [first, second] = ['Picture 0', 'Picture 1'].map((name) => card(name).element().getBoundingClientRect());
    expect(Math.round((second?.left ?? 0) - (first?.right ?? 0))).toBe(20);
  });

  test('a grid gives all the same box', async () => {
    showLikeable({ value: pictures(8), layout: 'grid' });
    await expect.element(card('Picture 1')).toBeVisible();
    const sizes = [...document.querySelectorAll('.lg-card-picture')].map((one) =>
      Math.round(one.getBoundingClientRect().height),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  test('proportions that were unknown are taken from pictures that arrive before they are in view', async () => {
    const tall = drawnPicture(200, 400);
    showLikeable({ value: [...pictures(2), { image: tall, caption: 'Below' }], columns: 2, height: 300 });
    const ratio = (): number => {
      const box = card('Below').element().querySelector('.lg-card-picture')?.getBoundingClientRect();
      return (box?.height ?? 0) / (box?.width ?? 1);
    };
    await expect.poll(ratio).toBeCloseTo(2, 1);
  });

  test('hidden it keeps its state, not rendered it is nothing', async () => {
    const { update } = showLikeable({ value: pictures(3), elemId: 'mine', elemClasses: ['a', 'b'] });
    await button('Like', 'Picture 0').click();
    update({ visible: false, value: pictures(3), elemId: 'mine' });
    await expect.element(page.getByRole('list')).not.toBeInTheDocument();
    update({ value: pictures(3), elemId: 'mine', elemClasses: 'c' });
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    expect(document.getElementById('mine')?.classList.contains('c')).toBe(true);
    update({ render: false });
    await expect.poll(() => document.querySelector('.lg-gallery')).toBeNull();
  });

  test('the label stands above when it shall', async () => {
    const { update } = showLikeable({ showLabel: true });
    await expect.element(page.getByRole('heading', { name: 'Pictures' })).toBeVisible();
    update({ showLabel: false });
    await expect.element(page.getByRole('heading')).not.toBeInTheDocument();
  });

  test('height, scale and least width are its own', async () => {
    showLikeable({ height: 320, scale: 2, minWidth: 222 });
    await expect.element(card('Picture 0')).toBeVisible();
    const style = getComputedStyle(document.querySelector('.lg-gallery') ?? document.body);
    expect([style.height, style.flexGrow, style.minWidth]).toEqual(['320px', '2', 'min(222px, 100%)']);
  });
});
