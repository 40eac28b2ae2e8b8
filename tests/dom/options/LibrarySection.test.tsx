import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Like } from '../../../lib/core/judging/like.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { ALL, button, card, chooseMore, list, select, showsOnly } from './libraryControls.ts';
import { FIVE, key, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('without pictures', () => {
  test.for([360, 820, 1101, 1280])('loading keeps the place of what comes, at %i pixels', async (width) => {
    await page.viewport(width, 800);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const many = Array.from({ length: 30 }, (_, index) => like(index));
    showLibrary(many, {
      prepare({ source }) {
        const { list: answer } = source;
        Object.assign(source, {
          list: async (options: Parameters<typeof answer>[0]) => {
            await held;
            return answer(options);
          },
        });
      },
    });
    await expect.element(page.getByText('Loading the library')).toBeInTheDocument();
    const top = (): number | undefined => document.querySelector('.lg-library-gallery')?.getBoundingClientRect().top;
    const before = top();
    release();
    await expect.element(list()).toBeVisible();
    await expect.element(page.getByText('2.5')).toBeInTheDocument();
    expect(top()).toBe(before);
  });

  test('empty: what it will hold, and how to begin', async () => {
    showLibrary([]);
    await expect.element(page.getByRole('heading', { name: 'Nothing is judged yet' })).toBeVisible();
    await expect.element(page.getByText(/Press AltShiftL or the button/)).toBeVisible();
    expect(page.getByRole('search').query()).toBeNull();
    expect(page.getByRole('region', { name: 'Statistics' }).query()).toBeNull();
  });

  test('empty, and no shortcut set: the toolbar button alone', async () => {
    showLibrary([], { shortcut: '' });
    await expect.element(page.getByText('Press the Likeable Gallery button in the toolbar.')).toBeVisible();
  });

  test('failed: why, that nothing was deleted, and the way out', async () => {
    const { fake } = showLibrary(FIVE, { prepare: (library) => (library.failReading = true) });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be opened.*Nothing was deleted/);
    fake.failReading = false;
    await button('Try again').click();
    await showsOnly(ALL);
  });

  test('failed later: what is shown stays', async () => {
    const { fake, model } = showLibrary();
    await expect.element(list()).toBeVisible();
    fake.failReading = true;
    model.reload();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/may be out of date/);
    await showsOnly(ALL);
    fake.failReading = false;
    await button('Try again').click();
    await vi.waitFor(() => expect(page.getByRole('alert').query()).toBeNull());
  });
});

test('what is not saved is counted, marked, and saved again', async () => {
  const { fake } = showLibrary();
  await expect.element(list()).toBeVisible();
  fake.writesLeft = 0;
  await card('Launch').getByRole('button', { name: 'Dislike' }).click();
  await card('Wine').getByRole('button', { name: 'Dislike' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/2 judgements are not saved. The disk is full/);
  await expect.element(card('Launch')).toMatchTextContent(/Not saved/);
  fake.writesLeft = Infinity;
  await button('Try again').click();
  await vi.waitFor(() => expect(page.getByRole('alert').query()).toBeNull());
  expect(fake.living().filter(({ liked }) => liked === false)).toHaveLength(3);
});

type State = readonly [
  likes: readonly Like[],
  options: NonNullable<Parameters<typeof showLibrary>[1]>,
  then?: () => Promise<void>,
];
const states: Readonly<Record<string, State>> = {
  'with pictures': [FIVE, {}],
  'with everything set': [
    FIVE,
    { fragment: 'library?q=red&reaction=liked&site=frames.example&tag=red&tag=cups&date=month&size=small' },
  ],
  empty: [[], {}],
  'filtered to nothing': [FIVE, { fragment: 'library?q=nothing' }],
  failed: [FIVE, { prepare: (fake) => (fake.failReading = true) }],
  pages: [FIVE, { fragment: 'library?view=pages' }],
  duplicates: [FIVE, { fragment: 'library?view=duplicates' }],
  'duplicates found': [
    FIVE,
    {
      fragment: 'library?view=duplicates',
      prepare: ({ answers }) => (answers.findDuplicates = async () => [{ reason: 'same', keys: [key(0), key(1)] }]),
    },
    async () => button('Find duplicates').click(),
  ],
  selecting: [FIVE, {}, async () => select('Wine', 'Launch')],
  editing: [
    FIVE,
    {},
    async () => {
      await select('Espresso, red cup');
      await chooseMore('Edit…');
    },
  ],
  'a menu': [FIVE, {}, async () => button(/^(?:Date|Filter)$/).click()],
};

async function showState([likes, options, then]: State): Promise<void> {
  const { model } = showLibrary(likes, options);
  await vi.waitFor(() => expect(model.asking.value).toBe(false));
  await then?.();
  if (model.view.address.value.tab === 'pictures' && likes.length > 0 && model.status.value.kind === 'ready') {
    await vi.waitFor(() => expect(model.facets.statistics.value).not.toBeNull());
  }
}

test.for(Object.entries(states))('axe finds nothing: %s', async ([, state]) => {
  await showState(state);
  expect(await axeViolations()).toEqual([]);
});

test.for([360, 820, 1280, 2560])('the pictures begin and end where the head does, at %i pixels', async (width) => {
  await page.viewport(width, 800);
  showLibrary();
  await expect.element(list()).toBeVisible();
  const head = page.getByRole('heading', { name: 'Library' }).element().getBoundingClientRect();
  const { left, right } = list().element().getBoundingClientRect();
  expect(left).toBe(head.left);
  expect(right).toBe(page.getByRole('search').element().getBoundingClientRect().right);
});

test.for(Object.entries(states).flatMap(([name, state]) => [360, 2560].map((width) => [name, width, state] as const)))(
  'nothing sticks out: %s at %i pixels',
  async ([, width, state]) => {
    await page.viewport(width, 1800);
    await showState(state);
    const main = page.getByRole('main').element();
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(main.scrollWidth).toBe(main.clientWidth);
    const outer = document.querySelector('.lg-library-outer');
    expect(outer?.scrollWidth).toBe(outer?.clientWidth);
  },
);

test('what stands above scrolls away first, then the pictures', async () => {
  await page.viewport(1280, 800);
  showLibrary(Array.from({ length: 60 }, (_, index) => like(index)));
  await expect.element(list()).toBeVisible();
  const outer = document.querySelector('.lg-library-outer');
  const inner = document.querySelector('.lg-gallery-scroll');
  if (!outer || !inner) throw new Error('Nothing scrolls.');
  expect(getComputedStyle(inner).overflowY).toBe('hidden');
  outer.scrollTo({ top: outer.scrollHeight });
  await vi.waitFor(() => expect(getComputedStyle(inner).overflowY).toBe('auto'));
  expect(inner.getBoundingClientRect().bottom).toBe(800);
  outer.scrollTo({ top: 0 });
  await vi.waitFor(() => expect(getComputedStyle(inner).overflowY).toBe('hidden'));
  // A card that keys lead to below the window is brought into it.
  await userEvent.click(card('Picture 0').getByRole('checkbox'));
  await userEvent.keyboard('{End}');
  await vi.waitFor(() => expect(card('Picture 59').element().getBoundingClientRect().bottom).toBeLessThanOrEqual(800));
});
