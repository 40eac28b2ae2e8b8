import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { button, card, focusCard } from './cards.ts';
import { pictures } from './pictures.ts';
import { showLikeable } from './shownGallery.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('judging', () => {
  test('by pointer: liked, disliked, and the same button again clears', async () => {
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    const value = pictures(3);
    showLikeable({ value, onLike });
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
    showLikeable();
    await focusCard('Picture 2');
    await userEvent.keyboard(key);
    await expect.element(button(name, 'Picture 2')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard(key);
    await expect.element(button(name, 'Picture 2')).toHaveAttribute('aria-pressed', 'false');
  });

  test('U clears, and only what there is to clear', async () => {
    const onLike = vi.fn();
    showLikeable({ value: pictures(3, () => ({ liked: true })), onLike });
    await focusCard('Picture 0');
    await userEvent.keyboard('uu');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'false');
    expect(onLike).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key: 'key-0', liked: null }));
  });

  test.each(['{Control>}p{/Control}', '{Meta>}p{/Meta}', '{Alt>}p{/Alt}'])('%s is not ours', async (keys) => {
    const onLike = vi.fn();
    showLikeable({ onLike });
    await focusCard('Picture 0');
    await userEvent.keyboard(keys);
    await userEvent.keyboard('x');
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('keys of an input method’s composition are not ours', async () => {
    const onLike = vi.fn();
    showLikeable({ onLike });
    await focusCard('Picture 0');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', isComposing: true, bubbles: true }));
    expect(onLike).not.toHaveBeenCalled();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('a key held down judges once', async () => {
    const onLike = vi.fn();
    showLikeable({ onLike });
    await focusCard('Picture 0');
    for (const repeat of [false, true, true]) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', repeat, bubbles: true }));
    }
    expect(onLike).toHaveBeenCalledOnce();
  });

  test('on a keyboard of another script the place of the key counts', async () => {
    const onLike = vi.fn();
    showLikeable({ onLike });
    await focusCard('Picture 0');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'з', code: 'KeyP', bubbles: true }));
    expect(onLike).toHaveBeenCalledWith(expect.objectContaining({ liked: true }));
  });

  test('what has been scrolled out of view is brought back before it is judged', async () => {
    const onLike = vi.fn();
    showLikeable({ value: pictures(200), onLike });
    await focusCard('Picture 0');
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
  showLikeable({ value: pictures(4) });
  await focusCard('Picture 0');
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
    const { update } = showLikeable({ value: pictures(2, () => ({ liked: false })) });
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
    update({ value: pictures(2, () => ({ liked: true })) });
    await expect.element(button('Dislike', 'Picture 0')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(button('Like', 'Picture 0')).toHaveAttribute('aria-pressed', 'true');
  });

  test('are remembered where the parent does not', async () => {
    const { update } = showLikeable({ value: pictures(3) });
    await button('Like', 'Picture 1').click();
    update({ value: pictures(3) });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'true');
  });

  test('a parent that takes a reaction back is believed', async () => {
    const { update } = showLikeable({ value: pictures(3) });
    await button('Like', 'Picture 1').click();
    update({ value: pictures(3, () => ({ liked: true })) });
    update({ value: pictures(3, () => ({ liked: null })) });
    await expect.element(button('Like', 'Picture 1')).toHaveAttribute('aria-pressed', 'false');
  });

  test('a change is told once, with every present reaction', async () => {
    const onChange = vi.fn<NonNullable<LikeableGalleryProps['onChange']>>();
    const { update } = showLikeable({ value: pictures(2), onChange });
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
