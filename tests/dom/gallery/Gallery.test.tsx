import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeEvent } from '../../../components/gallery/galleryEvent.ts';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { button, card, focusCard, focusedCard, tickOf } from './cards.ts';
import { showGallery } from './galleryUnderTest.tsx';
import { brokenUrl, drawnPicture, pictures } from './pictures.ts';

beforeEach(async () => {
  await page.viewport(1200, 800);
});
afterEach(cleanup);

const judgedAs = async (name: string, liked: boolean | null): Promise<void> => {
  await expect.element(button('Like', name)).toHaveAttribute('aria-pressed', String(liked === true));
  await expect.element(button('Dislike', name)).toHaveAttribute('aria-pressed', String(liked === false));
};
const selected = (): string[] =>
  [...document.querySelectorAll('[role="listitem"]')]
    .filter((item) => item.querySelector('[role="checkbox"][aria-checked="true"]'))
    .map((item) => item.getAttribute('aria-label') ?? '');
const keys = (names: string) => userEvent.keyboard(names);
const like = (event: Partial<LikeEvent>) => expect.objectContaining(event);

describe('undo', () => {
  test('takes back one judgement after the other, and redo gives them again', async () => {
    showGallery();
    await focusCard('Picture 0');
    await keys('p{ArrowRight}x{ArrowRight}p');
    await keys('{Control>}z{/Control}');
    await judgedAs('Picture 2', null);
    await judgedAs('Picture 1', false);
    await keys('{Control>}zz{/Control}');
    await judgedAs('Picture 1', null);
    await judgedAs('Picture 0', null);
    await keys('{Control>}{Shift>}zz{/Shift}{/Control}');
    await judgedAs('Picture 0', true);
    await judgedAs('Picture 1', false);
    await judgedAs('Picture 2', null);
  });

  test('gives back what there was before, and goes to the picture', async () => {
    const onLike = vi.fn<(event: LikeEvent) => void>();
    showGallery({ value: pictures(12, (index) => ({ liked: index === 3 ? false : null })), onLike });
    await focusCard('Picture 3');
    await keys('p{Home}{Control>}z{/Control}');
    await judgedAs('Picture 3', false);
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 3'));
    expect(onLike.mock.calls.map(([event]) => event.liked)).toEqual([true, false]);
  });

  test('a batch is one step', async () => {
    const onLike = vi.fn();
    showGallery({ onLike });
    await focusCard('Picture 0');
    await keys('{Control>}a{/Control}p');
    await judgedAs('Picture 5', true);
    expect(onLike).toHaveBeenCalledTimes(12);
    await keys('{Control>}z{/Control}');
    await judgedAs('Picture 0', null);
    await judgedAs('Picture 5', null);
    await expect.element(page.getByText('Undone: Liked 12 pictures')).toBeInTheDocument();
  });

  test('works when a filter has taken the picture out of the list', async () => {
    const all = pictures(3);
    const { update } = showGallery({ value: all });
    await focusCard('Picture 0');
    await keys('p');
    update({ value: all.slice(1) });
    await expect.element(card('Picture 0')).not.toBeInTheDocument();
    await keys('{Control>}z{/Control}');
    update({ value: all });
    await judgedAs('Picture 0', null);
  });

  test('with nothing left says so', async () => {
    showGallery();
    await focusCard('Picture 0');
    await keys('{Control>}z{/Control}');
    await expect.element(page.getByText('Nothing to undo')).toBeInTheDocument();
  });
});

describe('going on after a judgement', () => {
  test('leads to the next picture, stays at the last, and does not go on when a judgement is taken back', async () => {
    showGallery({ value: pictures(3), autoAdvance: true });
    await focusCard('Picture 0');
    await keys('p');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 1'));
    await keys('x');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 2'));
    await keys('p');
    await judgedAs('Picture 2', true);
    expect(focusedCard()).toBe('Picture 2');
    await keys('{Home}p');
    await judgedAs('Picture 0', null);
    expect(focusedCard()).toBe('Picture 0');
  });

  test('under a filter that lets judged pictures go, none is passed over', async () => {
    const all = pictures(5);
    const judged: string[] = [];
    const shown = (): GalleryImage[] => all.filter(({ key = '' }) => !judged.includes(key));
    const gallery = showGallery({
      value: all,
      autoAdvance: true,
      onLike: ({ key }) => {
        judged.push(key);
        gallery.update({ value: shown() });
      },
    });
    await focusCard('Picture 0');
    for (const name of ['Picture 1', 'Picture 2', 'Picture 3', 'Picture 4']) {
      await keys('p');
      await vi.waitFor(() => expect(focusedCard()).toBe(name));
    }
    expect(judged).toEqual(['key-0', 'key-1', 'key-2', 'key-3']);
  });
});

