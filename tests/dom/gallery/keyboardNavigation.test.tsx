import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import { card, focusCard, focusedCard } from './cards.ts';
import { pictures } from './pictures.ts';
import { showLikeable } from './shownGallery.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

describe('moving by keys', () => {
  test('arrows go over the columns, Home and End to the ends, and the focus follows', async () => {
    showLikeable({ value: pictures(40), columns: 3 });
    await focusCard('Picture 0');
    const path: (string | null | undefined)[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await userEvent.keyboard(`{${key}}`);
      path.push(focusedCard());
    }
    expect(path).toEqual([1, 2, 3, 2, 4, 2, 39, 0].map((index) => `Picture ${index}`));
  });

  test('from right to left the arrows lead where they point', async () => {
    document.documentElement.dir = 'rtl';
    showLikeable({ value: pictures(9), columns: 3 });
    await focusCard('Picture 0');
    await userEvent.keyboard('{ArrowLeft}');
    document.documentElement.dir = '';
    expect(focusedCard()).toBe('Picture 1');
  });

  test('Page Down goes a screenful down, and the card is in view', async () => {
    showLikeable({ value: pictures(100), columns: 3 });
    await focusCard('Picture 0');
    await userEvent.keyboard('{PageDown}{PageDown}');
    await expect.element(card(focusedCard() ?? '')).toBeInViewport();
    expect(Number(focusedCard()?.replace('Picture ', ''))).toBeGreaterThan(9);
  });

  test('one card alone is reached by the tab key, and its buttons after it', async () => {
    showLikeable({ value: pictures(6) });
    await focusCard('Picture 3');
    expect(document.querySelectorAll('[role="listitem"][tabindex="0"]')).toHaveLength(1);
    const reached: (string | null | undefined)[] = [];
    for (let step = 0; step < 4; step++) {
      await userEvent.tab();
      expect(focusedCard()).toBe('Picture 3');
      reached.push(document.activeElement?.getAttribute('aria-label'));
    }
    expect(reached).toEqual(['Select', 'Preview', 'Like', 'Dislike']);
    for (let step = 0; step < 5; step++) await userEvent.tab({ shift: true });
    expect(focusedCard()).toBeUndefined();
  });

  test('the focus follows its picture when the list changes around it', async () => {
    const all = pictures(6);
    const { update } = showLikeable({ value: all });
    await focusCard('Picture 3');
    update({ value: all.toReversed() });
    await expect.element(card('Picture 3')).toHaveAttribute('aria-posinset', '3');
    expect(focusedCard()).toBe('Picture 3');
  });

  test('when its picture leaves, the focus goes to the next one that stays', async () => {
    const all = pictures(6);
    const { update } = showLikeable({ value: all });
    await focusCard('Picture 3');
    update({ value: all.filter((_, index) => index !== 3 && index !== 4) });
    await expect.poll(focusedCard).toBe('Picture 5');
    update({ value: all.slice(0, 2) });
    await expect.poll(focusedCard).toBe('Picture 1');
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
    await expect.poll(focusedCard).toBe('Picture 2');
    await page.getByRole('textbox').click();
    await userEvent.keyboard('p');
    expect(onLike).not.toHaveBeenCalled();
    await expect.element(page.getByRole('textbox')).toHaveValue('p');
  });
});
