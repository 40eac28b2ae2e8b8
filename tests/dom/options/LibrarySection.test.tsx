import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Like } from '../../../lib/core/judging/like.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { FIVE, key, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

const list = () => page.getByRole('list', { name: 'Library' });
const card = (name: string) => page.getByRole('listitem', { name });
const shownNames = (): string[] =>
  list()
    .getByRole('listitem')
    .elements()
    .flatMap((item) => item.getAttribute('aria-label') ?? []);
const showsOnly = (names: readonly string[]) => vi.waitFor(() => expect(shownNames()).toEqual(names));
const button = (name: string | RegExp) => page.getByRole('button', { name });
const ALL = ['Espresso, red cup', 'Ridge in November', 'Chelsea, the stray', 'Launch', 'Wine'];

async function select(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await userEvent.hover(card(name));
    await card(name).getByRole('checkbox').click();
  }
}
async function choose(menu: string, option: string | RegExp): Promise<void> {
  const opener = button(new RegExp(`^${menu}`));
  await opener.click();
  await page.getByRole('dialog', { name: menu }).getByRole('checkbox', { name: option }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(opener).toHaveFocus();
}
async function more(entry: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

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
    await choose(menu, option);
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
    await more('Export selection');
    expect(exported).toEqual([
      { kind: 'filter', filter: model.view.filter.value },
      { kind: 'keys', keys: [key(3)] },
    ]);
  });
});

describe('editing', () => {
  test('one: everything as it is, to be changed', async () => {
    const { fake } = showLibrary();
    await select('Espresso, red cup');
    await more('Edit…');
    const dialog = page.getByRole('dialog', { name: 'Edit picture' });
    await expect.element(dialog.getByRole('textbox', { name: 'Caption' })).toHaveValue('Espresso, red cup');
    await dialog.getByRole('textbox', { name: 'Caption' }).fill('Cup');
    await dialog.getByRole('textbox', { name: /Add tags/ }).fill('blue, hot');
    await dialog.getByRole('button', { name: 'Remove tag cups' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(card('Cup')).toBeVisible();
    expect(fake.living()[0]).toMatchObject({ caption: 'Cup', tags: ['blue', 'hot', 'red'], note: '' });
    await expect.element(page.getByRole('toolbar').getByRole('button', { name: 'More actions' })).toHaveFocus();
    await button('Undo').click();
    await vi.waitFor(() =>
      expect(fake.living()[0]).toMatchObject({ caption: 'Espresso, red cup', tags: ['cups', 'red'] }),
    );
  });

  test('many: only what is filled in, and what is taken away', async () => {
    const { fake } = showLibrary();
    await select('Espresso, red cup', 'Chelsea, the stray', 'Launch');
    await button('Edit…').click();
    const dialog = page.getByRole('dialog', { name: 'Edit 3 pictures' });
    await expect.element(dialog.getByRole('button', { name: 'Remove tag red' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Remove tag red' }).click();
    await dialog.getByRole('textbox', { name: /Add tags/ }).fill('seen');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(dialog.query()).toBeNull());
    expect(fake.living().map(({ tags, caption, note }) => [caption, tags, note])).toEqual([
      ['Espresso, red cup', ['cups', 'seen'], ''],
      ['Ridge in November', [], ''],
      ['Chelsea, the stray', ['seen'], 'print it'],
      ['Launch', ['seen'], ''],
      ['Wine', [], ''],
    ]);
    await expect.element(page.getByText('Changed 3 pictures')).toBeVisible();
  });

  test('that could not be stored keeps what was typed, and says why', async () => {
    const { fake } = showLibrary();
    await select('Wine');
    await button('Edit…').click();
    fake.writesLeft = 0;
    const dialog = page.getByRole('dialog', { name: 'Edit picture' });
    await dialog.getByRole('textbox', { name: 'Note' }).fill('red');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Nothing was changed. The disk is full/);
    await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('red');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(dialog.query()).toBeNull());
    expect(fake.living().at(-1)?.note).toBe('');
  });
});

describe('deleting', () => {
  test('asks nothing, for it is undone by a press', async () => {
    const { fake } = showLibrary();
    await select('Ridge in November', 'Launch');
    await button('Delete').click();
    await showsOnly(['Espresso, red cup', 'Chelsea, the stray', 'Wine']);
    await expect.element(page.getByText('Deleted 2 pictures')).toBeVisible();
    // The card that took the place of the deleted one.
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('listitem'));
    expect(fake.living()).toHaveLength(3);
    await button('Undo').click();
    await showsOnly(ALL);
    expect(fake.living()).toHaveLength(5);
  });

  test('by the Delete key, and back by the keys for undo, among judgements', async () => {
    const { fake } = showLibrary();
    await select('Launch');
    await userEvent.keyboard('{Delete}');
    await showsOnly(ALL.filter((name) => name !== 'Launch'));
    await card('Wine').getByRole('button', { name: 'Dislike' }).click();
    expect(button('Undo').query()).toBeNull();
    await userEvent.keyboard('{Control>}z{/Control}');
    await vi.waitFor(() => expect(fake.living().find(({ caption }) => caption === 'Wine')?.liked).toBe(true));
    expect(fake.living()).toHaveLength(4);
    await userEvent.keyboard('{Control>}z{/Control}');
    await showsOnly(ALL);
  });

  test('the last picture of a filter: the keys for undo still work', async () => {
    const { fake } = showLibrary(FIVE, { fragment: 'library?reaction=disliked' });
    await select('Ridge in November');
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByText('No disliked pictures')).toBeVisible();
    await userEvent.keyboard('{Control>}z{/Control}');
    await showsOnly(['Ridge in November']);
    expect(fake.living()).toHaveLength(5);
  });

  test('more than a thousand is asked about', async () => {
    const { fake, model } = showLibrary(Array.from({ length: 1100 }, (_, index) => like(index)));
    await expect.element(list()).toBeVisible();
    while (model.hasMore.value) await model.loadMore();
    await select('Picture 0');
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.element(page.getByText('1,100 selected')).toBeVisible();
    await button('Delete').click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1,100 pictures?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(fake.living()).toHaveLength(1100);
    await userEvent.keyboard('{Delete}');
    await dialog.getByRole('button', { name: 'Delete 1,100 pictures' }).click();
    await vi.waitFor(() => expect(fake.living()).toHaveLength(0));
    await button('Undo').click();
    await vi.waitFor(() => expect(fake.living()).toHaveLength(1100));
  });

  test('that failed brings them back and says why', async () => {
    const { fake } = showLibrary();
    await select('Launch');
    fake.writesLeft = 0;
    await userEvent.keyboard('{Delete}');
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/1 picture could not be deleted. The disk is full/);
    await showsOnly(ALL);
  });
});

