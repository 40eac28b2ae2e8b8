import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { button, card, columnsShown } from './cards.ts';
import { drawnPicture, pictures } from './pictures.ts';
import { gallery, show, shownImage } from './shownGallery.tsx';

/** Parity with the seed component, one table for each row of the map from it: how it looks, and whether it is there. */

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.style.margin = '8px';
});
afterEach(cleanup);

describe('label, show_label', () => {
  test.each<[LikeableGalleryProps, string, boolean]>([
    [{ label: null }, 'Gallery', false],
    [{ label: 'Blank' }, 'Blank', true],
    [{ label: 'Blank', showLabel: false }, 'Blank', false],
    [{ label: 'Blank', showLabel: true }, 'Blank', true],
    [{ label: 'Blank', showLabel: null }, 'Blank', true],
    [{ label: null, showLabel: true }, 'Gallery', true],
  ])('%j', async (props, name, isSeen) => {
    show({ value: pictures(1), ...props });
    await expect.element(page.getByRole('list', { name, exact: true })).toBeVisible();
    expect(page.getByRole('heading', { name, exact: true }).query() !== null).toBe(isSeen);
  });
});

describe('container, scale, min_width, height', () => {
  test.each<[LikeableGalleryProps, Partial<CSSStyleDeclaration>]>([
    [{}, { flexGrow: '1', minWidth: 'min(160px, 100%)', height: '600px' }],
    [{ scale: 3 }, { flexGrow: '3' }],
    [{ minWidth: 222 }, { minWidth: 'min(222px, 100%)' }],
    [{ height: 320 }, { height: '320px' }],
    [{ height: 320.5 }, { height: '320.5px' }],
    [{ height: '50%' }, { height: '300px' }],
    [{ height: '20em' }, { height: '260px' }],
    [{ container: false }, { boxShadow: 'none' }],
    [
      { container: null, scale: null, height: null },
      { flexGrow: '1', height: '600px' },
    ],
  ])('%j', async (props, expected) => {
    show({ value: pictures(30), ...props });
    await expect.element(card('Picture 0')).toBeVisible();
    const style = getComputedStyle(gallery());
    for (const [name, value] of Object.entries(expected)) expect(style[name as 'height']).toBe(value);
    if (props.container !== false) expect(style.boxShadow).not.toBe('none');
    const scroller = document.querySelector('.lg-gallery-scroll');
    expect(scroller?.scrollHeight).toBeGreaterThan(scroller?.clientHeight ?? Infinity);
  });

  test('in a row they share the width as they are scaled, and wrap below their least width', async () => {
    const row = (minWidth: number) => (
      <div style={{ display: 'flex', flexWrap: 'wrap', inlineSize: '900px', blockSize: '400px' }}>
        <LikeableGallery label="One" value={pictures(4)} scale={2} minWidth={minWidth} />
        <LikeableGallery label="Two" value={pictures(4)} scale={1} minWidth={minWidth} />
      </div>
    );
    const { rerender } = render(row(160));
    const boxes = () => [...document.querySelectorAll('.lg-gallery')].map((one) => one.getBoundingClientRect());
    await expect.poll(() => boxes().map(({ width }) => width)).toEqual([600, 300]);
    rerender(row(500));
    await expect.poll(() => new Set(boxes().map(({ left }) => left)).size).toBe(1);
    expect(boxes()[1]?.width).toBeGreaterThanOrEqual(500);
  });

  test('a height of its own also holds in a column', async () => {
    render(
      <div style={{ display: 'flex', flexDirection: 'column', blockSize: '600px' }}>
        <LikeableGallery value={pictures(9)} height={250} />
      </div>,
    );
    await expect.poll(() => gallery().getBoundingClientRect().height).toBe(250);
  });
});

describe('visible, render', () => {
  test.each<[LikeableGalleryProps, 'seen' | 'hidden' | 'absent', boolean]>([
    [{}, 'seen', true],
    [{ visible: null, render: null }, 'seen', true],
    [{ visible: false }, 'hidden', true],
    [{ render: false }, 'absent', false],
    [{ visible: false, render: false }, 'absent', false],
  ])('%j: %s', async (props, expected, remembers) => {
    const { update } = show({ value: pictures(2), likeable: true });
    await button('Like', 'Picture 0').click();
    update({ value: pictures(2), likeable: true, ...props });
    const state = (): string => {
      const element = document.querySelector<HTMLElement>('.lg-gallery');
      if (!element) return 'absent';
      return element.offsetWidth > 0 ? 'seen' : 'hidden';
    };
    await expect.poll(state).toBe(expected);
    update({ value: pictures(2), likeable: true });
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', String(remembers));
  });
});

