import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeViolations } from '../../support/axeInPage.ts';
import { ALL, button, card, chooseFilter, chooseMore, list, select, shownNames, showsOnly } from './libraryControls.ts';
import { FIVE, key, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('finding', () => {
  test('by words, from the slash key on', async () => {
    const { addresses } = showLibrary();
    await expect.element(list()).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('/');
    const field = page.getByRole('searchbox', { name: 'Search' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('print');
    await showsOnly(['Chelsea, the stray']);
    await expect.element(page.getByText('1 of 5 pictures')).toBeVisible();
    expect(addresses.at(-1)).toBe('library?q=print');
    await userEvent.keyboard('{Enter}');
    await expect.element(card('Chelsea, the stray')).toHaveFocus();
    await field.click();
    await userEvent.keyboard('{Escape}');
    await showsOnly(ALL);
  });

  test.for([
    ['Reaction', /^Disliked/, ['Ridge in November'], 'Disliked'],
    ['Site', /^cats.example/, ['Chelsea, the stray', 'Launch'], 'cats.example'],
    ['Tag', /^red/, ['Espresso, red cup', 'Launch'], 'Tag: red'],
    ['Size', /^Huge/, ['Launch'], 'Huge'],
    ['Kind', 'Animation', [], 'Animation'],
  ] as const)('by %s', async ([menu, option, names, chip]) => {
    showLibrary();
    await expect.element(list()).toBeVisible();
    await chooseFilter(menu, option);
    if (names.length > 0) await showsOnly(names);
    else await expect.element(page.getByText('No pictures')).toBeVisible();
    await expect.element(page.getByText(`${names.length} of 5 pictures`)).toBeVisible();
    await button(`Remove ${chip}`).click();
    await showsOnly(ALL);
    await expect.element(page.getByText('5 pictures')).toBeVisible();
  });

  test('by date', async () => {
    const { addresses } = showLibrary();
    await expect.element(list()).toBeVisible();
    await button(/^Date/).click();
    await page.getByRole('radio', { name: 'Today' }).click();
    await showsOnly(['Espresso, red cup']);
    await page.getByRole('radio', { name: 'Last 30 days' }).click();
    await showsOnly(ALL.slice(0, 4));
    await page.getByRole('radio', { name: 'Own dates' }).click();
    await page.getByLabelText('From').fill('2026-11-19');
    await page.getByLabelText('Until').fill('2026-11-20');
    await showsOnly(['Chelsea, the stray', 'Launch']);
    expect(addresses.at(-1)).toBe('library?from=2026-11-19&until=2026-11-20');
    await userEvent.keyboard('{Escape}');
    await expect.element(button('Remove Nov 19 – 20, 2026')).toBeVisible();
  });

  test('sites and tags say how many, and are searched when they are many', async () => {
    showLibrary(
      Array.from({ length: 20 }, (_, index) =>
        like(index, { page: { url: `https://site-${String.fromCharCode(97 + index)}.example/`, title: '' } }),
      ),
    );
    await expect.element(list()).toBeVisible();
    await button('Site').click();
    await page.getByRole('searchbox', { name: 'Search sites' }).fill('-K.');
    const boxes = page.getByRole('dialog', { name: 'Site' }).getByRole('checkbox');
    await expect.element(boxes).toHaveAccessibleName('site-k.example 1');
    await userEvent.keyboard('{ArrowDown} ');
    await showsOnly(['Picture 10']);
  });

  test('everything set is cleared at once', async () => {
    const { addresses } = showLibrary(FIVE, { fragment: 'library?q=red&reaction=liked&tag=red&date=month' });
    await showsOnly(['Espresso, red cup', 'Launch']);
    await expect.element(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('red');
    await button('Clear all').click();
    await showsOnly(ALL);
    expect(addresses).toEqual(['library']);
    expect(button(/^Remove/).query()).toBeNull();
  });

  test('in another order, in another layout', async () => {
    const { addresses } = showLibrary();
    await expect.element(list()).toBeVisible();
    await button('Sort: Newest').click();
    await page.getByRole('menuitemradio', { name: 'Name' }).click();
    await showsOnly(ALL.toSorted());
    await page.getByRole('radio', { name: 'Grid' }).click();
    expect(addresses).toEqual(['library?sort=name', 'library?sort=name&layout=grid']);
  });

  test('under the day they came, in the orders that go by it', async () => {
    const days = () =>
      list()
        .getByRole('heading')
        .elements()
        .map(({ textContent }) => textContent);
    const ofFirst = (): number => card('Espresso, red cup').element().getBoundingClientRect().top;
    const likes = [...FIVE, like(0, { key: key(9), caption: 'Second cup', createdAt: FIVE[0]?.createdAt ?? 0 })];
    const { model } = showLibrary(likes, { fragment: 'library?layout=grid' });
    await vi.waitFor(() => {
      expect(days()).toEqual(['Today', 'Yesterday', 'November 20, 2026', 'November 19, 2026', 'October 13, 2026']);
    });
    const [heading] = list().getByRole('heading').elements();
    expect(heading?.getBoundingClientRect().bottom).toBeLessThanOrEqual(ofFirst());
    expect(await axeViolations()).toEqual([]);
    // The keys lead past the headings.
    list().getByRole('listitem').nth(1).element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Ridge in November'));
    model.view.setSort('oldest');
    await vi.waitFor(() => expect(days()[0]).toBe('October 13, 2026'));
    model.view.setSort('largest');
    await vi.waitFor(() => expect(days()).toEqual([]));
    model.view.setSort('newest');
    await vi.waitFor(() => expect(days()).toHaveLength(5));
    expect(card('Espresso, red cup').element().getBoundingClientRect().top).toBeGreaterThan(
      list().element().getBoundingClientRect().top + 30,
    );
  });

  test('the room for days goes with them, also where no picture changes its place', async () => {
    const { model } = showLibrary([like(0, { width: 300, height: 200 }), like(1)]);
    const room = (): number =>
      card('Picture 0').element().getBoundingClientRect().top - list().element().getBoundingClientRect().top;
    await vi.waitFor(() => expect(room()).toBe(40));
    model.view.setSort('largest');
    await vi.waitFor(() => expect(room()).toBe(16));
  });

  test('a filter that nothing passes says how much it hides, and opens again', async () => {
    showLibrary(
      FIVE.filter(({ liked }) => liked !== false),
      { fragment: 'library?reaction=disliked' },
    );
    await expect.element(page.getByText('No disliked pictures')).toBeVisible();
    await expect.element(page.getByText('The filter hides all 4.')).toBeVisible();
    await button('Show all').click();
    await vi.waitFor(() => expect(shownNames()).toHaveLength(4));
  });

  test('what is shown can be exported, all of it or what is selected', async () => {
    const { exported, model } = showLibrary(FIVE, { fragment: 'library?tag=red' });
    await showsOnly(['Espresso, red cup', 'Launch']);
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Export what is shown' }).click();
    await select('Launch');
    await chooseMore('Export selection');
    expect(exported).toEqual([
      { kind: 'filter', filter: model.view.filter.value },
      { kind: 'keys', keys: [key(3)] },
    ]);
  });
});
