import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Options } from '../../../components/options/Options.tsx';
import '../../../components/options/options.css';
import type { GalleryImage } from '../../../lib/core/galleryImage.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { fakeExportModel, fakeLibraryModel } from './fakeModels.ts';
import type { FakeLibraryModel } from './fakeModels.ts';

const image = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>')}`;
const shown: readonly GalleryImage[] = [
  { image, caption: 'Espresso, red cup', liked: true, key: 'cup', width: 30, height: 20 },
  { image, caption: 'Ridge in November', liked: false, key: 'ridge', width: 30, height: 20 },
  { image, caption: 'Chelsea, the stray', liked: null, key: 'cat', width: 30, height: 20 },
];
const message = 'The library cannot be opened, so judgements are not kept.';
const states: Readonly<Record<string, Parameters<typeof fakeLibraryModel>[0]>> = {
  'with pictures': { shown, hasMore: true },
  loading: { status: { kind: 'loading' }, counts: null },
  empty: { counts: { liked: 0, disliked: 0, cleared: 0 } },
  'filtered to nothing': { filter: 'disliked', counts: { liked: 148, disliked: 0, cleared: 3 } },
  failed: { status: { kind: 'failed', message }, counts: null },
  'failed later': { shown, status: { kind: 'failed', message } },
  'not saved': { shown, notSaved: ['cup', 'cat'], problem: 'The disk is full.' },
};

const opened: string[] = [];

function show(state: Parameters<typeof fakeLibraryModel>[0], shortcut = 'Alt+Shift+L'): FakeLibraryModel {
  const library = fakeLibraryModel(state);
  render(
    <Options
      section="library"
      library={library}
      exporting={fakeExportModel()}
      shortcut={shortcut}
      openPage={(url) => opened.push(url)}
    />,
  );
  return library;
}

beforeEach(async () => {
  document.documentElement.lang = 'en';
  opened.length = 0;
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('the pictures', () => {
  test('can be judged again', async () => {
    const library = show(states['with pictures']);
    await expect.element(page.getByRole('list', { name: 'Library' })).toBeVisible();
    const card = page.getByRole('listitem', { name: 'Espresso, red cup' });
    await expect
      .element(card.getByRole('button', { name: 'Like', exact: true }))
      .toHaveAttribute('aria-pressed', 'true');
    await card.getByRole('button', { name: 'Like', exact: true }).click();
    await card.getByRole('button', { name: 'Dislike' }).click();
    expect(library.calls).toEqual([
      ['react', 'cup', null],
      ['react', 'cup', false],
    ]);
  });

  test('lead to the page they were judged on', async () => {
    show({ shown, pages: { cup: 'https://frames.example/week/47' } });
    await page.getByRole('listitem', { name: 'Espresso, red cup' }).getByRole('button', { name: 'Open page' }).click();
    expect(opened).toEqual(['https://frames.example/week/47']);
  });

  test.for([['javascript:alert(1)'], ['data:text/html,<p>'], [undefined]])(
    'never lead to %s, and say so',
    async ([url]) => {
      show({ shown, pages: url === undefined ? {} : { cup: url } });
      await page
        .getByRole('listitem', { name: 'Espresso, red cup' })
        .getByRole('button', { name: 'Open page' })
        .click();
      expect(opened).toEqual([]);
      await expect.element(page.getByText(/is not known, or cannot be opened/)).toBeVisible();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      expect(page.getByText(/is not known/).query()).toBeNull();
    },
  );

  test('come a page at a time', async () => {
    const library = show(states['with pictures']);
    await page.getByRole('button', { name: 'Load more' }).click();
    expect(library.calls).toEqual([['loadMore']]);
  });

  test('are shown large over the whole page; meanwhile nothing else can be reached', async () => {
    show(states['with pictures']);
    const links = page.getByRole('navigation', { name: 'Sections' });
    await page.getByRole('listitem', { name: 'Espresso, red cup' }).getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'Preview' });
    await expect.element(preview).toBeVisible();
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    expect(preview.element().getBoundingClientRect()).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
    expect(isInert(links.element())).toBe(true);
    expect(isInert(page.getByRole('radiogroup', { name: 'Reaction' }).element())).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('listitem', { name: 'Espresso, red cup' })).toHaveFocus();
    expect(isInert(links.element())).toBe(false);
  });
});