test('several are merged into one, and several again', async () => {
  const { fake } = showLibrary();
  await select('Espresso, red cup');
  await page.getByRole('toolbar').getByRole('button', { name: 'More actions' }).click();
  expect(page.getByRole('menuitem', { name: 'Merge into one' }).query()).toBeNull();
  await userEvent.keyboard('{Escape}');
  await select('Launch');
  await more('Merge into one');
  await showsOnly(ALL.filter((name) => name !== 'Launch'));
  expect(fake.living()).toHaveLength(4);
  await button('Undo').click();
  await showsOnly(ALL);
});

describe('originals', () => {
  test('that are gone are told, shown, and deleted or left', async () => {
    const { fake } = showLibrary(FIVE, {
      prepare: ({ answers }) => (answers.checkOriginals = async () => ({ gone: [key(1), key(3)], problem: null })),
    });
    await expect.element(list()).toBeVisible();
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Check all originals' }).click();
    await expect.element(page.getByText('2 originals are gone.')).toBeVisible();
    await button('Show them').click();
    await showsOnly(['Ridge in November', 'Launch']);
    await expect.element(button('Remove Originals gone: 2')).toBeVisible();
    await button('Delete').click();
    await showsOnly(['Espresso, red cup', 'Chelsea, the stray', 'Wine']);
    expect(page.getByText(/originals are gone/).query()).toBeNull();
    expect(fake.living()).toHaveLength(3);
  });

  test('being checked shows how far it is, and can be ended', async () => {
    let ended = false;
    showLibrary(FIVE, {
      prepare({ answers }) {
        answers.checkOriginals = (_, { signal, onProgress }) =>
          new Promise((_resolve, reject) => {
            onProgress(120, 400);
            signal.addEventListener('abort', () => {
              ended = true;
              reject(signal.reason);
            });
          });
      },
    });
    await select('Wine');
    await more('Check originals');
    const job = page.getByRole('group', { name: 'Checking originals' });
    await expect.element(job.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '120 of 400');
    await job.getByRole('button', { name: 'Cancel' }).click();
    await vi.waitFor(() => expect(job.query()).toBeNull());
    expect(ended).toBe(true);
    expect(page.getByRole('alert').query()).toBeNull();
  });

  test('are kept offline, with the space they take', async () => {
    const asked: unknown[] = [];
    let count = 0;
    showLibrary([like(0, { url: 'https://frames.example/cup.jpg', caption: 'Cup' })], {
      prepare({ answers }) {
        answers.askForSites = async (urls) => asked.push(urls) > 0;
        answers.keepOffline = async (keys) => ({ kept: (count = keys.length), problem: null });
        answers.offlineUsage = async () => ({ count, bytes: count * 120e6, limit: 1e9 });
      },
    });
    await select('Cup');
    await more('Keep offline copies');
    await expect.element(page.getByText('1 picture kept offline')).toBeVisible();
    expect(asked).toEqual([['https://frames.example/cup.jpg']]);
    await expect.element(page.getByText('Offline copies: 1, 120 MB of 1 GB')).toBeVisible();
  });
});

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
    await choose('Reaction', /^Liked/);
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
    await choose('Reaction', /^Disliked/);
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
      await more('Edit…');
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

function isInert(element: Element): boolean {
  return element.closest('[inert]') !== null;
}
