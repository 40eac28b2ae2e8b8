import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { brokenUrl, drawnPicture } from '../gallery/pictures.ts';
import { dialog, figure, inDialog, showPreview, title } from './showPreview.tsx';

const variants = [
  { url: drawnPicture(1200, 800, 'red'), width: 1200, height: 800 },
  { url: drawnPicture(600, 400, 'green'), width: 600, height: 400 },
  { url: drawnPicture(240, 160, 'blue'), width: 240, height: 160 },
] as const;
const [red, green, blue] = variants;

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

function shown(): string[] {
  return [...document.querySelectorAll<HTMLImageElement>('.lg-stage img')]
    .filter(({ hidden }) => !hidden)
    .map(({ src }) => src);
}

describe('the original', () => {
  test('comes over a small variant, and then stands alone', async () => {
    await showPreview({ value: [{ image: red.url, variants, caption: 'Three sizes', key: 'k' }] });
    await expect.poll(shown).toEqual([red.url]);
    await expect.element(dialog.getByRole('img', { name: 'Three sizes' })).toBeVisible();
    await expect.poll(figure).not.toBe('100%');
  });

  test('that never arrives leaves the small variant, and everything else usable', async () => {
    const never = `${location.origin}/never-answered?${Math.random()}`;
    const stopped = holdBack(never);
    const value = [
      { image: never, variants: [{ url: never, width: 1200, height: 800 }, blue], caption: 'Late', key: 'k' },
      { image: red.url, caption: 'Next', key: 'l' },
    ];
    const { ran } = await showPreview({ value });
    await expect.poll(shown).toEqual([blue.url, never]);
    await userEvent.keyboard('pz');
    await expect.poll(figure).toBe('100%');
    expect(ran).toEqual(['like']);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(title).toBe('Next');
    stopped();
  });

  test('that cannot be loaded is said in place, over the next largest variant, and tried again', async () => {
    const value = [
      { image: brokenUrl, variants: [{ url: brokenUrl, width: 2000 }, green, blue], caption: 'Broken', key: 'k' },
    ];
    await showPreview({ value });
    const alert = dialog.getByRole('alert');
    await expect.element(alert).toMatchTextContent(/^The original could not be loaded/);
    await expect.element(alert).toMatchTextContent(/localhost:9 did not hand it out/);
    await expect.element(alert).toMatchTextContent(/Another variant is shown/);
    await expect.poll(shown).toEqual([green.url]);
    await inDialog('Retry').click();
    await expect.element(alert).toBeVisible();
    expect(document.activeElement).toBe(dialog.element());
  });

  test.each<[string, GalleryImage, RegExp]>([
    ['without an address', { image: '' }, /It has no address/],
    ['that is damaged', { image: 'data:image/png;base64,AAAA' }, /what the page itself holds of it is damaged/i],
    ['of the page’s own that is gone', { image: `blob:${location.origin}/gone` }, /The page has let go of it/],
  ])('%s says why', async (_name, image, reason) => {
    const { onClose } = await showPreview({ value: [{ ...image, key: 'k' }] });
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(reason);
    await userEvent.keyboard('z+{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('the variants', () => {
  const lines = () => dialog.getByRole('region', { name: 'Details' }).getByRole('listitem');

  test('are listed, the shown one marked, and shown when they are pressed', async () => {
    await showPreview({ value: [{ image: red.url, variants, caption: 'Three sizes', key: 'k' }] });
    await userEvent.keyboard('i');
    expect(
      lines()
        .elements()
        .map((line) => line.textContent),
    ).toEqual(['1200 × 800 SVGshown', '600 × 400 SVG', '240 × 160 SVG']);
    await dialog.getByRole('button', { name: '600 × 400 SVG' }).click();
    await expect.poll(() => shown().at(-1)).toBe(green.url);
    expect(
      lines()
        .elements()
        .map((line) => line.querySelector('[aria-current]') !== null),
    ).toEqual([false, true, false]);
    // Its place stays the original's: two variants can be told apart by looking at the same spot.
    await expect.poll(() => document.querySelector<HTMLElement>('.lg-stage-picture')?.offsetWidth).toBeGreaterThan(600);
  });

  test('of which one cannot be loaded, the others still can', async () => {
    const value = [
      { image: red.url, variants: [red, { url: brokenUrl, width: 999 }, blue], caption: 'Some', key: 'k' },
    ];
    await showPreview({ value });
    await userEvent.keyboard('i');
    await dialog.getByRole('button', { name: /999/ }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^This variant could not be loaded/);
    await expect.poll(() => shown().at(-1)).toBe(red.url);
    await dialog.getByRole('button', { name: /240 × 160/ }).click();
    await expect.poll(() => shown().at(-1)).toBe(blue.url);
    expect(dialog.getByRole('alert').query()).toBeNull();
  });
});

describe('neighbours', () => {
  test('are loaded when the picture has arrived: two after it, one before it, no more', async () => {
    const photo = (name: string): string => `${location.origin}/scripts/demo/photos/${name}.jpg?${Math.random()}`;
    const urls = ['life', 'wine', 'rocket', 'coffee', 'chelsea', 'umang', 'friends'].map(photo);
    const value = urls.map((url, index) => ({
      image: url,
      key: url,
      caption: `Photo ${index}`,
      // What cards and the strip show comes from elsewhere.
      variants: [
        { url, width: 5000 },
        { url: drawnPicture(400, 300), width: 400 },
        { url: drawnPicture(64, 48), width: 64 },
      ],
    }));
    await showPreview({ value, index: 2 });
    const fetched = (): number[] =>
      urls.flatMap((url, index) => (performance.getEntriesByName(url).length > 0 ? [index] : []));
    await expect.poll(fetched).toEqual([1, 2, 3, 4]);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(fetched).toEqual([1, 2, 3, 4, 5]);
  });
});

/** Answers requests for an address when the test is over. */
function holdBack(url: string): () => void {
  const description = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(HTMLImageElement.prototype, 'src', {
    ...description,
    set(this: HTMLImageElement, value: string) {
      if (value === url) this.setAttribute('data-src', value);
      else description?.set?.call(this, value);
    },
    get(this: HTMLImageElement) {
      return this.getAttribute('data-src') ?? description?.get?.call(this);
    },
  });
  return () => Object.defineProperty(HTMLImageElement.prototype, 'src', description ?? {});
}
