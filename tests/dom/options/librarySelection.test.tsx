import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ALL, button, card, chooseMore, list, select, showsOnly } from './libraryControls.ts';
import { FIVE, key, like, showLibrary } from './showLibrary.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 1800);
});
afterEach(cleanup);

describe('editing', () => {
  test('one: everything as it is, to be changed', async () => {
    const { fake } = showLibrary();
    await select('Espresso, red cup');
    await chooseMore('Edit…');
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
  await chooseMore('Merge into one');
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
    await chooseMore('Check originals');
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
    await chooseMore('Keep offline copies');
    await expect.element(page.getByText('1 picture kept offline')).toBeVisible();
    expect(asked).toEqual([['https://frames.example/cup.jpg']]);
    await expect.element(page.getByText('Offline copies: 1, 120 MB of 1 GB')).toBeVisible();
  });
});
