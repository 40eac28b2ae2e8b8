import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import '../../../components/overlay/overlay.css';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

function show(props: LikeableGalleryProps = {}) {
  const gallery = (more: LikeableGalleryProps = {}) => (
    <div class="lg" style={{ position: 'relative', blockSize: '600px' }}>
      <LikeableGallery label="Pictures" value={pictures(12)} onLike={() => undefined} {...props} {...more} />
    </div>
  );
  const { rerender } = render(gallery());
  return { update: (more: LikeableGalleryProps) => rerender(gallery(more)) };
}

const card = (name: string) => page.getByRole('listitem', { name, exact: true });
const button = (name: string, within: string) => card(within).getByRole('button', { name, exact: true });
const focused = (): string | null | undefined =>
  document.activeElement?.closest('[role="listitem"]')?.getAttribute('aria-label');
const tabTo = async (name: string): Promise<void> => {
  await expect.element(card(name)).toBeVisible();
  (card(name).element() as HTMLElement).focus();
};

describe('what is said of it', () => {
  test('a list named by the label, its items by caption, buttons by what they do', async () => {
    show({ value: pictures(3), onClick: () => undefined, actionLabel: 'Download' });
    await expect.element(page.getByRole('list', { name: 'Pictures', exact: true })).toBeVisible();
    for (const name of ['Like', 'Dislike', 'Preview', 'Download']) {
      await expect.element(button(name, 'Picture 1')).toBeInTheDocument();
    }
    await expect.element(card('Picture 1')).toHaveAttribute('aria-posinset', '2');
    await expect.element(card('Picture 1')).toHaveAttribute('aria-setsize', '3');
  });

  test('without a caption the file’s name', async () => {
    show({ value: ['/a/harbour%2007.jpg'] });
    await expect.element(card('harbour 07.jpg')).toBeInTheDocument();
  });

  test('captions are text and nothing else', async () => {
    const caption = '<img src=x onerror="document.title=1">\u202Egpj.exe';
    show({ value: pictures(1, () => ({ caption })) });
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
    show({ value: pictures(1), likeable });
    await expect.element(card('Picture 0')).toBeInTheDocument();
    const names = ['Like', 'Dislike'].filter((name) => button(name, 'Picture 0').query() !== null);
    expect(names).toEqual(expected);
  });
});

describe('judging', () => {
  test('by pointer: liked, disliked, and the same button again clears', async () => {
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    const value = pictures(3);
    show({ value, onLike });
    await button('Like', 'Picture 1').click();
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
    await button('Dislike', 'Picture 1').click();
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(button('Dislike', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
    await button('Dislike', 'Picture 1').click();
    await expect.element(button('Dislike', 'Picture 1')).toHaveAttribute('aria-pressed', 'false');
    expect(onLike.mock.calls.map(([event]) => event)).toEqual(
      [true, false, null].map((liked) => ({ index: 1, key: 'key-1', value: value[1], liked })),
    );
  });

  test.each([
    ['p', 'Like'],
    ['l', 'Like'],
    ['P', 'Like'],
    ['x', 'Dislike'],
  ])('by key %s: %s, and again clears', async (key, name) => {
    show();
    await tabTo('Picture 2');
    await userEvent.keyboard(key);
    await expect.element(button(name, 'Picture 2')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard(key);
    await expect.element(button(name, 'Picture 2')).toHaveAttribute('aria-pressed', 'false');
  });

  test('U clears, and only what there is to clear', async () => {
    const onLike = vi.fn();
    show({ value: pictures(3, () => ({ liked: true })), onLike });
    await tabTo('Picture 0');
    await userEvent.keyboard('uu');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'false');
    expect(onLike).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key: 'key-0', liked: null }));
  });

  test.each(['{Control>}p{/Control}', '{Meta>}p{/Meta}', '{Alt>}p{/Alt}'])('%s is not ours', async (keys) => {
    const onLike = vi.fn();
    show({ onLike });
    await tabTo('Picture 0');
    await userEvent.keyboard(keys);
    await userEvent.keyboard('x');
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('keys of an input method’s composition are not ours', async () => {
    const onLike = vi.fn();
    show({ onLike });
    await tabTo('Picture 0');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', isComposing: true, bubbles: true }));
    expect(onLike).not.toHaveBeenCalled();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('a key held down judges once', async () => {
    const onLike = vi.fn();
    show({ onLike });
    await tabTo('Picture 0');
    for (const repeat of [false, true, true]) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', repeat, bubbles: true }));
    }
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('on a keyboard of another script the place of the key counts', async () => {
    const onLike = vi.fn();
    show({ onLike });
    await tabTo('Picture 0');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'з', code: 'KeyP', bubbles: true }));
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ liked: true }));
  });

  test('what has been scrolled out of view is brought back before it is judged', async () => {
    const onLike = vi.fn();
    show({ value: pictures(200), onLike });
    await tabTo('Picture 0');
    const scroller = document.querySelector('.lg-gallery-scroll');
    scroller?.scrollTo({ top: 4000 });
    await expect.poll(() => scroller?.scrollTop).toBe(4000);
    await userEvent.keyboard('p');
    await expect.poll(() => scroller?.scrollTop).toBe(0);
    expect(onLike).not.toHaveBeenCalled();
    await userEvent.keyboard('p');
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ key: 'key-0' }));
  });
});

