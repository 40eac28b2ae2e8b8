import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import type { PictureEntry } from '../../../components/gallery/values/pictureForms.ts';
import { button, card, columnsShown, focusCard, names } from './cards.ts';
import { drawnPicture, pictures } from './pictures.ts';
import { dialog, show } from './shownGallery.tsx';
import type { AnyProps } from './shownGallery.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const banner = (): string => document.querySelector('.lg-banner')?.textContent ?? '';

/** A gallery that was given something wrong says so, and judging, moving and the preview work in it. */
async function isUsable(name = 'Picture 0'): Promise<void> {
  await focusCard(name);
  await userEvent.keyboard('p');
  await expect.element(button('Like', name)).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  const { width, height } = card(name).element().getBoundingClientRect();
  expect(Math.min(width, height)).toBeGreaterThan(10);
}

function showAny(props: AnyProps) {
  return show({ value: pictures(12), likeable: true, ...props });
}

describe('properties', () => {
  test.each<[AnyProps, string]>([
    [{ columns: 0 }, 'columns: 0 is not a number of columns; 1 is used.'],
    [{ columns: -3 }, 'columns: -3 is not a number of columns; 1 is used.'],
    [{ columns: Number.NaN }, 'columns: NaN is not a number of columns; 1 is used.'],
    [{ columns: Infinity }, 'columns: Infinity is not a number of columns; 1 is used.'],
    [{ columns: 2.5 }, 'columns: 2.5 is not a number of columns; 2 is used.'],
    [{ columns: 'three' }, 'columns: “three” is not a number of columns; 1 is used.'],
    [{ columns: [] }, 'columns: an empty list is not a number of columns; 2 are used.'],
    [{ columns: [2, 0] }, 'columns: 0 is not a number of columns; 1 is used.'],
    [{ columns: [undefined, 2] }, 'columns: nothing is not a number of columns; 1 is used.'],
    [{ columns: {} }, 'columns: an object is not a number of columns; 2 are used.'],
    [{ columns: { huge: 3, md: 2 } }, 'columns: “huge” is not a breakpoint (xs, sm, md, lg, xl, xxl)'],
    [{ columns: { md: -1 } }, 'columns: -1 is not a number of columns; 1 is used for md.'],
    [{ gap: -5 }, 'gap: -5 is not a gap between pictures; 0 is used.'],
    [{ gap: Number.NaN }, 'gap: NaN is not a gap between pictures; 8 is used.'],
    [{ gap: 5000 }, 'gap: 5000 is not a gap between pictures; 128 is used.'],
    [{ gap: '8px' }, 'gap: “8px” is not a gap between pictures; 8 is used.'],
    [{ gap: [4, -4] }, 'gap: -4 is not a gap between pictures; 0 is used.'],
    [{ gap: [1, 2, 3] }, 'gap: [1, 2, 3] is not a gap across and one down; 8 is used.'],
    [{ objectFit: 'squeeze' }, 'objectFit: “squeeze” is not one of contain, cover, fill, none, scale-down'],
    [{ layout: 'spiral' }, 'layout: “spiral” is not one of masonry, grid, justified; masonry is used.'],
    [{ captions: 'above' }, 'captions: “above” is not one of below, overlay, hidden; below is used.'],
    [{ likeable: 'love' }, 'likeable: “love” is not one of both, like, dislike, yes or no; both are shown.'],
    [{ type: 'jpeg' }, 'type: “jpeg” is not one of url, blob, pixels; url is used.'],
    [{ type: 'constructor' }, 'type: “constructor” is not one of url, blob, pixels; url is used.'],
    [{ height: -20 }, 'height: -20 is not a height; it is passed over.'],
    [{ height: 'tall' }, 'height: “tall” is not a height; it is passed over.'],
    [{ height: Number.NaN }, 'height: NaN is not a height; it is passed over.'],
    [{ scale: -1 }, 'scale: -1 is not a share of the width; it is passed over.'],
    [{ minWidth: 'wide' }, 'minWidth: “wide” is not a width; 160 is used.'],
    [{ cardWidth: 0 }, 'cardWidth: 0 is not the width of a card; it is passed over.'],
    [{ selectedIndex: 12 }, 'selectedIndex: 12 is not in a list of 12; nothing is selected.'],
    [{ selectedIndex: -1 }, 'selectedIndex: -1 is not in a list of 12; nothing is selected.'],
    [{ selectedIndex: 1.5 }, 'selectedIndex: 1.5 is not a place in the list; nothing is selected.'],
    [{ every: 0, value: () => pictures(3) }, 'every: 0 is not a number of seconds; the pictures are asked for once.'],
    [{ every: 'often' }, 'every: “often” is not a number of seconds; the pictures are asked for once.'],
    [{ label: 5 }, 'label: 5 is not a text; it is passed over.'],
    [{ elemClasses: [1] }, 'elemClasses: [1] is not a list of classes; it is passed over.'],
    [{ actionLabel: {} }, 'actionLabel: an object is not a text; it is passed over.'],
    [
      { loadMoreButtonProps: 'More' },
      'loadMoreButtonProps: a text does not describe a button; the usual one is shown.',
    ],
    [{ loadMoreButtonProps: { variant: 'loud' } }, 'loadMoreButtonProps: “loud” is not a variant of a button'],
    [
      { loadMoreButtonProps: { link: 'javascript:alert(1)' } },
      'loadMoreButtonProps: “javascript:alert(1)” is not opened.',
    ],
  ])('%j', async (props, sentence) => {
    showAny(props);
    await expect.poll(banner).toContain(sentence);
    await isUsable();
  });

  test.each<[AnyProps]>([
    [{ onLike: 'no function', onChange: 5, onSelect: {}, onClick: true }],
    [{ notSaved: ['key-0'], keys: { like: 5, dislike: 'x' }, actionIcon: 'heart', loadMoreButtonProps: [] }],
    [{ columns: 1e9, layout: 'grid' }],
    [{ showLabel: 'yes', container: 0, visible: 1, preview: 0, hasMore: 'no' }],
  ])('what else is of the wrong kind breaks nothing: %j', async (props) => {
    showAny(props);
    await isUsable();
  });

  test('thousands of columns are no more than can be seen', async () => {
    showAny({ columns: 5000, layout: 'grid', value: pictures(100) });
    await expect.poll(columnsShown).toBeGreaterThan(1);
    expect(document.querySelector('.lg-card')?.getBoundingClientRect().width).toBeGreaterThan(8);
  });

  test('the sentences can be dismissed, and come back only with something new', async () => {
    const { update } = showAny({ columns: 0 });
    await expect.poll(banner).toContain('columns: 0');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(banner).toBe('');
    update({ value: pictures(12), likeable: true, columns: 0 });
    expect(banner()).toBe('');
    update({ value: pictures(12), likeable: true, columns: 0, gap: -1 });
    await expect.poll(banner).toContain('gap: -1');
    expect(banner()).not.toContain('columns');
  });
});

