import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { PictureEntry } from '../../../components/gallery/values/pictureForms.ts';
import { readPicture } from '../../../components/gallery/values/readPicture.ts';
import { button, card, focusCard } from './cards.ts';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';
import { dataUrlOf, pngFile, show } from './shownGallery.tsx';

/** Parity with the seed component, one table for each row of the map from it: buttons, and what is told of presses. */

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

const more = (name: string) => page.getByRole('button', { name, exact: true });

describe('type', () => {
  const png = pngFile('a.png', 3, 2, 'rgb(10 20 30)');
  const svg = drawnPicture(30, 20);
  const pixels = { width: 3, height: 2, data: new Uint8Array([...Array(6)].flatMap(() => [10, 20, 30])) };
  const address = async (): Promise<PictureEntry> => ({ image: await dataUrlOf(await png), caption: 'It' });
  const object = async (): Promise<PictureEntry> => [await png, 'It'];
  const array = (): PictureEntry => [pixels, 'It'];
  const url = expect.stringMatching(/^(?:data:image|blob:|http)/);

  test.each<[LikeableGalleryProps['type'], string, () => PictureEntry | Promise<PictureEntry>, unknown]>([
    [undefined, 'an address', address, url],
    [null, 'a file', object, url],
    ['url', 'an address', address, url],
    ['filepath', 'an address', address, url],
    ['blob', 'an address', address, expect.objectContaining({ type: 'image/png', size: expect.any(Number) })],
    ['blob', 'a file', object, expect.any(File)],
    ['blob', 'an array', array, expect.objectContaining({ type: 'image/png' })],
    ['pil', 'an address', address, expect.any(Blob)],
    ['pixels', 'an address', address, pixels],
    ['pixels', 'a file', object, pixels],
    ['pixels', 'an array', array, pixels],
    ['numpy', 'an address', address, pixels],
    ['pixels', 'an SVG', () => [svg, 'It'], svg],
    ['blob', 'an SVG', () => [svg, 'It'], svg],
    ['pixels', 'an SVG file', () => [new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }), 'It'], url],
  ])('%s of %s', async (type, _what, entry, expected) => {
    const [onLike, onSelect, onClick] = [vi.fn(), vi.fn(), vi.fn()];
    const { unmount } = show({ value: [await entry()], type, onLike, onSelect, onClick });
    await button('Like', 'It').click();
    await button('Click', 'It').click();
    await button('Preview', 'It').click();
    for (const callback of [onLike, onClick, onSelect]) {
      await expect.poll(() => callback.mock.calls.length).toBe(1);
      expect(callback).toHaveBeenCalledWith(expect.objectContaining({ index: 0 }));
      expect(callback.mock.calls[0]?.[0].value).toMatchObject({ caption: 'It', image: expected });
    }
    unmount();
  });

  test('one that cannot be read is told by its address, in its turn, and that is said', async () => {
    const good = await dataUrlOf(await png);
    const told: unknown[] = [];
    const value = [brokenUrl, good, good];
    show({
      value,
      type: 'pixels',
      onLike: ({ index, liked, value: { image } }) => void told.push([index, liked, typeof image]),
    });
    await button('Like', 'harbour-07.jpg').click();
    await button('Like', 'Picture 2').click();
    await button('Dislike', 'Picture 2').click();
    await expect
      .poll(() => told)
      .toEqual([
        [0, true, 'string'],
        [1, true, 'object'],
        [1, false, 'object'],
      ]);
    await expect.element(page.getByText(/The address of “harbour-07.jpg” is passed on instead/)).toBeVisible();
  });

  test('lists keep addresses, which can be read', async () => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    show({ value: [[await png, 'It']], type: 'pixels', likeable: true, onChange });
    await button('Like', 'It').click();
    await expect.poll(() => onChange.mock.calls.length).toBe(1);
    const image = onChange.mock.lastCall?.[0].value[0]?.image ?? '';
    expect(image).toMatch(/^blob:/);
    expect(await readPicture(image, 'pixels')).toEqual(pixels);
    expect(await readPicture(image, 'blob')).toMatchObject({ type: 'image/png' });
    expect(await readPicture(image, 'url')).toBe(image);
  });
});

describe('action_label, clickable', () => {
  test.each<[LikeableGalleryProps, string | null]>([
    [{}, null],
    [{ onClick: () => undefined }, 'Click'],
    [{ onClick: () => undefined, actionLabel: 'Download' }, 'Download'],
    [{ onClick: () => undefined, actionLabel: null }, 'Click'],
    [{ onClick: () => undefined, clickable: false }, null],
    [{ clickable: true, actionLabel: 'Use' }, 'Use'],
    [{ actionLabel: 'Use' }, null],
  ])('%j', async (props, expected) => {
    show({ value: pictures(1), ...props });
    await expect.element(card('Picture 0')).toBeVisible();
    (card('Picture 0').element() as HTMLElement).focus();
    const label = (): string | null => document.querySelector('.lg-card-act')?.getAttribute('aria-label') ?? null;
    await expect.poll(label).toBe(expected);
  });
});

describe('likeable', () => {
  test.each<[LikeableGalleryProps, string[]]>([
    [{}, []],
    [{ onLike: () => undefined }, ['Like', 'Dislike']],
    [{ onLikeMany: () => undefined }, ['Like', 'Dislike']],
    [{ onLike: () => undefined, likeable: null }, ['Like', 'Dislike']],
    [{ onLike: () => undefined, likeable: false }, []],
    [{ likeable: true }, ['Like', 'Dislike']],
    [{ likeable: 'both' }, ['Like', 'Dislike']],
    [{ likeable: 'like' }, ['Like']],
    [{ likeable: 'dislike' }, ['Dislike']],
  ])('%j', async (props, expected) => {
    show({ value: pictures(1), ...props });
    await expect.element(card('Picture 0')).toBeVisible();
    expect(['Like', 'Dislike'].filter((name) => button(name, 'Picture 0').query() !== null)).toEqual(expected);
  });
});