describe('the numbers and the filter', () => {
  test('say how many of each', async () => {
    show(states['with pictures']);
    await expect.element(page.getByText('12,408 judgements')).toBeVisible();
    const terms = page.getByRole('term').elements();
    expect(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent])).toEqual([
      ['Liked', '8,214'],
      ['Disliked', '3,902'],
      ['Cleared', '292'],
    ]);
    await expect.element(page.getByRole('link', { name: 'Library 12,408 pictures' })).toBeVisible();
  });

  test('choose one reaction', async () => {
    const library = show(states['with pictures']);
    const filter = page.getByRole('radiogroup', { name: 'Reaction' });
    await filter.getByRole('radio', { name: /^Disliked/ }).click();
    expect(library.calls).toEqual([['setFilter', 'disliked']]);
    await expect.element(filter.getByRole('radio', { name: /^Disliked/ })).toBeChecked();
  });

  test('a filter that nothing passes says how much it hides, and opens again', async () => {
    const library = show(states['filtered to nothing']);
    await expect.element(page.getByText('No disliked pictures')).toBeVisible();
    await expect.element(page.getByText('The filter hides all 151.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(library.calls).toEqual([['setFilter', 'all']]);
  });

  test('while a filter’s pictures are on their way nothing is said to be missing', async () => {
    show({ filter: 'liked', counts: { liked: 148, disliked: 0, cleared: 3 } });
    await expect.element(page.getByText('Loading the library')).toBeInTheDocument();
    expect(page.getByText(/No liked pictures/).query()).toBeNull();
  });
});

describe('without pictures', () => {
  test.for([360, 820, 1101, 1280])('loading keeps the place of what comes, at %i pixels', async (width) => {
    await page.viewport(width, 800);
    const library = show(states['loading']);
    await expect.element(page.getByText('Loading the library')).toBeInTheDocument();
    const top = (): number | undefined => document.querySelector('.lg-library-gallery')?.getBoundingClientRect().top;
    const before = top();
    library.shown.value = shown;
    library.counts.value = { liked: 28_214, disliked: 33_902, cleared: 13_292 };
    library.status.value = { kind: 'ready' };
    await expect.element(page.getByRole('list', { name: 'Library' })).toBeVisible();
    expect(top()).toBe(before);
  });

  test('empty: what it will hold, and how to begin', async () => {
    show(states['empty']);
    await expect.element(page.getByRole('heading', { name: 'Nothing is judged yet' })).toBeVisible();
    await expect.element(page.getByText(/Press AltShiftL or the button/)).toBeVisible();
    expect(page.getByRole('radiogroup').query()).toBeNull();
  });

  test('empty, and no shortcut set: the toolbar button alone', async () => {
    show(states['empty'], '');
    await expect.element(page.getByText('Press the Likeable Gallery button in the toolbar.')).toBeVisible();
  });

  test('failed: why, that nothing was deleted, and the way out', async () => {
    const library = show(states['failed']);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be opened.*Nothing was deleted/);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(library.calls).toEqual([['reload']]);
  });

  test('failed later: what is shown stays', async () => {
    const library = show(states['failed later']);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/may be out of date/);
    await expect.element(page.getByRole('listitem', { name: 'Espresso, red cup' })).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(library.calls).toEqual([['reload']]);
  });
});

test('what is not saved is counted, marked, and saved again', async () => {
  const library = show(states['not saved']);
  await expect.element(page.getByRole('alert')).toMatchTextContent(/2 judgements are not saved. The disk is full./);
  await expect.element(page.getByRole('listitem', { name: 'Espresso, red cup' })).toMatchTextContent(/Not saved/);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(library.calls).toEqual([['saveAgain']]);
});

test.for(Object.entries(states))('axe finds nothing: %s', async ([, state]) => {
  show(state);
  expect(await axeViolations()).toEqual([]);
});

test.for([360, 820, 1280, 2560])('the pictures begin and end where the head does, at %i pixels', async (width) => {
  await page.viewport(width, 800);
  show(states['with pictures']);
  const list = page.getByRole('list', { name: 'Library' });
  await expect.element(list).toBeVisible();
  const head = page.getByRole('heading', { name: 'Library' }).element().getBoundingClientRect();
  expect(list.element().getBoundingClientRect().left).toBe(head.left);
});

test.for(Object.entries(states).flatMap(([name, state]) => [360, 2560].map((width) => [name, width, state] as const)))(
  'nothing sticks out: %s at %i pixels',
  async ([, width, state]) => {
    await page.viewport(width, 800);
    show(state);
    const main = page.getByRole('main').element();
    expect(document.documentElement.scrollWidth).toBe(width);
    expect(main.scrollWidth).toBe(main.clientWidth);
  },
);

function isInert(element: Element): boolean {
  return element.closest('[inert]') !== null;
}
