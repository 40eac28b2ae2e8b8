import { cleanup } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { card, focusCard } from './cards.ts';
import { show } from './shownGallery.tsx';

const LATIN = 'A ridge in November';
const ARABIC = 'قمة في شهر نوفمبر';
/** Where nothing is to be fetched. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

const value = [LATIN, ARABIC, 'Third'].map((caption) => ({ image: PIXEL, caption, key: caption }));

function boxIn(name: string, selector: string): DOMRect {
  const element = card(name).element().querySelector(selector);
  if (!element) throw new Error(`${name} has no ${selector}.`);
  return element.getBoundingClientRect();
}

/** The words themselves, not the room they have. */
function wordsOf(name: string): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(card(name).element().querySelector('.lg-card-caption') ?? document.body);
  return range.getBoundingClientRect();
}

afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

describe.each(['ltr', 'rtl'])('in a page that is written %s', (dir) => {
  const isRtl = dir === 'rtl';

  test.each([LATIN, ARABIC])(
    'a caption in any script begins at the card’s start, beside its buttons: %s',
    async (name) => {
      document.documentElement.dir = dir;
      // Wide enough that no caption is cut.
      await page.viewport(1280, 800);
      show({ value, columns: 3, likeable: true });
      await expect.element(card(name)).toBeVisible();
      const around = card(name).element().getBoundingClientRect();
      const words = wordsOf(name);
      const buttons = [boxIn(name, '.lg-card-like'), boxIn(name, '.lg-card-dislike')];
      for (const { left, right } of buttons) {
        if (isRtl) expect(right).toBeLessThanOrEqual(words.left);
        else expect(left).toBeGreaterThanOrEqual(words.right);
      }
      expect(isRtl ? around.right - words.right : words.left - around.left).toBeCloseTo(2, 0);
    },
  );

  test('the first card stands at the start, the second beside it, and the arrow that points there leads there', async () => {
    document.documentElement.dir = dir;
    show({ value, columns: 3, likeable: true });
    await focusCard(LATIN);
    const [first, second] = [LATIN, ARABIC].map((name) => card(name).element().getBoundingClientRect());
    expect(Math.sign((second?.left ?? 0) - (first?.left ?? 0))).toBe(isRtl ? -1 : 1);
    await userEvent.keyboard(isRtl ? '{ArrowLeft}' : '{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(ARABIC);
  });

  test('width stands before height', async () => {
    document.documentElement.dir = dir;
    show({ value: [{ image: PIXEL, caption: LATIN, width: 1600, height: 900 }], columns: 3, likeable: true });
    await focusCard(LATIN);
    await expect.poll(() => card(LATIN).element().getAttribute('data-dimensions')).toBe('1600 × 900');
    expect(getComputedStyle(card(LATIN).element(), '::after').unicodeBidi).toBe('plaintext');
    await expect.element(page.getByRole('list', { name: 'Pictures' })).toBeVisible();
  });
});
