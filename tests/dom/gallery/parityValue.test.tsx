import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { PictureEntry, Pixels } from '../../../components/gallery/values/pictureForms.ts';
import { button, card, focusCard, names } from './cards.ts';
import { drawnPicture, pictures } from './pictures.ts';
import { blankPicture, pngFile, show, shownImage } from './shownGallery.tsx';

/** Parity with the seed component, one table for each row of the map from it: the pictures it is given. */

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('value', () => {
  const url = drawnPicture(30, 20);
  const canvas = (): HTMLCanvasElement => Object.assign(document.createElement('canvas'), { width: 30, height: 20 });
  const element = async (): Promise<HTMLImageElement> => {
    const image = Object.assign(new Image(), { src: url, alt: 'Alt text' });
    await image.decode();
    return image;
  };
  const rgb: Pixels = { width: 30, height: 20, data: new Uint8Array(30 * 20 * 3) };

  test.each<[string, () => PictureEntry | Promise<PictureEntry>, string]>([
    ['a URL', () => url, 'Picture 1'],
    ['a path', () => '/pictures/harbour%2007.png', 'harbour 07.png'],
    ['a URL object', () => new URL(url), 'Picture 1'],
    ['FileData', () => ({ url, orig_name: 'orig.png', mime_type: 'image/svg+xml', meta: { _type: 'x' } }), 'orig.png'],
    ['FileData with a path alone', () => ({ path: '/pictures/a.png', url: null }), 'a.png'],
    ['GalleryImage', () => ({ image: url, caption: 'Harbour', liked: null, meta: [1] }), 'Harbour'],
    ['GalleryImage of FileData', () => ({ image: { url }, caption: 'Harbour' }), 'Harbour'],
    ['a Blob', async () => new Blob([await pngFile('a.png')], { type: 'image/png' }), 'Picture 1'],
    ['a File', () => pngFile('harbour.png'), 'harbour.png'],
    ['ImageData', () => blankPicture(30, 20), 'Picture 1'],
    ['an array of shape (height, width, 3)', () => rgb, 'Picture 1'],
    ['an ImageBitmap', () => createImageBitmap(blankPicture(30, 20)), 'Picture 1'],
    ['a canvas', canvas, 'Picture 1'],
    ['an image element', element, 'Alt text'],
    ['a pair of a URL', () => [url, 'Harbour'], 'Harbour'],
    ['a pair of FileData', () => [{ url }, 'Harbour'], 'Harbour'],
    ['a pair of a File', async () => [await pngFile('a.png'), 'Harbour'], 'Harbour'],
    ['a pair of a File without a caption', async () => [await pngFile('a.png'), null], 'a.png'],
    ['a pair of ImageData', () => [blankPicture(30, 20), 'Harbour'], 'Harbour'],
    ['GalleryImage of ImageData', () => ({ image: blankPicture(30, 20), caption: 'Harbour' }), 'Harbour'],
  ])('%s', async (form, entry, caption) => {
    show({ value: [await entry()] });
    await expect.element(card(caption)).toBeVisible();
    expect(document.querySelector('.lg-banner')).toBeNull();
    if (form.includes('path')) return;
    await expect.poll(() => shownImage()?.naturalWidth).toBe(30);
    const drawn = /ImageData|array|Bitmap|canvas|File$|Blob|File without/.test(form);
    if (drawn) await expect.poll(() => shownImage()?.src, { timeout: 10_000 }).toMatch(/^blob:/);
  });

  test('all forms mixed, in their order', async () => {
    const file = await pngFile('file.png');
    const value = [
      url,
      [blankPicture(), 'Pixels'],
      { image: file, caption: 'Image' },
      file,
      { path: '/p.png' },
    ] as const;
    show({ value });
    await expect.poll(names).toEqual(['Picture 1', 'Pixels', 'Image', 'file.png', 'p.png']);
  });

  test('a function, and a promise of it', async () => {
    show({ value: () => Promise.resolve([[url, 'Answered']]) });
    await expect.element(card('Answered')).toBeVisible();
  });

  test('none at all', async () => {
    const { update } = show({ value: null });
    await expect.element(page.getByText('No pictures')).toBeVisible();
    update({});
    expect(document.querySelector('.lg-banner')).toBeNull();
  });

  test('the same object keeps its card, its reaction and its address, and loses the address when it leaves', async () => {
    const [one, two] = [await pngFile('one.png'), await pngFile('two.png')];
    const { update } = show({ value: [one, two], likeable: true });
    await button('Like', 'two.png').click();
    const address = card('two.png').element().querySelector('img')?.src ?? '';
    update({ value: [two, one], likeable: true });
    await expect.element(card('two.png')).toHaveAttribute('aria-posinset', '1');
    await expect.element(button('Like', 'two.png')).toHaveAttribute('aria-pressed', 'true');
    expect(card('two.png').element().querySelector('img')?.src).toBe(address);
    expect((await fetch(address)).ok).toBe(true);
    update({ value: [one], likeable: true });
    await expect
      .poll(() =>
        fetch(address).then(
          () => 'there',
          () => 'revoked',
        ),
      )
      .toBe('revoked');
  });

  test('of many objects the first have their address at once, the rest soon, each its own', async () => {
    const value = await Promise.all(Array.from({ length: 60 }, (_, index) => pngFile(`${index}.png`)));
    const addresses: string[] = [];
    const onLoadMore: LikeableGalleryProps['onLoadMore'] = (event) => {
      addresses.splice(0, 60, ...event.value.map(({ image }) => (typeof image === 'string' ? image : '')));
    };
    show({ value: [...value, blankPicture()], hasMore: true, onLoadMore });
    const ask = (): number => {
      document.querySelector<HTMLButtonElement>('.lg-load-more button')?.click();
      return new Set(addresses.filter((address) => address.startsWith('blob:'))).size;
    };
    await expect.poll(ask).toBeGreaterThan(20);
    await expect.poll(ask, { timeout: 10_000 }).toBe(61);
    expect(document.querySelector('.lg-banner')).toBeNull();
  });

  test('object URLs go with the gallery', async () => {
    const { unmount } = show({ value: [await pngFile('one.png'), blankPicture()] });
    await expect.poll(() => document.querySelectorAll('img[src^="blob:"]').length, { timeout: 10_000 }).toBe(2);
    const addresses = [...document.querySelectorAll<HTMLImageElement>('.lg-card img')].map(({ src }) => src);
    unmount();
    for (const address of addresses) {
      const state = (): Promise<string> =>
        fetch(address).then(
          () => 'there',
          () => 'revoked',
        );
      await expect.poll(state).toBe('revoked');
    }
  });
});

