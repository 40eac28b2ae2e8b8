import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawnPicture, pictures } from '../gallery/pictures.ts';
import { middleOf, mouse, swipe, touch, wheel } from './fingers.ts';
import { dialog, existing, figure, inDialog, picture, showPreview, stage, title } from './showPreview.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

/** 3,000 by 2,000 pixels: it fits at about a quarter of its size. */
const large = pictures(4, (index) => ({
  image: drawnPicture(3000, 2000, `hsl(${index * 90} 60% 50%)`),
  width: 3000,
  height: 2000,
}));
const wideOptions = { value: large, index: 1, width: 1000 };

async function showLarge() {
  const shown = await showPreview(wideOptions);
  await expect.poll(() => picture().offsetWidth).toBeGreaterThan(300);
  const fitted = Math.round((picture().offsetWidth / 3000) * 100);
  await expect.poll(figure).toBe(`${fitted}%`);
  return { ...shown, fitted: `${fitted}%` };
}

/** Where a point of the picture is seen; the point in parts of its width and height. */
function place(x: number, y: number): { x: number; y: number } {
  const { left, top, width, height } = picture().getBoundingClientRect();
  return { x: left + x * width, y: top + y * height };
}

describe('keys and buttons', () => {
  test('Z changes between fitted and full size', async () => {
    const { fitted } = await showLarge();
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('100%');
    await expect.poll(() => Math.round(picture().getBoundingClientRect().width)).toBe(3000);
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe(fitted);
  });

  test('plus and minus go in steps, which stop at fitted and at full size', async () => {
    const { fitted } = await showLarge();
    const seen: (string | null)[] = [];
    for (let presses = 0; presses < 8; presses++) {
      await userEvent.keyboard('+');
      seen.push(figure());
    }
    expect(seen).toContain('100%');
    for (let presses = 0; presses < 9; presses++) {
      await userEvent.keyboard('-');
      seen.push(figure());
    }
    expect(seen).toContain(fitted);
  });

  test('not beyond 800 % and not below 10 %', async () => {
    await showLarge();
    for (let presses = 0; presses < 20; presses++) await userEvent.keyboard('+');
    await expect.poll(figure).toBe('800%');
    for (let presses = 0; presses < 30; presses++) await userEvent.keyboard('-');
    await expect.poll(figure).toBe('10%');
  });

  test('the buttons do the same', async () => {
    const { fitted } = await showLarge();
    await inDialog('Zoom in').click();
    await expect.poll(figure).not.toBe(fitted);
    await dialog.getByRole('button', { name: /full size/ }).click();
    await expect.poll(figure).toBe(fitted);
    await dialog.getByRole('button', { name: /full size/ }).click();
    await expect.poll(figure).toBe('100%');
  });

  test('a small picture is not blown up by itself, and doubled by Z', async () => {
    await showPreview({ value: [{ image: drawnPicture(64, 48), caption: 'Icon', key: 'k' }], width: 1000 });
    await expect.poll(() => picture().offsetWidth).toBe(64);
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('200%');
  });
});

describe('the next picture', () => {
  test('comes by the arrows however large this one is, and starts fitted', async () => {
    const { fitted } = await showLarge();
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('100%');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(title).toBe('Picture 2');
    await expect.poll(figure).toBe(fitted);
    expect(picture().style.transform).not.toContain('scale(4');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(figure).toBe(fitted);
  });
});