describe('entries that are no pictures', () => {
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('hidden');
      },
      has: () => true,
      getPrototypeOf: () => {
        throw new Error('hidden');
      },
    },
  );
  test.each<[string, unknown, string]>([
    ['null', null, 'nothing is there'],
    ['undefined', undefined, 'nothing is there'],
    ['a number', 7, 'a number'],
    ['true', true, 'yes'],
    ['a symbol', Symbol('picture'), 'a symbol'],
    ['a function', () => '/a.png', 'a function'],
    ['an empty object', {}, 'an object without a picture'],
    ['an empty list', [], 'nothing is there'],
    ['a list in a list', [[['/a.png', 'a'], 'b']].flat(1), 'a list'],
    ['an empty text', ' ', 'an empty text'],
    ['a script', 'javascript:alert(1)', 'an address that begins with “javascript:”'],
    ['a disguised script', ' java\nscript:alert(1)', 'an address that begins with “javascript:”'],
    ['a script as FileData', { url: 'javascript:alert(1)' }, 'an address that begins with “javascript:”'],
    ['a script as GalleryImage', { image: 'vbscript:x' }, 'an address that begins with “vbscript:”'],
    ['a page', 'data:text/html,<script>alert(1)</script>', 'data of the kind “text/html”'],
    ['data of no kind', 'data:,x', 'data of the kind text/plain'],
    ['a text file', new Blob(['text'], { type: 'text/plain' }), 'a file of the kind text/plain'],
    ['an empty file', new Blob([], { type: 'image/png' }), 'an empty file'],
    ['a canvas without pixels', Object.assign(document.createElement('canvas'), { width: 0 }), 'it has no pixels'],
    ['GalleryImage without an image', { image: null }, 'nothing is there'],
    ['an array of the wrong length', { width: 2, height: 2, data: new Uint8Array(7) }, 'an object without a picture'],
    ['a date', new Date(), 'an object without a picture'],
    ['an object that throws', throwing, 'an object that cannot be read'],
  ])('%s', async (_what, entry, reason) => {
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    const [first, second] = pictures(2);
    showAny({ value: [first, entry, second], onLike });
    await expect.poll(banner).toContain(`Entry 2 is not a picture: ${reason}.`);
    expect(names()).toEqual(['Picture 0', 'Picture 1']);
    await isUsable('Picture 1');
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ index: 2, key: 'key-1' }));
  });

  test('of thousands a few are named and the rest is counted', async () => {
    showAny({ value: [...Array.from({ length: 5000 }, () => null), ...pictures(1)] });
    await expect.poll(banner).toContain('Entry 3 is not a picture: nothing is there.');
    expect(banner()).toContain('4997 more: not pictures.');
    expect(banner().length).toBeLessThan(400);
    await isUsable();
  });

  test.each<[string, unknown, string]>([
    ['a text', '/a.png', 'value: a text is no list of pictures; none are shown.'],
    ['a number', 3, 'value: a number is no list of pictures; none are shown.'],
    ['an object', { image: '/a.png' }, 'value: an object is no list of pictures; none are shown.'],
  ])('%s instead of a list', async (_what, value, sentence) => {
    const { update } = showAny({ value });
    await expect.poll(banner).toContain(sentence);
    await expect.element(page.getByText('No pictures')).toBeVisible();
    update({ value: pictures(2), likeable: true });
    await expect.poll(banner).toBe('');
    await isUsable();
  });

  test('fields that make no sense are passed over, the rest of the entry is kept', async () => {
    const image = drawnPicture(30, 20);
    const value = [
      { image, caption: 'One', liked: 'yes', key: 5, width: -3, height: 'tall', variants: 'many' },
      { image, caption: 'Two', variants: [{ url: 'javascript:alert(1)' }], page: 'here', source: 4, bytes: Number.NaN },
      { image, caption: 'Three', liked: null, meta: Symbol('any'), width: null, height: null },
    ];
    showAny({ value });
    await expect.poll(names).toEqual(['One', 'Two', 'Three']);
    expect(banner()).toContain('liked of entry 1 makes no sense (“yes”) and is passed over.');
    expect(banner()).not.toContain('entry 3');
    await isUsable('Two');
  });
});