test('what offers to undo a batch goes when something else was done last', async () => {
  show({ value: pictures(4) });
  await tabTo('Picture 0');
  await userEvent.keyboard('{Control>}a{/Control}p');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect.element(undo).toBeVisible();
  await userEvent.keyboard('{Escape}x');
  await expect.element(undo).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}a{/Control}u');
  await undo.click();
  await expect.element(undo).not.toBeInTheDocument();
  await expect.element(button('Like', 'Picture 3')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
});

describe('reactions of the value', () => {
  test('are shown, and followed when they change', async () => {
    const { update } = show({ value: pictures(2, () => ({ liked: false })) });
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    update({ value: pictures(2, () => ({ liked: true })) });
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
  });

  test('are remembered where the parent does not', async () => {
    const { update } = show({ value: pictures(3) });
    await button('Like', 'Picture 1').click();
    update({ value: pictures(3) });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
  });

  test('a parent that takes a reaction back is believed', async () => {
    const { update } = show({ value: pictures(3) });
    await button('Like', 'Picture 1').click();
    update({ value: pictures(3, () => ({ liked: true })) });
    update({ value: pictures(3, () => ({ liked: null })) });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'false');
  });

  test('a change is told once, with every present reaction', async () => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    const { update } = show({ value: pictures(2), onChange });
    await expect.element(card('Picture 0')).toBeVisible();
    update({ value: pictures(2), onChange });
    expect(onChange).not.toHaveBeenCalled();
    await button('Dislike', 'Picture 0').click();
    await expect.poll(() => onChange.mock.calls.length).toBe(1);
    expect(onChange.mock.lastCall?.[0].value.map(({ liked }) => liked)).toEqual([false, null]);
    update({ value: pictures(3), onChange });
    await expect.poll(() => onChange.mock.calls.length).toBe(2);
    expect(onChange.mock.lastCall?.[0].value).toHaveLength(3);
  });
});