describe('selecting', () => {
  test('by check boxes, by Space, and a range with Shift', async () => {
    const onSelectionChange = vi.fn();
    showGallery({ onSelectionChange });
    await tickOf('Picture 1').click();
    expect(selected()).toEqual(['Picture 1']);
    await tickOf('Picture 4').click({ modifiers: ['Shift'] });
    expect(selected()).toEqual(['Picture 1', 'Picture 2', 'Picture 3', 'Picture 4']);
    await focusCard('Picture 2');
    await keys(' ');
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 1', 'Picture 3', 'Picture 4']));
    await vi.waitFor(() => expect(onSelectionChange).toHaveBeenLastCalledWith({ keys: ['key-1', 'key-3', 'key-4'] }));
  });

  test('Shift with an arrow takes what lies on the way, and gives it back on the way back', async () => {
    showGallery({ layout: 'grid', columns: [4] });
    await focusCard('Picture 1');
    await keys('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 1', 'Picture 2', 'Picture 3']));
    await keys('{Shift>}{ArrowLeft}{/Shift}');
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 1', 'Picture 2']));
  });

  test('Escape lets go, then is none of the gallery’s', async () => {
    showGallery();
    await focusCard('Picture 1');
    const outer = vi.fn<(event: KeyboardEvent) => void>();
    addEventListener('keydown', outer);
    await keys('{Control>}a{/Control}{Escape}');
    expect(selected()).toEqual([]);
    await keys('{Escape}');
    removeEventListener('keydown', outer);
    const escapes = outer.mock.calls.map(([event]) => event).filter(({ key }) => key === 'Escape');
    expect(escapes.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, false]);
  });

  test('what is done is done to all of it, and sets instead of toggling', async () => {
    const onLike = vi.fn();
    showGallery({ value: pictures(4, (index) => ({ liked: index === 0 ? true : null })), onLike });
    await focusCard('Picture 0');
    await keys('{Control>}a{/Control}p');
    for (const name of ['Picture 0', 'Picture 1', 'Picture 3']) await judgedAs(name, true);
    expect(onLike).toHaveBeenCalledTimes(3);
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Clear', exact: true }).click();
    await judgedAs('Picture 0', null);
  });

  test('is told at once when several pictures are judged', async () => {
    const onLike = vi.fn();
    const onLikeMany = vi.fn();
    showGallery({ value: pictures(3), onLike, onLikeMany });
    await focusCard('Picture 0');
    await keys('{Control>}a{/Control}x');
    await judgedAs('Picture 2', false);
    expect(onLike).not.toHaveBeenCalled();
    expect(onLikeMany).toHaveBeenCalledExactlyOnceWith(
      [0, 1, 2].map((index) => like({ index, key: `key-${index}`, liked: false })),
    );
  });

  test('follows its pictures by their keys through other lists', async () => {
    const all = pictures(6);
    const { update } = showGallery({ value: all });
    await tickOf('Picture 1').click();
    await tickOf('Picture 3').click();
    update({ value: all.toReversed() });
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 3', 'Picture 1']));
    update({ value: all.slice(2) });
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 3']));
    await expect.element(page.getByRole('status').filter({ hasText: '1 selected' })).toBeVisible();
  });

  test('a rectangle drawn with the mouse selects what it touches', async () => {
    showGallery({ layout: 'grid', columns: [4] });
    const box = (name: string): DOMRect => card(name).element().getBoundingClientRect();
    await expect.element(card('Picture 5')).toBeVisible();
    const from = box('Picture 0');
    const to = box('Picture 5');
    const list = page.getByRole('list', { name: 'Pictures' }).element();
    const fire = (type: string, x: number, y: number): void => {
      const target = document.elementFromPoint(x, y) ?? list;
      target.dispatchEvent(
        new PointerEvent(type, {
          clientX: x,
          clientY: y,
          button: 0,
          pointerId: 1,
          bubbles: true,
          pointerType: 'mouse',
        }),
      );
    };
    vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => undefined);
    fire('pointerdown', from.right - 20, from.bottom - 60);
    fire('pointermove', to.left + 20, to.top + 20);
    await vi.waitFor(() => expect(selected()).toEqual(['Picture 0', 'Picture 1', 'Picture 4', 'Picture 5']));
    fire('pointerup', to.left + 20, to.top + 20);
    await vi.waitFor(() => expect(document.querySelector('.lg-marquee')).toBeNull());
    expect(selected()).toHaveLength(4);
    vi.restoreAllMocks();
  });
});