describe('captions', () => {
  const image = drawnPicture(30, 20);

  test('of 10 MB are cut where they are drawn, and kept', async () => {
    const caption = 'long '.repeat(2 * 1024 * 1024);
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    showAny({ value: [{ image, caption, key: 'long' }, ...pictures(1)], onLike });
    await expect.poll(banner).toContain('The caption of entry 1 has 10,485,760 characters; the first 1000 are shown.');
    expect(document.body.innerHTML.length).toBeLessThan(100_000);
    await page.getByRole('listitem').first().getByRole('button', { name: 'Like', exact: true }).click();
    expect(onLike.mock.lastCall?.[0].value.caption).toHaveLength(caption.length);
    await isUsable();
  });

  test.each<[string, unknown, string, string]>([
    ['control characters', 'a\u0000b\u001B[31mc\u009F', 'a b [31mc', 'holds control characters, which are not shown.'],
    ['control characters alone', '\u0000\u0007', 'Picture 1', 'holds control characters, which are not shown.'],
    ['a number', 7, 'Picture 1', 'is not a text: a number.'],
    ['an object', { toString: () => 'x' }, 'Picture 1', 'is not a text: an object.'],
  ])('of %s', async (_what, caption, shown, sentence) => {
    showAny({ value: [{ image, caption }, ...pictures(1)] });
    await expect.poll(banner).toContain(`The caption of entry 1 ${sentence}`);
    await expect.element(card(shown)).toBeVisible();
    await isUsable(shown);
  });
});

