import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { PictureEntry, Pixels } from '../../../components/gallery/values/pictureForms.ts';
import { readPicture } from '../../../components/gallery/values/readPicture.ts';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';
import {
  blankPicture,
  button,
  card,
  columnsShown,
  dataUrlOf,
  dialog,
  focusCard,
  gallery,
  names,
  pngFile,
  show,
} from './shownGallery.tsx';

/** Every parameter, event and field of the seed component, one table for each row of the map from it to this gallery. */

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.style.margin = '8px';
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const shownImage = (): HTMLImageElement | null => document.querySelector<HTMLImageElement>('.lg-card img');

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

describe('interactive', () => {
  const addButton = page.getByRole('button', { name: 'Add pictures' });
  const carrying = (files: readonly File[]): DataTransfer => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };
  const drag = (type: string, dataTransfer: DataTransfer): DragEvent => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
    card('Picture 0').element().dispatchEvent(event);
    return event;
  };
  const paste = (files: readonly File[]): void => {
    const init = { bubbles: true, cancelable: true, clipboardData: carrying(files) };
    document.body.dispatchEvent(new ClipboardEvent('paste', init));
  };
  const notes = new File(['notes'], 'notes.txt', { type: 'text/plain' });

  test.each<[boolean | null | undefined, boolean]>([
    [undefined, false],
    [null, false],
    [false, false],
    [true, true],
  ])('%s', async (interactive, expected) => {
    show({ value: pictures(2), interactive });
    await expect.element(card('Picture 0')).toBeVisible();
    expect(addButton.query() !== null).toBe(expected);
    const { defaultPrevented } = drag('dragover', carrying([await pngFile('a.png')]));
    expect(defaultPrevented).toBe(expected);
    await focusCard('Picture 1');
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual(expected ? ['Picture 0'] : ['Picture 0', 'Picture 1']);
  });

  test.each<[string, (files: readonly File[]) => Promise<void>]>([
    [
      'picked',
      async (files) => {
        const input = document.querySelector<HTMLInputElement>('input[type="file"]');
        expect([input?.accept, input?.multiple]).toEqual(['image/*', true]);
        if (!input) return;
        input.files = carrying(files).files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
    ],
    [
      'dropped',
      async (files) => {
        drag('dragover', carrying(files));
        await expect.poll(() => getComputedStyle(gallery()).outlineStyle).toBe('dashed');
        expect(drag('drop', carrying(files)).defaultPrevented).toBe(true);
        await expect.poll(() => getComputedStyle(gallery()).outlineStyle).not.toBe('dashed');
      },
    ],
    [
      'pasted',
      async (files) => {
        paste(files);
        await focusCard('Picture 0');
        paste(files);
      },
    ],
  ])('files that are %s are added once, and what is no picture is refused by name', async (_how, add) => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    show({ value: pictures(2), interactive: true, onChange });
    await expect.element(card('Picture 0')).toBeVisible();
    await add([await pngFile('one.png'), notes, await pngFile('two.png')]);
    await expect.poll(names).toEqual(['Picture 0', 'Picture 1', 'one.png', 'two.png']);
    await expect.element(page.getByText('“notes.txt” is not a picture and was not added.')).toBeVisible();
    await expect.poll(() => card('one.png').element().querySelector('img')?.naturalWidth).toBe(30);
    await expect.poll(() => onChange.mock.lastCall?.[0].value.length).toBe(4);
    expect(onChange.mock.lastCall?.[0].value[2]).toMatchObject({
      image: expect.stringMatching(/^blob:/),
      caption: 'one.png',
    });
    expect(await readPicture(onChange.mock.lastCall?.[0].value[2]?.image ?? '', 'pixels')).toMatchObject({ width: 30 });
  });

  test('drags of anything else are left alone', async () => {
    show({ value: pictures(1), interactive: true });
    await expect.element(card('Picture 0')).toBeVisible();
    const text = new DataTransfer();
    text.setData('text/plain', 'some words');
    expect(drag('dragover', text).defaultPrevented).toBe(false);
    expect(drag('drop', text).defaultPrevented).toBe(false);
  });

  test('adding, removing and moving are undone and done again', async () => {
    show({ value: pictures(3), interactive: true });
    await focusCard('Picture 1');
    paste([await pngFile('new.png')]);
    const [p0, p1, p2, added] = ['Picture 0', 'Picture 1', 'Picture 2', 'new.png'];
    await expect.poll(names).toEqual([p0, p1, p2, added]);
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual([p0, p2, added]);
    await focusCard('Picture 2');
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await expect.poll(names).toEqual([p2, p0, added]);
    const steps: [string, (string | undefined)[]][] = [
      ['{Control>}z{/Control}', [p0, p2, added]],
      ['{Control>}z{/Control}', [p0, p1, p2, added]],
      ['{Control>}z{/Control}', [p0, p1, p2]],
      ['{Control>}z{/Control}', [p0, p1, p2]],
      ['{Control>}y{/Control}', [p0, p1, p2, added]],
      ['{Control>}y{/Control}', [p0, p2, added]],
      ['{Control>}y{/Control}', [p2, p0, added]],
    ];
    for (const [keys, expected] of steps) {
      await userEvent.keyboard(keys);
      await expect.poll(names).toEqual(expected);
    }
    await expect.poll(() => card('new.png').element().querySelector('img')?.naturalWidth).toBe(30);
  });

  test('changes stay until a value with other entries comes', async () => {
    const onLike = vi.fn();
    const { update } = show({ value: pictures(3), interactive: true, onLike });
    await focusCard('Picture 0');
    await userEvent.keyboard('{Delete}');
    await expect.poll(names).toEqual(['Picture 1', 'Picture 2']);
    update({ value: pictures(3, () => ({ liked: true })), interactive: true, onLike });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
    expect(names()).toEqual(['Picture 1', 'Picture 2']);
    await button('Dislike', 'Picture 2').click();
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ key: 'key-2', index: 1 }));
    update({ value: pictures(4), interactive: true, onLike });
    await expect.poll(names).toEqual(['Picture 0', 'Picture 1', 'Picture 2', 'Picture 3']);
  });

  test('a parent that passes the changes back, late, loses nothing', async () => {
    const told: PictureEntry[][] = [];
    const onChange: LikeableGalleryProps['onChange'] = ({ value }) => void told.push([...value]);
    const { update } = show({ value: pictures(1), interactive: true, onChange });
    await focusCard('Picture 0');
    paste([await pngFile('one.png')]);
    await expect.poll(() => told.length).toBe(1);
    paste([await pngFile('two.png')]);
    await expect.poll(() => told.length).toBe(2);
    for (const [index, value] of told.entries()) {
      update({ value, interactive: true, onChange });
      await expect.poll(names).toEqual(['Picture 0', 'one.png', 'two.png']);
      expect(told.length, `after echo ${index}`).toBe(2);
    }
    for (const name of ['one.png', 'two.png']) {
      const address = card(name).element().querySelector('img')?.src ?? '';
      expect((await fetch(address)).ok).toBe(true);
    }
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(names).toEqual(['Picture 0', 'one.png']);
  });
});

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
  const more = (name: string) => page.getByRole('button', { name, exact: true });
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
  const more = (name: string) => page.getByRole('button', { name, exact: true });
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
