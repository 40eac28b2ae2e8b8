import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { button, card, focusCard, focusedCard } from './cards.ts';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';
import { showLikeable } from './shownGallery.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('what is said of it', () => {
  test('a list named by the label, its items by caption, buttons by what they do', async () => {
    showLikeable({ value: pictures(3), onClick: () => undefined, actionLabel: 'Download' });
    await expect.element(page.getByRole('list', { name: 'Pictures', exact: true })).toBeVisible();
    for (const name of ['Like', 'Dislike', 'Preview', 'Download']) {
      await expect.element(button(name, 'Picture 1')).toBeInTheDocument();
    }
    await expect.element(card('Picture 1')).toHaveAttribute('aria-posinset', '2');
    await expect.element(card('Picture 1')).toHaveAttribute('aria-setsize', '3');
  });

  test('without a caption the file’s name', async () => {
    showLikeable({ value: ['/a/harbour%2007.jpg'] });
    await expect.element(card('harbour 07.jpg')).toBeInTheDocument();
  });

  test('captions are text and nothing else', async () => {
    const caption = '<img src=x onerror="document.title=1">\u202Egpj.exe';
    showLikeable({ value: pictures(1, () => ({ caption })) });
    await expect.element(page.getByText(caption)).toBeVisible();
    expect(page.getByText(caption).element().tagName).toBe('BDI');
    expect(document.querySelectorAll('.lg-card img')).toHaveLength(1);
  });

  test.each<[LikeableGalleryProps['likeable'], string[]]>([
    ['both', ['Like', 'Dislike']],
    [true, ['Like', 'Dislike']],
    ['like', ['Like']],
    ['dislike', ['Dislike']],
    [false, []],
  ])('likeable %s', async (likeable, expected) => {
    showLikeable({ value: pictures(1), likeable });
    await expect.element(card('Picture 0')).toBeInTheDocument();
    const names = ['Like', 'Dislike'].filter((name) => button(name, 'Picture 0').query() !== null);
    expect(names).toEqual(expected);
  });
});

describe('pictures', () => {
  test('a card takes the smallest variant that is sharp', async () => {
    const variants = [1600, 800, 400].map((width) => ({ url: drawnPicture(width, width / 2), width }));
    const image: GalleryImage = { image: variants[0]?.url ?? '', variants, key: 'k', caption: 'Sized' };
    showLikeable({ value: [image], columns: 4 });
    await expect.element(card('Sized')).toBeVisible();
    expect(document.querySelector<HTMLImageElement>('.lg-card img')?.src).toBe(variants[2]?.url);
  });

  test('the size of the original is told, never that of a smaller variant', async () => {
    const [large, small] = [drawnPicture(1200, 800), drawnPicture(300, 200)];
    showLikeable({
      value: [
        {
          image: large,
          key: 'a',
          caption: 'Known width',
          variants: [
            { url: large, width: 1200 },
            { url: small, width: 300 },
          ],
        },
        { image: large, key: 'b', caption: 'Unknown', variants: [{ url: large }, { url: small }] },
        { image: large, key: 'c', caption: 'Alone' },
      ],
      columns: 4,
    });
    for (const [name, told] of [
      ['Known width', '1200 × 800'],
      ['Alone', '1200 × 800'],
      ['Unknown', null],
    ] as const) {
      await focusCard(name);
      await expect.poll(() => card(name).element().getAttribute('data-dimensions')).toBe(told);
    }
  });

  test('when a variant fails the next one is taken', async () => {
    const good = drawnPicture(900, 600);
    const variants = [
      { url: good, width: 900 },
      { url: brokenUrl, width: 300 },
    ];
    showLikeable({ value: [{ image: good, variants, key: 'k', caption: 'Sized' }], columns: 4 });
    await expect.poll(() => document.querySelector<HTMLImageElement>('.lg-card img')?.src).toBe(good);
  });

  test('when none can be loaded it says so, from where, and tries again', async () => {
    showLikeable({ value: [brokenUrl] });
    await expect.element(page.getByText('Could not be loaded')).toBeVisible();
    await expect.element(page.getByText('localhost:9')).toBeVisible();
    await button('Retry', 'harbour-07.jpg').click();
    await expect.element(page.getByText('Could not be loaded')).toBeVisible();
    expect(focusedCard()).toBe('harbour-07.jpg');
  });

  test('cards that are not saved say so', async () => {
    showLikeable({ value: pictures(2), notSaved: new Set(['key-1']) });
    await expect.element(card('Picture 1').getByText('Not saved')).toBeVisible();
    expect(card('Picture 0').getByText('Not saved').query()).toBeNull();
  });
});

