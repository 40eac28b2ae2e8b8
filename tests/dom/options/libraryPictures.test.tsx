import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, card, list, select } from './libraryControls.ts';
import { FIVE, key, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('the pictures', () => {
  test('can be judged again, and that is stored', async () => {
    const { fake } = showLibrary();
    const likeButton = card('Espresso, red cup').getByRole('button', { name: 'Like', exact: true });
    await expect.element(likeButton).toHaveAttribute('aria-pressed', 'true');
    await card('Espresso, red cup').getByRole('button', { name: 'Dislike' }).click();
    await expect.element(likeButton).toHaveAttribute('aria-pressed', 'false');
    await vi.waitFor(() => expect(fake.living()[0]?.liked).toBe(false));
  });

  test('lead to the page they were judged on', async () => {
    const { opened } = showLibrary(FIVE, { action: 'openPage' });
    await card('Espresso, red cup').getByRole('button', { name: 'Open source page' }).click();
    await vi.waitFor(() => expect(opened).toEqual(['https://frames.example/week/47']));
  });

  test('open each page once, when several of it are selected', async () => {
    const { opened } = showLibrary(FIVE, { action: 'openPage' });
    await select('Espresso, red cup', 'Ridge in November', 'Launch');
    await page.getByRole('toolbar').getByRole('button', { name: 'Open source page' }).click();
    await vi.waitFor(() => expect(opened).toEqual(['https://frames.example/week/47', 'https://cats.example/']));
  });

  test.for([['javascript:alert(1)'], ['data:text/html,<p>'], ['']])(
    'never lead to %s, and say so',
    async ([url = '']) => {
      const { opened } = showLibrary([like(0, { caption: 'Cup', page: { url, title: '' } })], { action: 'openPage' });
      await card('Cup').getByRole('button', { name: 'Open source page' }).click();
      expect(opened).toEqual([]);
      await expect.element(page.getByText(/is not known, or cannot be opened/)).toBeVisible();
      await button('Dismiss').click();
      expect(page.getByText(/is not known/).query()).toBeNull();
    },
  );

  test('come by themselves as the end comes near', async () => {
    const { model } = showLibrary(Array.from({ length: 450 }, (_, index) => like(index)));
    await expect.element(list()).toBeVisible();
    const scroller = document.querySelector('.lg-gallery-scroll');
    expect(model.shown.value).toHaveLength(200);
    scroller?.scrollTo({ top: scroller.scrollHeight });
    await vi.waitFor(() => expect(model.shown.value).toHaveLength(400));
    await vi.waitFor(() => {
      scroller?.scrollTo({ top: scroller.scrollHeight });
      expect(model.shown.value).toHaveLength(450);
    });
    await vi.waitFor(() => expect(button('Load more').query()).toBeNull());
  });

  test('are shown large over the whole page; meanwhile nothing else can be reached', async () => {
    const { previewing, addresses } = showLibrary();
    await card('Espresso, red cup').getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'Preview' });
    await expect.element(preview).toBeVisible();
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    expect(preview.element().getBoundingClientRect()).toMatchObject({ x: 0, y: 0, width: 1280, height: 1800 });
    expect(previewing.value).toBe(true);
    expect(isInert(page.getByRole('heading', { name: 'Library' }).element())).toBe(true);
    expect(isInert(page.getByRole('searchbox', { name: 'Search' }).element())).toBe(true);
    expect(addresses.at(-1)).toBe(`library?picture=${key(0)}`);
    await userEvent.keyboard('{Escape}');
    await expect.element(card('Espresso, red cup')).toHaveFocus();
    expect(previewing.value).toBe(false);
    expect(addresses.at(-1)).toBe('library');
  });

  test('show tags and note beside them, to be changed', async () => {
    const { fake } = showLibrary();
    await card('Chelsea, the stray').getByRole('button', { name: 'Preview' }).click();
    await userEvent.keyboard('i');
    const details = page.getByRole('region', { name: 'Details' });
    await expect.element(details.getByRole('textbox', { name: /note/i })).toHaveValue('print it');
    await details.getByRole('textbox', { name: /tag/i }).fill('cat');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(fake.living()[2]?.tags).toEqual(['cat']));
  });

  test('an address names one: it is shown large at once', async () => {
    const { previewing } = showLibrary(FIVE, { fragment: `library?picture=${key(3)}` });
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).toMatchTextContent(/Launch/);
    expect(previewing.value).toBe(true);
  });

  test('an address may name one that is gone', async () => {
    const { addresses } = showLibrary(FIVE, { fragment: 'library?picture=gone' });
    await expect.element(page.getByText('The picture of this address is not in the library.')).toBeVisible();
    expect(page.getByRole('dialog').query()).toBeNull();
    expect(addresses).toEqual(['library']);
  });
});

function isInert(element: Element): boolean {
  return element.closest('[inert]') !== null;
}