describe('the pointer', () => {
  test('a wheel zooms towards it', async () => {
    const { fitted } = await showLarge();
    const at = place(0.8, 0.3);
    await wheel(at, -300);
    await expect.poll(figure).not.toBe(fitted);
    await wheel(at, -300);
    await wheel(at, -300);
    await expect.poll(() => Number.parseInt(figure() ?? '', 10)).toBeGreaterThan(60);
    await expect.poll(() => Math.abs(place(0.8, 0.3).x - at.x)).toBeLessThan(2);
    await expect.poll(() => Math.abs(place(0.8, 0.3).y - at.y)).toBeLessThan(2);
  });

  test('pressed twice in the middle it zooms to that place, and back', async () => {
    const { fitted } = await showLarge();
    const at = place(0.55, 0.4);
    const { left, top } = stage().getBoundingClientRect();
    const position = { x: at.x - left, y: at.y - top };
    await page.elementLocator(stage()).dblClick({ position });
    await expect.poll(figure).toBe('100%');
    await expect.poll(() => Math.abs(place(0.55, 0.4).x - at.x)).toBeLessThan(2);
    expect(title()).toBe('Picture 1');
    await page.elementLocator(stage()).dblClick({ position });
    await expect.poll(figure).toBe(fitted);
  });

  test('drags an enlarged picture up to its edges, and turns no page', async () => {
    await showLarge();
    await userEvent.keyboard('z');
    await expect.poll(() => Math.round(picture().getBoundingClientRect().width)).toBe(3000);
    const before = place(0.5, 0.5);
    const from = middleOf(stage(), 0, -40);
    await mouse('mousePressed', from);
    await mouse('mouseMoved', { x: from.x - 60, y: from.y - 40 });
    await mouse('mouseMoved', { x: from.x - 120, y: from.y - 80 });
    await mouse('mouseReleased', { x: from.x - 120, y: from.y - 80 });
    await expect.poll(() => Math.round(place(0.5, 0.5).x - before.x)).toBe(-120);
    expect(Math.round(place(0.5, 0.5).y - before.y)).toBe(-80);
    expect(title()).toBe('Picture 1');
    for (let drags = 0; drags < 8; drags++) {
      await mouse('mousePressed', { x: 200, y: 300 });
      await mouse('mouseMoved', { x: 500, y: 300 });
      await mouse('mouseMoved', { x: 800, y: 300 });
      await mouse('mouseReleased', { x: 800, y: 300 });
    }
    // Its edge stands where the fitted picture's would, and not further in.
    const { left, width } = existing('.lg-stage-place').getBoundingClientRect();
    const edge = left + (width - picture().offsetWidth) / 2;
    await expect.poll(() => Math.abs(place(0, 0).x - edge)).toBeLessThan(2);
    expect(title()).toBe('Picture 1');
  });

  test('the zones turn no page while the picture is enlarged', async () => {
    await showLarge();
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('100%');
    await page.elementLocator(stage()).click({ position: { x: 200, y: 60 } });
    expect(title()).toBe('Picture 1');
    await inDialog('Next picture').click();
    await expect.poll(title).toBe('Picture 2');
  });
});

describe('fingers', () => {
  test('two of them zoom, towards the place between them, and pan', async () => {
    await showLarge();
    const { x, y } = middleOf(picture());
    const width = picture().getBoundingClientRect().width;
    await touch('touchStart', [{ x: x - 40, y }]);
    await touch('touchStart', [
      { x: x - 40, y },
      { x: x + 40, y },
    ]);
    for (const apart of [60, 80, 100, 120])
      await touch('touchMove', [
        { x: x - apart, y },
        { x: x + apart, y },
      ]);
    await expect.poll(() => picture().getBoundingClientRect().width / width).toBeCloseTo(3, 1);
    expect(Math.abs(middleOf(picture()).x - x)).toBeLessThan(3);
    await touch('touchEnd', []);
    expect(title()).toBe('Picture 1');
  });

  test('pinched smaller than fitted it goes back to fitted', async () => {
    const { fitted } = await showLarge();
    const { x, y } = middleOf(picture());
    await touch('touchStart', [
      { x: x - 120, y },
      { x: x + 120, y },
    ]);
    for (const apart of [90, 60])
      await touch('touchMove', [
        { x: x - apart, y },
        { x: x + apart, y },
      ]);
    await expect.poll(figure).not.toBe(fitted);
    await touch('touchEnd', []);
    await expect.poll(figure).toBe(fitted);
  });

  const to = (right: number, down: number) => {
    const from = middleOf(stage(), 0, -60);
    return swipe([from], [{ x: from.x + right / 2, y: from.y + down / 2 }], [{ x: from.x + right, y: from.y + down }]);
  };

  test.each([
    ['', -120, 'Picture 2'],
    ['', 120, 'Picture 0'],
    ['rtl', -120, 'Picture 0'],
    ['rtl', 120, 'Picture 2'],
    ['', 30, 'Picture 1'],
  ])('sweeping sideways turns pages (“%s”, %d)', async (dir, right, expected) => {
    document.documentElement.dir = dir;
    await showLarge();
    await to(right, 4);
    await expect.poll(title).toBe(expected);
    expect(stage().querySelector<HTMLElement>('.lg-stage-place')?.style.translate).toBe('');
  });

  test('sweeping down closes, unless the picture is enlarged: then it moves', async () => {
    const { onClose } = await showLarge();
    await userEvent.keyboard('z');
    await expect.poll(() => Math.round(picture().getBoundingClientRect().width)).toBe(3000);
    const before = place(0.5, 0.5).y;
    await to(0, 160);
    await expect.poll(() => Math.round(place(0.5, 0.5).y - before)).toBe(160);
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('z');
    await to(0, 160);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('pictures without a size', () => {
  test('of their own have no figure gone wrong', async () => {
    const value = [{ image: drawnPicture(0, 0), caption: 'Empty', key: 'k' }];
    await showPreview({ value, width: 1000 });
    await expect.element(dialog.getByRole('img', { name: 'Empty' })).toBeInTheDocument();
    await userEvent.keyboard('z+-');
    expect(figure()).toMatch(/^\d+%$/);
    expect(picture().style.transform).not.toContain('NaN');
    expect(dialog.element().outerHTML).not.toMatch(/NaN|Infinity/);
  });
});
