import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { button, list, showsOnly } from './libraryControls.ts';
import { FIVE, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('statistics', () => {
  test('say how many of each, and over time', async () => {
    showLibrary();
    const numbers = page.getByRole('region', { name: 'Statistics' });
    await vi.waitFor(() =>
      expect(
        numbers
          .getByRole('term')
          .elements()
          .map((term) => [term.textContent, term.nextElementSibling?.textContent]),
      ).toEqual([
        ['Liked', '3'],
        ['Disliked', '1'],
        ['Cleared', '1'],
        ['Tags', '2'],
        ['Minutes judging', '25'],
      ]),
    );
    await expect.element(page.getByText('5 judgements from 3 sites')).toBeVisible();
    const table = numbers.getByRole('table', { name: 'Judgements by week' });
    await expect.element(table.getByRole('row', { name: 'Week of November 16 2 1' })).toBeInTheDocument();
    expect(numbers.element().querySelector('canvas')).not.toBeNull();
    await numbers.getByRole('radio', { name: 'Year' }).click();
    await expect.element(table).toBeInTheDocument();
  });

  test('lead to the pictures of a site, a tag or a size', async () => {
    showLibrary();
    const numbers = page.getByRole('region', { name: 'Statistics' });
    await numbers.getByRole('button', { name: /^frames.example 2 pictures/ }).click();
    await showsOnly(['Espresso, red cup', 'Ridge in November']);
    await button('Clear all').click();
    await numbers.getByRole('radio', { name: 'Size' }).click();
    await numbers.getByRole('button', { name: /^Huge/ }).click();
    await showsOnly(['Launch']);
  });

  test('can be put away, and stay so', async () => {
    const { model } = showLibrary();
    await expect.element(page.getByRole('heading', { name: 'By site' })).toBeVisible();
    await button('Hide charts').click();
    expect(page.getByRole('heading', { name: 'By site' }).query()).toBeNull();
    await expect.element(button('Show charts')).toHaveAttribute('aria-expanded', 'false');
    expect(model.facets.chartsWanted.value).toBe(false);
  });

  test('that cannot be read leave the pictures alone', async () => {
    const { fake } = showLibrary(FIVE, {
      prepare: ({ source }) =>
        Object.assign(source, { statistics: () => Promise.reject(new Error('no')) satisfies Promise<never> }),
    });
    await expect.element(page.getByText('The numbers could not be read.')).toBeVisible();
    await expect.element(list()).toBeVisible();
    expect(fake.living()).toHaveLength(5);
  });
});