describe('other commands', () => {
  test('comparing takes the current card or what is selected, and goes on at the one looked at last', async () => {
    showGallery({ value: pictures(6) });
    const compare = page.getByRole('dialog', { name: 'Compare' });
    await focusCard('Picture 1');
    await keys('c');
    await expect.element(compare).toHaveAttribute('data-picked', 'key-1');
    await compare.getByRole('button', { name: 'Close' }).click();
    await keys('{Control>}a{/Control}c');
    await expect.element(compare).toHaveAttribute('data-picked', 'key-0,key-1,key-2,key-3,key-4,key-5');
    await compare.getByRole('button', { name: 'Close' }).click();
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 5'));
  });

  test('tags go to everything selected', async () => {
    const annotate = vi.fn(() => Promise.resolve());
    showGallery({ details: { read: () => Promise.resolve(null), annotate } });
    await tickOf('Picture 1').click();
    await tickOf('Picture 2').click();
    await keys('t');
    const dialog = page.getByRole('dialog', { name: 'Tags' });
    await expect.element(dialog.getByText('2 pictures')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(annotate).toHaveBeenCalledExactlyOnceWith(['key-1', 'key-2'], { addTags: ['red'] });
  });

  test('D downloads, S shows in the page, N goes to the next unrated picture', async () => {
    const commands = { download: vi.fn(), showInPage: vi.fn() };
    showGallery({ value: pictures(6, (index) => ({ liked: index === 3 ? null : true })), commands });
    await focusCard('Picture 1');
    await keys('ds');
    expect(commands.download).toHaveBeenCalledExactlyOnceWith([expect.objectContaining({ key: 'key-1' })]);
    expect(commands.showInPage).toHaveBeenCalledExactlyOnceWith([expect.objectContaining({ key: 'key-1' })]);
    await keys('n');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 3'));
  });

  test('keys can be other ones', async () => {
    showGallery({ keys: { like: ['j'], dislike: [] } });
    await focusCard('Picture 0');
    await keys('px');
    await keys('j');
    await judgedAs('Picture 0', true);
  });
});

describe('layouts', () => {
  const boxOf = (name: string): DOMRect => card(name).element().getBoundingClientRect();
  /** Some card ends where the list ends: the scroll bar has been measured. */
  const isLaidOut = async (): Promise<void> => {
    await expect.element(card('Picture 0')).toBeVisible();
    await vi.waitFor(() => {
      const { right } = page.getByRole('list', { name: 'Pictures' }).element().getBoundingClientRect();
      const ends = [...document.querySelectorAll('.lg-card')].map((element) => element.getBoundingClientRect().right);
      expect(Math.abs(Math.max(...ends) - right)).toBeLessThan(1);
    });
  };

  test('justified rows end at the same edge, in the order of the list', async () => {
    showGallery({ layout: 'justified', value: pictures(20) });
    await isLaidOut();
    const first = boxOf('Picture 0');
    const row = Array.from({ length: 8 }, (_, index) =>
      card(`Picture ${index}`).query()?.getBoundingClientRect(),
    ).filter((box) => box?.top === first.top);
    const next = row.length;
    const list = page.getByRole('list', { name: 'Pictures' }).element().getBoundingClientRect();
    expect(row.at(-1)?.right).toBeCloseTo(list.right, 0);
    expect(boxOf(`Picture ${next}`).left).toBeCloseTo(list.left, 0);
    expect(new Set(row.map((box) => box?.height)).size).toBe(1);
  });

  test.each(['masonry', 'grid', 'justified'] as const)('%s: arrows, Home and End lead everywhere', async (layout) => {
    showGallery({ layout, value: pictures(60) });
    await focusCard('Picture 0');
    await keys('{ArrowRight}');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 1'));
    await keys('{ArrowDown}{ArrowUp}');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 1'));
    await keys('{End}');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 59'));
    await keys('{PageUp}');
    await vi.waitFor(() => expect(focusedCard()).not.toBe('Picture 59'));
    await keys('{Home}');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 0'));
  });

  test('pictures that arrive move nothing that is seen', async () => {
    const value = Array.from({ length: 30 }, (_, index) => ({
      image: drawnPicture(200 + 10 * index, 500, `hsl(${index * 12} 50% 50%)`),
      key: `key-${index}`,
      caption: `Picture ${index}`,
    }));
    showGallery({ value });
    await isLaidOut();
    const before = [0, 1, 2, 3, 4, 5].map((index) => boxOf(`Picture ${index}`).toJSON() as unknown);
    await vi.waitFor(() => {
      const images = [0, 1, 2, 3, 4, 5].map((index) => card(`Picture ${index}`).element().querySelector('img'));
      expect(images.map((image) => image?.className)).toEqual(images.map(() => 'lg-card-image'));
    });
    expect([0, 1, 2, 3, 4, 5].map((index) => boxOf(`Picture ${index}`).toJSON() as unknown)).toEqual(before);
  });

  test('the wanted width of cards makes columns', async () => {
    const { update } = showGallery({ cardWidth: 160 });
    const across = (): number =>
      new Set([...document.querySelectorAll('.lg-card')].map((c) => c.getBoundingClientRect().left)).size;
    await expect.element(card('Picture 0')).toBeVisible();
    expect(across()).toBe(6);
    update({ cardWidth: 320 });
    await vi.waitFor(() => expect(across()).toBe(3));
  });

  test.each([
    ['below', true],
    ['overlay', true],
    ['hidden', false],
  ] as const)('captions %s', async (captions, seen) => {
    showGallery({ captions, value: pictures(2) });
    await expect.element(card('Picture 0')).toBeVisible();
    const caption = card('Picture 0').element().querySelector('bdi');
    expect(caption?.checkVisibility()).toBe(seen);
    if (!seen || !caption) return;
    const picture = card('Picture 0').element().querySelector('img')?.getBoundingClientRect();
    expect(caption.getBoundingClientRect().top > (picture?.bottom ?? 0)).toBe(captions === 'below');
  });

  test('ten thousand pictures are few elements', async () => {
    showGallery({ value: pictures(10_000) });
    await expect.element(card('Picture 0')).toBeVisible();
    await focusCard('Picture 0');
    await keys('{End}');
    await vi.waitFor(() => expect(focusedCard()).toBe('Picture 9999'));
    expect(document.querySelectorAll('.lg-gallery *').length).toBeLessThan(330);
  });
});

describe('beginning', () => {
  test('at the first unrated picture, which is in view', async () => {
    showGallery({ value: pictures(80, (index) => ({ liked: index < 60 ? true : null })) });
    await expect.element(card('Picture 60')).toBeVisible();
    const [view] = document.querySelectorAll('.lg-gallery-scroll');
    const box = card('Picture 60').element().getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual((view?.getBoundingClientRect().bottom ?? 0) + 1);
    await expect.element(card('Picture 60')).toHaveAttribute('tabindex', '0');
  });

  test('also when the pictures come little by little, until the person does something', async () => {
    const all = pictures(40, (index) => ({ liked: index < 30 ? false : null }));
    const { update } = showGallery({ value: all.slice(0, 10) });
    await expect.element(card('Picture 0')).toHaveAttribute('tabindex', '0');
    update({ value: all });
    await expect.element(card('Picture 30')).toHaveAttribute('tabindex', '0');
    await focusCard('Picture 30');
    await keys('{ArrowRight}');
    const chosen = focusedCard();
    update({ value: [...all, ...pictures(3, (index) => ({ key: `more-${index}`, caption: `More ${index}` }))] });
    await vi.waitFor(() => expect(card(String(chosen)).element().getAttribute('tabindex')).toBe('0'));
  });
});

describe('a picture that cannot be loaded', () => {
  test('says what is known of the reason', async () => {
    showGallery({
      value: [
        { image: brokenUrl, caption: 'Harbour' },
        { image: '/no-such-picture.png', caption: 'Missing' },
      ],
    });
    await expect.element(card('Harbour').getByText('Could not be loaded')).toBeVisible();
    await expect.element(card('Harbour').getByText('localhost:9')).toBeVisible();
    await expect.element(card('Missing').getByRole('button', { name: 'Retry' })).toBeVisible();
  });
});