describe('a function', () => {
  const tryAgain = page.getByRole('button', { name: 'Try again' });

  test.each<[string, () => unknown, string]>([
    [
      'that throws',
      () => {
        throw new Error('The disk is full.');
      },
      'The pictures could not be loaded: The disk is full.',
    ],
    ['that is rejected', () => Promise.reject(new Error('offline')), 'The pictures could not be loaded: offline.'],
    [
      'that throws anything',
      () => {
        // oxlint-disable-next-line typescript/only-throw-error, no-throw-literal -- pages do
        throw Symbol('odd');
      },
      'The pictures could not be loaded: no reason was given.',
    ],
    [
      'that answers a text',
      () => '/a.png',
      'The pictures could not be loaded: what was answered is a text, not a list.',
    ],
    ['that answers nothing', () => undefined, 'what was answered is nothing, not a list.'],
  ])('%s', async (_what, fail, sentence) => {
    let answer = fail;
    const value = () => answer() as PictureEntry[];
    show({ value, likeable: true });
    await expect.poll(banner).toContain(sentence);
    answer = () => pictures(3);
    await tryAgain.click();
    await expect.poll(() => names().length).toBe(3);
    await expect.poll(banner).toBe('');
    await isUsable();
  });

  test('that fails later keeps what was there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let fails = false;
    const value = (): PictureEntry[] => {
      if (fails) throw new Error('offline');
      return pictures(3);
    };
    show({ value, every: 5, likeable: true });
    await expect.poll(() => names().length).toBe(3);
    fails = true;
    await vi.advanceTimersByTimeAsync(5100);
    await expect.poll(banner).toContain('The pictures could not be loaded: offline.');
    expect(names()).toHaveLength(3);
    fails = false;
    await vi.advanceTimersByTimeAsync(5100);
    await expect.poll(banner).toBe('');
  });

  test('that never answers is said after ten seconds, and a late answer is taken', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer: (value: PictureEntry[]) => void = () => undefined;
    show({ value: () => new Promise<PictureEntry[]>((resolve) => (answer = resolve)), likeable: true });
    await expect.poll(() => document.querySelector('.lg-gallery')?.getAttribute('aria-busy')).toBe('true');
    expect(document.querySelectorAll('.lg-skeleton').length).toBe(1);
    await vi.advanceTimersByTimeAsync(9900);
    expect(banner()).toBe('');
    await vi.advanceTimersByTimeAsync(200);
    await expect.poll(banner).toContain('no answer has come yet');
    answer(pictures(2));
    await expect.poll(() => names().length).toBe(2);
    await expect.poll(banner).toBe('');
    vi.useRealTimers();
    await isUsable();
  });

  test('an answer that comes after a newer one is not taken', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers: ((value: PictureEntry[]) => void)[] = [];
    show({ value: () => new Promise<PictureEntry[]>((resolve) => answers.push(resolve)) });
    await expect.poll(() => answers.length).toBe(1);
    await vi.advanceTimersByTimeAsync(10_100);
    await tryAgain.click();
    expect(answers).toHaveLength(2);
    answers[1]?.(pictures(2));
    await expect.poll(() => names().length).toBe(2);
    answers[0]?.(pictures(5));
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toHaveLength(2);
  });
});

describe('callbacks that fail', () => {
  test.each<[string, () => unknown]>([
    [
      'throw',
      () => {
        throw new Error('No space left');
      },
    ],
    ['are rejected', () => Promise.reject(new Error('No space left'))],
  ])('and %s: it is said, and the judgement stands and can be undone', async (_how, fail) => {
    show({
      value: pictures(2),
      onLike: fail,
      onSelect: fail,
      onChange: fail,
    });
    await button('Like', 'Picture 0').click();
    await expect.poll(banner).toContain('The judgement could not be passed on: No space left.');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    await focusCard('Picture 0');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'false');
  });

  test.each(['url', 'pixels'] as const)('an action that fails is said, and can be tried again (%s)', async (type) => {
    const onClick = vi.fn(() => Promise.reject(new Error('No space left')));
    show({ value: pictures(2), onClick, type, likeable: true });
    await focusCard('Picture 0');
    await button('Click', 'Picture 0').click();
    await expect.element(page.getByText(/No space left/)).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => onClick.mock.calls.length).toBe(2);
    await isUsable();
  });
});