describe('every', () => {
  test('calls a function again so many seconds after its answer, never twice at once, and no more when it is gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers: ((value: PictureEntry[]) => void)[] = [];
    const value = vi.fn(() => new Promise<PictureEntry[]>((resolve) => answers.push(resolve)));
    const { update } = show({ value, every: 5 });
    await expect.poll(() => value.mock.calls.length).toBe(1);
    await vi.advanceTimersByTimeAsync(9000);
    expect(value).toHaveBeenCalledTimes(1);
    answers[0]?.(pictures(1));
    await expect.poll(names).toEqual(['Picture 0']);
    await vi.advanceTimersByTimeAsync(4900);
    expect(value).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(value).toHaveBeenCalledTimes(2);
    answers[1]?.(pictures(3));
    await expect.poll(() => names().length).toBe(3);
    update({ value, every: 5, render: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(value).toHaveBeenCalledTimes(2);
  });

  test('without it a function is called once, however often the gallery is drawn', async () => {
    const value = vi.fn(() => pictures(2));
    const { update } = show({ value });
    await expect.poll(() => names().length).toBe(2);
    update({ value: () => value() });
    update({ value: () => value(), gap: 3 });
    expect(value).toHaveBeenCalledTimes(1);
  });

  test('has no effect on a list', async () => {
    show({ value: pictures(2), every: 0.1 });
    await expect.poll(() => names().length).toBe(2);
    expect(document.querySelector('.lg-banner')).toBeNull();
  });

  test('a new answer keeps the current card, the selection and what was judged, by key', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let all = pictures(5);
    show({ value: () => all, every: 1, likeable: true, columns: 5 });
    await expect.poll(() => names().length).toBe(5);
    await focusCard('Picture 3');
    await userEvent.keyboard('p');
    await userEvent.keyboard(' ');
    const selected = (): (string | null)[] =>
      [...document.querySelectorAll('.lg-card-selected')].map((one) => one.getAttribute('aria-label'));
    await expect.poll(selected).toEqual(['Picture 3']);
    all = pictures(5).toReversed();
    await vi.advanceTimersByTimeAsync(1100);
    await expect.element(card('Picture 3')).toHaveAttribute('aria-posinset', '2');
    expect(document.activeElement).toBe(card('Picture 3').element());
    expect(selected()).toEqual(['Picture 3']);
    await expect.element(button('Like', 'Picture 3')).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('GalleryImage, FileData', () => {
  test.each<[string, PictureEntry, unknown]>([
    [
      'GalleryImage',
      { image: '/a.png', caption: 'It', liked: true, meta: { seed: 7, tags: ['a'] } },
      { image: '/a.png', caption: 'It', liked: false, meta: { seed: 7, tags: ['a'] } },
    ],
    [
      'GalleryImage with nothing known, as JSON has it',
      { image: { path: '/It', url: null, size: null, orig_name: null, mime_type: null }, caption: null, liked: null },
      {
        image: { path: '/It', url: null, size: null, orig_name: null, mime_type: null },
        caption: null,
        liked: false,
      },
    ],
    [
      'FileData',
      {
        path: '/tmp/it',
        url: '/it',
        size: 3,
        orig_name: 'It',
        mime_type: 'image/png',
        is_stream: false,
        meta: { a: 1 },
      },
      {
        image: {
          path: '/tmp/it',
          url: '/it',
          size: 3,
          orig_name: 'It',
          mime_type: 'image/png',
          is_stream: false,
          meta: { a: 1 },
        },
        liked: false,
      },
    ],
  ])('%s keeps its fields', async (_what, entry, expected) => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    show({ value: [entry], likeable: true, onChange });
    await button('Dislike', 'It').click();
    await expect.poll(() => onChange.mock.lastCall?.[0].value).toEqual([expected]);
    expect(document.querySelector('.lg-banner')).toBeNull();
  });
});
