import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { card, focusCard } from './cards.ts';
import { pictures } from './pictures.ts';
import { dialog, show } from './shownGallery.tsx';

/** Parity with the seed component, one table for each row of the map from it: the preview, and the card that is selected. */

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('allow_preview, preview, selected_index', () => {
  test.each<[LikeableGalleryProps, string | null, string | null]>([
    [{}, null, null],
    [{ preview: true }, 'Picture 0', null],
    [{ selectedIndex: 3 }, 'Picture 3', null],
    [{ selectedIndex: 0 }, 'Picture 0', null],
    [{ preview: true, selectedIndex: 2 }, 'Picture 2', null],
    [{ preview: true, allowPreview: false }, null, 'Picture 0'],
    [{ selectedIndex: 2, allowPreview: false }, null, 'Picture 2'],
    [{ allowPreview: null, preview: null, selectedIndex: null }, null, null],
  ])('%j', async (props, previewed, marked) => {
    const onSelect = vi.fn();
    show({ value: pictures(5), columns: 5, onSelect, ...props });
    await expect.poll(() => document.querySelectorAll('.lg-card').length).toBe(5);
    const title = (): string | null => dialog.query()?.querySelector('h2')?.textContent ?? null;
    await expect.poll(title).toBe(previewed);
    const current = document.querySelector('.lg-card[aria-current="true"]')?.getAttribute('aria-label') ?? null;
    if (!(props.preview && props.allowPreview === false)) expect(current).toBe(marked);
    expect(onSelect).not.toHaveBeenCalled();
  });

  test('without a preview a press selects, with one it opens', async () => {
    const { unmount } = show({ value: pictures(3), allowPreview: false });
    await page.elementLocator(card('Picture 1').element().querySelector('img') ?? document.body).click();
    await expect.element(card('Picture 1')).toHaveAttribute('aria-current', 'true');
    expect(dialog.query()).toBeNull();
    unmount();
    show({ value: pictures(3) });
    await page.elementLocator(card('Picture 2').element().querySelector('img') ?? document.body).click();
    await expect.element(dialog).toBeVisible();
  });

  test('the place counts entries that are left out', async () => {
    show({ value: [null, ...pictures(3)], selectedIndex: 2 });
    await expect.element(dialog.getByRole('heading', { name: 'Picture 1' })).toBeVisible();
  });
});

describe('show_share_button', () => {
  test.each<[boolean | null | undefined, boolean]>([
    [undefined, false],
    [null, false],
    [false, false],
    [true, true],
  ])('%s', async (showShareButton, expected) => {
    show({ value: pictures(2), preview: true, showShareButton });
    await expect.element(dialog).toBeVisible();
    await expect.poll(() => dialog.getByRole('button', { name: /^Share/ }).query() !== null).toBe(expected);
  });
});

describe('show_download_button', () => {
  test.each<[boolean | null | undefined, boolean]>([
    [undefined, true],
    [null, true],
    [true, true],
    [false, false],
  ])('%s', async (showDownloadButton, expected) => {
    show({ value: pictures(2), preview: true, showDownloadButton });
    await expect.element(dialog).toBeVisible();
    await expect.poll(() => dialog.getByRole('button', { name: /^Download/ }).query() !== null).toBe(expected);
  });
});

describe('event select', () => {
  test.each<[LikeableGalleryProps, [string, boolean][]]>([
    [
      { allowPreview: false },
      [
        ['key-1', true],
        ['key-1', false],
      ],
    ],
    [{ allowPreview: true }, [['key-1', true]]],
  ])('%j', async (props, expected) => {
    const onSelect = vi.fn<NonNullable<LikeableGalleryProps['onSelect']>>();
    const value = pictures(3);
    show({ value, onSelect, ...props });
    await focusCard('Picture 1');
    await userEvent.keyboard('{Enter}');
    if (props.allowPreview === false) await userEvent.keyboard('{Enter}');
    expect(onSelect.mock.calls.map(([{ key, selected }]) => [key, selected])).toEqual(expected);
    expect(onSelect.mock.calls[0]?.[0]).toEqual({ index: 1, key: 'key-1', value: value[1], selected: true });
  });
});