describe('has_more, load_more_button_props', () => {
  test.each<[LikeableGalleryProps, string | null]>([
    [{}, null],
    [{ hasMore: null }, null],
    [{ hasMore: true }, 'Load more'],
    [{ hasMore: true, loadMoreButtonProps: null }, 'Load more'],
    [{ hasMore: true, loadMoreButtonProps: { label: 'Next' } }, 'Next'],
    [{ hasMore: true, loadMoreButtonProps: { value: 'Next', variant: 'primary', size: 'lg' } }, 'Next'],
    [{ hasMore: true, loadMoreButtonProps: { visible: false } }, null],
    [{ hasMore: false, loadMoreButtonProps: { visible: true } }, null],
  ])('%j', async (props, expected) => {
    show({ value: pictures(1), ...props });
    await expect.element(card('Picture 0')).toBeVisible();
    const label = (): string | null => document.querySelector('.lg-load-more button')?.textContent ?? null;
    expect(label()).toBe(expected);
  });

  test('a Gradio button’s properties', async () => {
    const onLoadMore = vi.fn();
    const loadMoreButtonProps = {
      value: 'More of them',
      variant: 'stop',
      size: 'lg',
      interactive: false,
      elem_id: 'more',
      elem_classes: ['wide'],
      min_width: 333,
    } as const;
    show({ value: pictures(1), hasMore: true, loadMoreButtonProps, onLoadMore });
    await expect.element(more('More of them')).toBeDisabled();
    const element = more('More of them').element();
    expect(element.id).toBe('more');
    expect(element.classList.contains('wide')).toBe(true);
    expect(element.getBoundingClientRect().width).toBeGreaterThanOrEqual(333);
  });
});

describe('event change', () => {
  test.each<[string, (update: (value: PictureEntry[]) => void) => Promise<void> | void, unknown]>([
    ['a judgement', () => button('Like', 'Picture 1').click(), [null, true]],
    ['another list', (update) => update(pictures(3)), [null, null, null]],
    ['a reaction in the value', (update) => update(pictures(2, () => ({ liked: false }))), [false, false]],
  ])('%s', async (_what, act, expected) => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    const { update } = show({ value: pictures(2), likeable: true, onChange });
    await expect.element(card('Picture 0')).toBeVisible();
    update({ value: pictures(2), likeable: true, onChange });
    expect(onChange).not.toHaveBeenCalled();
    await act((value) => update({ value, likeable: true, onChange }));
    await expect.poll(() => onChange.mock.calls.length).toBe(1);
    expect(onChange.mock.lastCall?.[0].value.map(({ liked }) => liked ?? null)).toEqual(expected);
  });
});

describe('event like', () => {
  test.each<[string, PictureEntry[], unknown]>([
    ['GalleryImage', pictures(2), { image: expect.any(String), caption: 'Picture 1', key: 'key-1' }],
    ['a pair', [null, ['/a.png', 'Picture 1']], { image: '/a.png', caption: 'Picture 1' }],
    ['FileData', ['/a.png', { url: '/b.png', orig_name: 'Picture 1' }], { image: { url: '/b.png' } }],
  ])('of %s: liked, disliked, and cleared as an explicit null', async (_form, value, expected) => {
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    show({ value, onLike });
    await button('Like', 'Picture 1').click();
    await button('Dislike', 'Picture 1').click();
    await button('Dislike', 'Picture 1').click();
    expect(onLike.mock.calls.map(([{ index, liked }]) => [index, liked])).toEqual([
      [1, true],
      [1, false],
      [1, null],
    ]);
    expect(onLike.mock.calls[0]?.[0].value).toMatchObject(expected as object);
    expect(onLike.mock.calls[0]?.[0].key).toBeTruthy();
  });
});

describe('event click', () => {
  test.each([
    ['Click', undefined],
    ['Use', 'Use'],
  ])('%s', async (action, actionLabel) => {
    const onClick = vi.fn<NonNullable<LikeableGalleryProps['onClick']>>();
    const value = pictures(2);
    show({ value, onClick, actionLabel });
    await focusCard('Picture 1');
    await button(action, 'Picture 1').click();
    expect(onClick).toHaveBeenCalledExactlyOnceWith({ index: 1, key: 'key-1', value: value[1], action });
  });
});

describe('event load_more', () => {
  test.each<[string, () => void | Promise<void>, string]>([
    ['nothing', () => undefined, 'Load more'],
    ['a promise', () => Promise.resolve(), 'Load more'],
    ['a pending promise', () => new Promise<void>(() => undefined), 'Loading…'],
    ['a rejection', () => Promise.reject(new Error('offline')), 'Try again'],
  ])('answered with %s', async (_what, answer, expected) => {
    const onLoadMore = vi.fn(answer);
    show({ value: pictures(2, () => ({ liked: true })), hasMore: true, onLoadMore });
    await more('Load more').click();
    await expect.element(more(expected)).toBeVisible();
    const [event] = (onLoadMore.mock.calls as unknown as [[{ value: { liked: boolean }[] }]])[0];
    expect(event.value.map(({ liked }) => liked)).toEqual([true, true]);
  });
});