describe('moving by keys', () => {
  test('arrows go over the columns, Home and End to the ends, and the focus follows', async () => {
    show({ value: pictures(40), columns: 3 });
    await tabTo('Picture 0');
    const path: (string | null | undefined)[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await userEvent.keyboard(`{${key}}`);
      path.push(focused());
    }
    expect(path).toEqual([1, 2, 3, 2, 4, 2, 39, 0].map((index) => `Picture ${index}`));
  });

  test('from right to left the arrows lead where they point', async () => {
    document.documentElement.dir = 'rtl';
    show({ value: pictures(9), columns: 3 });
    await tabTo('Picture 0');
    await userEvent.keyboard('{ArrowLeft}');
    document.documentElement.dir = '';
    expect(focused()).toBe('Picture 1');
  });

  test('Page Down goes a screenful down, and the card is in view', async () => {
    show({ value: pictures(100), columns: 3 });
    await tabTo('Picture 0');
    await userEvent.keyboard('{PageDown}{PageDown}');
    await expect.element(card(focused() ?? '')).toBeInViewport();
    expect(Number(focused()?.replace('Picture ', ''))).toBeGreaterThan(9);
  });

  test('one card alone is reached by the tab key, and its buttons after it', async () => {
    show({ value: pictures(6) });
    await tabTo('Picture 3');
    expect(document.querySelectorAll('[role="listitem"][tabindex="0"]')).toHaveLength(1);
    const reached: (string | null | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      await userEvent.tab();
      expect(focused()).toBe('Picture 3');
      reached.push(document.activeElement?.getAttribute('aria-label'));
    }
    expect(reached).toEqual(['Select', 'Preview', 'Like', 'Dislike']);
    for (let step = 0; step < 5; step++) await userEvent.tab({ shift: true });
    expect(focused()).toBeUndefined();
  });

  test('the focus follows its picture when the list changes around it', async () => {
    const all = pictures(6);
    const { update } = show({ value: all });
    await tabTo('Picture 3');
    update({ value: all.toReversed() });
    await expect.element(card('Picture 3')).toHaveAttribute('aria-posinset', '3');
    expect(focused()).toBe('Picture 3');
  });

  test('when its picture leaves, the focus goes to the next one that stays', async () => {
    const all = pictures(6);
    const { update } = show({ value: all });
    await tabTo('Picture 3');
    update({ value: all.filter((_, index) => index !== 3 && index !== 4) });
    await expect.poll(focused).toBe('Picture 5');
    update({ value: all.slice(0, 2) });
    await expect.poll(focused).toBe('Picture 1');
  });

  test('an element around hands on its focus and its keys, but not those of fields', async () => {
    const onLike = vi.fn();
    const scope: { current: HTMLDivElement | null } = { current: null };
    render(
      <div ref={scope} class="lg" tabIndex={-1} style={{ position: 'relative', blockSize: '500px' }}>
        <input aria-label="Search" />
        <LikeableGallery
          value={pictures(4, (index) => ({ liked: index < 2 ? true : null }))}
          keyScope={scope}
          onLike={onLike}
        />
      </div>,
    );
    await expect.element(card('Picture 0')).toBeVisible();
    scope.current?.focus();
    await expect.poll(focused).toBe('Picture 2');
    await page.getByRole('textbox').click();
    await userEvent.keyboard('p');
    expect(onLike).not.toHaveBeenCalled();
    await expect.element(page.getByRole('textbox')).toHaveValue('p');
  });
});

