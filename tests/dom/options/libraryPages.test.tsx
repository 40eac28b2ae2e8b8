import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, chooseFilter, list, showsOnly } from './libraryControls.ts';
import { FIVE, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('by page', () => {
  test('pages with their pictures; a press shows all of one', async () => {
    const { addresses } = showLibrary();
    await page.getByRole('radio', { name: 'Pages' }).click();
    const pages = page.getByRole('list', { name: 'Pages' }).getByRole('listitem');
    await expect
      .element(pages.first())
      .toMatchTextContent(/Pictures of the week 47.*frames.example.*2 pictures.*1 liked, 1 disliked/);
    expect(pages.elements()).toHaveLength(3);
    await vi.waitFor(() => expect(pages.first().element().querySelectorAll('img')).toHaveLength(2));
    await button(/Pictures of the week 47/).click();
    await showsOnly(['Espresso, red cup', 'Ridge in November']);
    await expect.element(button('Remove Page: Pictures of the week 47')).toBeVisible();
    expect(addresses).toEqual(['library?view=pages', 'library?page=https://frames.example/week/47']);
  });

  test('the filter leaves the pages of what passes, which a press shows', async () => {
    showLibrary();
    await page.getByRole('radio', { name: 'Pages' }).click();
    const pages = page.getByRole('list', { name: 'Pages' }).getByRole('listitem');
    await vi.waitFor(() => expect(pages.elements()).toHaveLength(3));
    await chooseFilter('Reaction', /^Liked/);
    await expect.element(pages.first()).toMatchTextContent(/Pictures of the week 47.*1 picture.*1 liked/);
    await vi.waitFor(() => expect(pages.first().element().querySelectorAll('img')).toHaveLength(1));
    await expect.element(page.getByText('3 of 5 pictures')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('launch');
    await vi.waitFor(() => expect(pages.elements()).toHaveLength(1));
    await expect.element(pages.first()).toMatchTextContent(/Cats/);
    await button(/^Cats/).click();
    await showsOnly(['Launch']);
    await expect.element(button('Remove Page: Cats')).toBeVisible();
    // Back among the pages, one alone would be no choice.
    await page.getByRole('radio', { name: 'Pages' }).click();
    await expect.element(pages.first()).toMatchTextContent(/Cats/);
    expect(button(/^Remove Page/).query()).toBeNull();
    await page.getByRole('searchbox', { name: 'Search' }).fill('nothing such');
    await expect.element(page.getByText('Nothing found for “nothing such”')).toBeVisible();
    await button('Show all').click();
    await vi.waitFor(() => expect(pages.elements()).toHaveLength(3));
  });

  test('sort and layout, which pages have not, are not offered', async () => {
    showLibrary(FIVE, { fragment: 'library?view=pages' });
    await expect.element(page.getByRole('searchbox', { name: 'Search' })).toBeVisible();
    expect(button(/^Sort/).query()).toBeNull();
    expect(page.getByRole('radiogroup', { name: 'Layout' }).query()).toBeNull();
  });

  test('more pages come as the end comes near', async () => {
    const { model } = showLibrary(
      Array.from({ length: 70 }, (_, index) => like(index, { page: { url: `https://a.example/${index}`, title: '' } })),
      { fragment: 'library?view=pages' },
    );
    await expect.element(page.getByRole('list', { name: 'Pages' })).toBeVisible();
    await vi.waitFor(() => {
      const scroller = document.querySelector('.lg-library-list');
      scroller?.scrollTo({ top: scroller.scrollHeight });
      expect(model.pages.pages.value).toHaveLength(70);
    });
  });

  test('that cannot be read say so', async () => {
    const { fake, model } = showLibrary();
    await expect.element(list()).toBeVisible();
    fake.failReading = true;
    model.view.setTab('pages');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The pages could not be read/);
    fake.failReading = false;
    await button('Try again').click();
    await expect.element(page.getByRole('list', { name: 'Pages' })).toBeVisible();
  });
});