describe('elem_id, elem_classes', () => {
  test.each<[LikeableGalleryProps['elemClasses'], string[]]>([
    [null, []],
    ['one', ['one']],
    ['one two', ['one', 'two']],
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
  ])('%j', async (elemClasses, expected) => {
    show({ value: pictures(1), elemId: 'mine', elemClasses });
    await expect.poll(() => document.getElementById('mine')).toBe(gallery());
    expect(expected.every((name) => gallery().classList.contains(name))).toBe(true);
  });
});

describe('columns', () => {
  test.each<[LikeableGalleryProps, number, number]>([
    [{}, 1000, 2],
    [{ columns: null }, 400, 2],
    [{ columns: 3 }, 400, 3],
    [{ columns: [1, 2, 3, 4] }, 500, 1],
    [{ columns: [1, 2, 3, 4] }, 600, 2],
    [{ columns: [1, 2, 3, 4] }, 800, 3],
    [{ columns: [1, 2, 3, 4] }, 1900, 4],
    [{ columns: { xs: 1, md: 3 } }, 500, 1],
    [{ columns: { xs: 1, md: 3 } }, 700, 1],
    [{ columns: { xs: 1, md: 3 } }, 900, 3],
    [{ columns: { xs: 1, md: 3 } }, 1400, 3],
    [{ columns: { xs: 1, xll: 7 } }, 1700, 7],
    [{ columns: { xs: 1, xxl: 6 } }, 1700, 6],
    [{ cardWidth: 100 }, 1000, 9],
    [{ cardWidth: 100, columns: 4 }, 1000, 4],
  ])('%j at %i px: %i', async (props, width, expected) => {
    await page.viewport(width, 700);
    document.body.style.margin = '0';
    show({ value: pictures(40), layout: 'grid', ...props });
    await expect.poll(columnsShown).toBe(expected);
    expect(document.querySelector('.lg-banner')).toBeNull();
  });
});

describe('gap', () => {
  test.each<[LikeableGalleryProps['gap'], [number, number]]>([
    [null, [8, 8]],
    [undefined, [8, 8]],
    [20, [20, 20]],
    [0, [0, 0]],
    [
      [20, 30],
      [20, 30],
    ],
  ])('%j', async (gap, expected) => {
    show({ value: pictures(6), layout: 'grid', columns: 2, gap });
    await expect.element(card('Picture 3')).toBeVisible();
    const box = (name: string) => card(name).element().getBoundingClientRect();
    const [first, beside, below] = [box('Picture 0'), box('Picture 1'), box('Picture 2')];
    expect([Math.round(beside.left - first.right), Math.round(below.top - first.bottom)]).toEqual(expected);
  });
});

describe('object_fit', () => {
  test.each<[LikeableGalleryProps['objectFit'], string]>([
    [null, 'cover'],
    ['contain', 'contain'],
    ['cover', 'cover'],
    ['fill', 'fill'],
    ['none', 'none'],
    ['scale-down', 'scale-down'],
  ])('%s', async (objectFit, expected) => {
    show({ value: [{ image: drawnPicture(900, 600), width: 900, height: 600 }], objectFit });
    await expect.poll(() => getComputedStyle(shownImage() ?? document.body).objectFit).toBe(expected);
  });
});

describe('layout', () => {
  const sides = (): { widths: number; heights: number } => {
    const boxes = [...document.querySelectorAll('.lg-card-picture')].map((one) => one.getBoundingClientRect());
    const distinct = (values: number[]): number => new Set(values.map(Math.round)).size;
    return { widths: distinct(boxes.map((b) => b.width)), heights: distinct(boxes.map((b) => b.height)) };
  };
  test.each<[LikeableGalleryProps['layout'], (shape: ReturnType<typeof sides>) => boolean]>([
    [null, ({ widths, heights }) => widths <= 2 && heights > 2],
    ['masonry', ({ widths, heights }) => widths <= 2 && heights > 2],
    ['grid', ({ widths, heights }) => widths <= 2 && heights <= 2],
    ['justified', ({ widths }) => widths > 2],
  ])('%s', async (layout, fits) => {
    show({ value: pictures(12), layout, columns: 4 });
    await expect.element(card('Picture 0')).toBeVisible();
    await expect.poll(() => fits(sides())).toBe(true);
  });
});