describe('many pictures', () => {
  test('only those near the view are drawn, and the last is reached', async () => {
    show({ value: pictures(10_000) });
    await tabTo('Picture 0');
    expect(document.querySelectorAll('.lg-card').length).toBeLessThan(80);
    await userEvent.keyboard('{End}');
    await expect.element(card('Picture 9999')).toBeInViewport();
    expect(focused()).toBe('Picture 9999');
    expect(document.querySelectorAll('.lg-card').length).toBeLessThan(80);
  });

  test('the focused card stays when the view goes elsewhere', async () => {
    show({ value: pictures(1000) });
    await tabTo('Picture 0');
    document.querySelector('.lg-gallery-scroll')?.scrollTo({ top: 20_000 });
    await expect.poll(() => document.querySelectorAll('.lg-card').length).toBeGreaterThan(1);
    await expect.element(card('Picture 0')).not.toBeInViewport();
    expect(focused()).toBe('Picture 0');
  });

  test('what is looked at stays when pictures are added or leave before it', async () => {
    const all = pictures(300);
    const { update } = show({ value: all, columns: 3 });
    await tabTo('Picture 0');
    await userEvent.keyboard('{End}{PageUp}{PageUp}');
    const name = focused() ?? '';
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
    show({ columns, value: pictures(30) });
    await expect.poll(lefts).toBe(expected);
  });

  test('a box keeps its picture’s proportions before it has arrived', async () => {
    show({ value: pictures(5, () => ({ image: brokenUrl })), columns: 2, gap: [20, 30] });
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
    show({ value: pictures(8), layout: 'grid' });
    await expect.element(card('Picture 1')).toBeVisible();
    const sizes = [...document.querySelectorAll('.lg-card-picture')].map((one) =>
      Math.round(one.getBoundingClientRect().height),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  test('proportions that were unknown are taken from pictures that arrive before they are in view', async () => {
    const tall = drawnPicture(200, 400);
    show({ value: [...pictures(2), { image: tall, caption: 'Below' }], columns: 2, height: 300 });
    const ratio = (): number => {
      const box = card('Below').element().querySelector('.lg-card-picture')?.getBoundingClientRect();
      return (box?.height ?? 0) / (box?.width ?? 1);
    };
    await expect.poll(ratio).toBeCloseTo(2, 1);
  });

  test('hidden it keeps its state, not rendered it is nothing', async () => {
    const { update } = show({ value: pictures(3), elemId: 'mine', elemClasses: ['a', 'b'] });
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
    const { update } = show({ showLabel: true });
    await expect.element(page.getByRole('heading', { name: 'Pictures' })).toBeVisible();
    update({ showLabel: false });
    await expect.element(page.getByRole('heading')).not.toBeInTheDocument();
  });

  test('height, scale and least width are its own', async () => {
    show({ height: 320, scale: 2, minWidth: 222 });
    await expect.element(card('Picture 0')).toBeVisible();
    const style = getComputedStyle(document.querySelector('.lg-gallery') ?? document.body);
    expect([style.height, style.flexGrow, style.minWidth]).toEqual(['320px', '2', 'min(222px, 100%)']);
  });
});

describe('pictures', () => {
  test('a card takes the smallest variant that is sharp', async () => {
    const variants = [1600, 800, 400].map((width) => ({ url: drawnPicture(width, width / 2), width }));
    const image: GalleryImage = { image: variants[0]?.url ?? '', variants, key: 'k', caption: 'Sized' };
    show({ value: [image], columns: 4 });
    await expect.element(card('Sized')).toBeVisible();
    expect(document.querySelector<HTMLImageElement>('.lg-card img')?.src).toBe(variants[2]?.url);
  });

  test('the size of the original is told, never that of a smaller variant', async () => {
    const [large, small] = [drawnPicture(1200, 800), drawnPicture(300, 200)];
    show({
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
      await tabTo(name);
      await expect.poll(() => card(name).element().getAttribute('data-dimensions')).toBe(told);
    }
  });

  test('when a variant fails the next one is taken', async () => {
    const good = drawnPicture(900, 600);
    const variants = [
      { url: good, width: 900 },
      { url: brokenUrl, width: 300 },
    ];
    show({ value: [{ image: good, variants, key: 'k', caption: 'Sized' }], columns: 4 });
    await expect.poll(() => document.querySelector<HTMLImageElement>('.lg-card img')?.src).toBe(good);
  });

  test('when none can be loaded it says so, from where, and tries again', async () => {
    show({ value: [brokenUrl] });
    await expect.element(page.getByText('Could not be loaded')).toBeVisible();
    await expect.element(page.getByText('localhost:9')).toBeVisible();
    await button('Retry', 'harbour-07.jpg').click();
    await expect.element(page.getByText('Could not be loaded')).toBeVisible();
    expect(focused()).toBe('harbour-07.jpg');
  });

  test('cards that are not saved say so', async () => {
    show({ value: pictures(2), notSaved: new Set(['key-1']) });
    await expect.element(card('Picture 1').getByText('Not saved')).toBeVisible();
    expect(card('Picture 0').getByText('Not saved').query()).toBeNull();
  });
});

describe('the action', () => {
  test('runs by pointer and by key, under its label', async () => {
    const onClick = vi.fn<NonNullable<LikeableGalleryProps['onClick']>>();
    const value = pictures(2);
    show({ value, onClick });
    await tabTo('Picture 1');
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
    show({ onClick, actionLabel: 'Send' });
    await tabTo('Picture 1');
    await userEvent.keyboard('1');
    await expect.element(page.getByText('Send did not work: the disk is full')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await vi.waitFor(() => expect(onClick).toHaveBeenCalledTimes(2));
    await tabTo('Picture 1');
    await userEvent.keyboard('p');
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
  });

  test('an action on many says how far it is and can be ended', async () => {
    const waiting: (() => void)[] = [];
    const onClick = vi.fn(() => new Promise<void>((resolve) => waiting.push(resolve)));
    show({ onClick, actionLabel: 'Send' });
    await tabTo('Picture 0');
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
    show({ value: pictures(1), clickable: false, onClick: () => undefined });
    await expect.element(card('Picture 0')).toBeVisible();
    expect(button('Click', 'Picture 0').query()).toBeNull();
  });
});

describe('selecting where there is no preview', () => {
  test('a press marks one, another press unmarks it', async () => {
    const onSelect = vi.fn<NonNullable<LikeableGalleryProps['onSelect']>>();
    show({ value: pictures(3), allowPreview: false, onSelect, selectedIndex: 0 });
    await expect.element(card('Picture 0')).toHaveAttribute('aria-current', 'true');
    await tabTo('Picture 1');
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
    show({ value: pictures(1), hasMore: true, loadMoreButtonProps: { label: 'Next page' }, onLoadMore });
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
    show({ value: [] });
    await expect.element(page.getByText('No pictures')).toBeVisible();
  });
});