describe('the action', () => {
  test('runs by pointer and by key, under its label', async () => {
    const onClick = vi.fn<NonNullable<LikeableGalleryProps['onClick']>>();
    const value = pictures(2);
    showLikeable({ value, onClick });
    await focusCard('Picture 1');
    await button('Click', 'Picture 1').click();
    await userEvent.keyboard('1');
    expect(onClick.mock.calls.map(([event]) => event)).toEqual(
      [1, 1].map((index) => ({ index, key: 'key-1', value: value[1], action: 'Click' })),
    );
  });

  test('an action that fails says so and can be tried again; the gallery goes on', async () => {
    const onClick = vi
      .fn<NonNullable<LikeableGalleryProps['onClick']>>()
      .mockImplementationOnce(() => {
        throw new Error('the disk is full');
      })
      .mockImplementation(() => undefined);
    showLikeable({ onClick, actionLabel: 'Send' });
    await focusCard('Picture 1');
    await userEvent.keyboard('1');
    await expect.element(page.getByText('Send did not work: the disk is full')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(() => expect(onClick).toHaveBeenCalledTimes(2));
    await focusCard('Picture 1');
    await userEvent.keyboard('p');
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
  });

  test('an action on many says how far it is and can be ended', async () => {
    const waiting: (() => void)[] = [];
    const onClick = vi.fn(() => new Promise<void>((resolve) => waiting.push(resolve)));
    showLikeable({ onClick, actionLabel: 'Send' });
    await focusCard('Picture 0');
    await userEvent.keyboard('{Control>}a{/Control}1');
    await expect.element(page.getByText('Send: 1 of 12')).toBeVisible();
    waiting.shift()?.();
    await expect.element(page.getByText('Send: 2 of 12')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    waiting.shift()?.();
    await expect.element(page.getByText('Send: ended after 2 of 12.')).toBeVisible();
    expect(onClick).toHaveBeenCalledTimes(2);
  });

  test('is not there when it shall not', async () => {
    showLikeable({ value: pictures(1), clickable: false, onClick: () => undefined });
    await expect.element(card('Picture 0')).toBeVisible();
    expect(button('Click', 'Picture 0').query()).toBeNull();
  });
});

describe('selecting where there is no preview', () => {
  test('a press marks one, another press unmarks it', async () => {
    const onSelect = vi.fn<NonNullable<LikeableGalleryProps['onSelect']>>();
    showLikeable({ value: pictures(3), allowPreview: false, onSelect, selectedIndex: 0 });
    await expect.element(card('Picture 0')).toHaveAttribute('aria-current', 'true');
    await focusCard('Picture 1');
    await userEvent.keyboard('{Enter}');
    await expect.element(card('Picture 1')).toHaveAttribute('aria-current', 'true');
    await expect.element(card('Picture 0')).not.toHaveAttribute('aria-current');
    await page.elementLocator(card('Picture 1').element().querySelector('img') ?? document.body).click();
    await expect.element(card('Picture 1')).not.toHaveAttribute('aria-current');
    expect(onSelect.mock.calls.map(([{ key, selected }]) => [key, selected])).toEqual([
      ['key-1', true],
      ['key-1', false],
    ]);
    expect(page.getByRole('button', { name: 'Preview' }).query()).toBeNull();
  });
});

describe('more', () => {
  test('the button is busy while its promise is pending, and offers to try again when it is rejected', async () => {
    const pending: { settle: (works: boolean) => void }[] = [];
    const onLoadMore = vi.fn(
      () =>
        new Promise<void>((resolve, reject) => {
          pending.push({ settle: (works) => (works ? resolve() : reject(new Error('offline'))) });
        }),
    );
    showLikeable({ value: pictures(1), hasMore: true, loadMoreButtonProps: { label: 'Next page' }, onLoadMore });
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect.element(page.getByRole('button', { name: 'Loading…' })).toHaveAttribute('aria-busy', 'true');
    await page.getByRole('button', { name: 'Loading…' }).click({ force: true });
    expect(onLoadMore).toHaveBeenCalledOnce();
    pending[0]?.settle(false);
    await expect.element(page.getByText('More could not be loaded.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    pending[1]?.settle(true);
    await expect.element(page.getByRole('button', { name: 'Next page' })).toBeVisible();
    expect(onLoadMore).toHaveBeenCalledTimes(2);
  });

  test('without pictures it says so', async () => {
    showLikeable({ value: [] });
    await expect.element(page.getByText('No pictures')).toBeVisible();
  });
});
