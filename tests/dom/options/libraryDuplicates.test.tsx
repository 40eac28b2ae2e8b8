import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, chooseFilter } from './libraryControls.ts';
import { FIVE, key, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('duplicates', () => {
  const prepare: NonNullable<Parameters<typeof showLibrary>[1]>['prepare'] = ({ answers }) => {
    answers.findDuplicates = async () => [
      { reason: 'same', keys: [key(0), key(1)] },
      { reason: 'similar', keys: [key(2), key(3)] },
    ];
  };

  test('are shown side by side, merged or told apart', async () => {
    const { fake, model } = showLibrary(FIVE, { fragment: 'library?view=duplicates', prepare });
    await button('Find duplicates').click();
    const groups = page.getByRole('list', { name: 'Duplicates' });
    const first = groups.getByRole('listitem', { name: 'Espresso, red cup', exact: true });
    await expect
      .element(first)
      .toMatchTextContent(/The same picture.*30 × 20.*Liked, Nov 22, 2026.*Pictures of the week 47.*Disliked/);
    await expect.element(page.getByText('2 groups')).toBeVisible();
    await first.getByRole('button', { name: 'Merge' }).click();
    await vi.waitFor(() => expect(first.query()).toBeNull());
    expect(fake.living()).toHaveLength(4);
    await button('Undo').click();
    await expect.element(first).toBeVisible();
    await first.getByRole('button', { name: 'Not the same' }).click();
    await groups.getByRole('button', { name: 'Not the same' }).click();
    await expect.element(page.getByText('No duplicates')).toBeVisible();
    expect(model.duplicates.left.value).toBe(0);
    expect(fake.living()).toHaveLength(5);
  });

  test('the filter leaves the groups with a picture that passes, whole', async () => {
    const { model } = showLibrary(FIVE, { fragment: 'library?view=duplicates', prepare });
    expect(page.getByRole('searchbox', { name: 'Search' }).query()).toBeNull();
    await button('Find duplicates').click();
    await vi.waitFor(() => expect(model.duplicates.shown.value).toHaveLength(2));
    await chooseFilter('Reaction', /^Disliked/);
    await expect.element(page.getByText('1 of 2 groups')).toBeVisible();
    expect(model.duplicates.shown.value.map(({ pictures }) => pictures.length)).toEqual([2]);
    await button('Search again').click();
    await expect.element(page.getByText('1 of 2 groups')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('wine');
    await expect.element(page.getByText('The filter hides all 2.')).toBeVisible();
    await button('Show all').click();
    await expect.element(page.getByText('2 groups')).toBeVisible();
  });

  test('the picture to keep is the largest, or the one that is chosen', async () => {
    const { fake } = showLibrary(FIVE, { fragment: 'library?view=duplicates', prepare });
    await button('Find duplicates').click();
    const group = page.getByRole('listitem', { name: 'Chelsea, the stray', exact: true });
    const choices = group.getByRole('radiogroup', { name: 'Picture to keep' });
    await expect.element(choices.getByRole('radio', { name: /Launch/ })).toBeChecked();
    await choices.getByRole('radio', { name: /Chelsea.*30 × 20.*data:image/ }).click();
    await expect.element(choices.getByRole('radio', { name: /Launch/ })).not.toBeChecked();
    await group.getByRole('button', { name: 'Merge' }).click();
    await vi.waitFor(() => expect(group.query()).toBeNull());
    expect(fake.requests).toMatchObject([['library.merge', { keys: [key(2), key(3)], main: key(2) }]]);
    expect(fake.living().map(({ caption }) => caption)).toContain('Chelsea, the stray');
  });

  test('the focus stays among them when a group goes', async () => {
    showLibrary(FIVE, { fragment: 'library?view=duplicates', prepare });
    await button('Find duplicates').click();
    const merges = page.getByRole('button', { name: 'Merge', exact: true });
    await vi.waitFor(() => expect(merges.elements()).toHaveLength(2));
    merges.first().element().focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(merges.elements()).toHaveLength(1));
    await expect.element(merges).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('No duplicates')).toBeVisible();
    await vi.waitFor(() => expect(document.activeElement?.className).toBe('lg-library'));
  });

  test('pictures without a small image can be read first', async () => {
    showLibrary(FIVE, {
      fragment: 'library?view=duplicates',
      prepare: ({ answers }) => (answers.readPictures = async () => ({ read: 3, failed: 2 })),
    });
    await button('Read missing pictures').click();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('3 pictures were read. 2 pictures could not be read.');
  });

  test('without any, that is said', async () => {
    showLibrary(FIVE, { fragment: 'library?view=duplicates' });
    await button('Find duplicates').click();
    await expect.element(page.getByText('No duplicates')).toBeVisible();
  });
});
