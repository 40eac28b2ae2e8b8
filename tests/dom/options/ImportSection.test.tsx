import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CodedError } from '../../../lib/core/codedError.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aPastImport, aSummary } from '../../support/exportModels.ts';
import { showExportSection } from './showSection.tsx';

const file = new File(['{}'], 'backup.json', { type: 'application/json' });
const summary = aSummary({
  thumbnails: 96,
  skipped: 103,
  conflicts: 2,
  skippedEntries: [{ place: 'line 12', reason: 'This line is no JSON.' }],
  conflictEntries: [
    { key: 'a', caption: 'Espresso, red cup', field: 'liked', mine: 'liked', theirs: 'disliked', wins: 'theirs' },
    { key: 'b', caption: '', field: 'note', mine: 'For the cover', theirs: '', wins: 'mine' },
  ],
});

const importButton = page.getByRole('button', { name: 'Import a file' });
const preview = page.getByRole('region', { name: 'What the import would do' });

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

/** The section with a file that has been dropped on it. */
async function dropped() {
  const { importing } = await showExportSection();
  drag('drop', file);
  return importing;
}

async function planned(shown = summary) {
  const importing = await dropped();
  importing.works[0]?.planned(shown);
  await expect.element(preview).toBeVisible();
  return importing;
}

describe('a file comes in', () => {
  test('picked', async () => {
    const { importing } = await showExportSection();
    const input = document.querySelector('input[type=file]');
    if (!(input instanceof HTMLInputElement)) throw new Error('nothing to pick a file with');
    let isOpened = false;
    input.addEventListener('click', (event) => {
      isOpened = true;
      event.preventDefault();
    });
    await importButton.click();
    expect(isOpened).toBe(true);
    const picked = new DataTransfer();
    picked.items.add(file);
    input.files = picked.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(importing.works.map((work) => work.file?.name)).toEqual(['backup.json']);
    // So that the same one can be picked again.
    expect(input.files).toHaveLength(0);
  });

  test('dropped anywhere, and the page says that it may be', async () => {
    const { importing } = await showExportSection();
    const over = drag('dragover', file);
    expect(over.defaultPrevented).toBe(true);
    await expect.element(page.getByText('Drop to import')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    document.dispatchEvent(new DragEvent('dragleave', { relatedTarget: null }));
    await expect.poll(() => page.getByText('Drop to import').query()).toBeNull();
    expect(drag('drop', file).defaultPrevented).toBe(true);
    expect(importing.works).toHaveLength(1);
  });

  test('pasted', async () => {
    const { importing } = await showExportSection();
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    expect(importing.works).toHaveLength(1);
  });

  test('text that is dragged or pasted is left alone', async () => {
    const { importing } = await showExportSection();
    const text = new DataTransfer();
    text.setData('text/plain', 'cover');
    const over = new DragEvent('dragover', { dataTransfer: text, bubbles: true, cancelable: true });
    const paste = new ClipboardEvent('paste', { clipboardData: text, bubbles: true, cancelable: true });
    document.body.dispatchEvent(over);
    document.body.dispatchEvent(paste);
    expect([over.defaultPrevented, paste.defaultPrevented, importing.works]).toEqual([false, false, []]);
  });

  test('not while another is on its way, and never for the browser to open', async () => {
    const importing = await dropped();
    const over = drag('dragover', file);
    expect(over.defaultPrevented).toBe(true);
    expect(page.getByText('Drop to import').query()).toBeNull();
    expect(drag('drop', file).defaultPrevented).toBe(true);
    expect(importing.works).toHaveLength(1);
  });

  test('several at once are refused', async () => {
    const { importing } = await showExportSection();
    drag('drop', file, file);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/one file at a time/);
    expect(importing.works).toHaveLength(0);
  });
});

describe('reading', () => {
  test('tells how far it is, and can be cancelled', async () => {
    const importing = await dropped();
    importing.works[0]?.progress({ stage: 'reading', share: 0.42, entries: 5200 });
    const job = page.getByRole('region', { name: 'Running import' });
    await expect.element(job.getByRole('progressbar', { name: 'Import' })).toHaveAttribute('aria-valuenow', '42');
    await expect.element(job).toMatchTextContent(/backup.json.*Reading.*5,200 judgements/);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('Import cancelled')).toBeVisible();
    await expect.element(page.getByText('Nothing was changed.')).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Import', exact: true })).toHaveFocus();
  });

  test('a bad file says why, and that nothing has changed', async () => {
    const importing = await dropped();
    importing.works[0]?.fail(new CodedError('invalid-import', 'Line 1 is no JSON.'));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/backup.json was not imported.*Line 1 is no JSON/);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/Nothing was changed/);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(importButton).toHaveFocus();
    expect(page.getByRole('alert').query()).toBeNull();
  });
});

describe('what a file would do', () => {
  test('is shown in numbers before it does it', async () => {
    const importing = await planned();
    const terms = preview.getByRole('term').elements();
    expect(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent])).toEqual([
      ['Added', '120'],
      ['Changed', '14'],
      ['Unchanged', '8,080'],
      ['Skipped', '103'],
      ['Thumbnails', '96'],
    ]);
    expect(importing.works).toHaveLength(1);
    // One main thing at a time.
    expect(page.getByRole('button', { name: 'Export', exact: true }).element().className).not.toContain('primary');
  });

  test('with its conflicts, and who wins', async () => {
    await planned();
    await preview.getByText('2 conflicts: what was done later wins').click();
    const rows = preview.getByRole('row').elements();
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Picture', 'What', 'In the library', 'In the file'],
      ['Espresso, red cup', 'Reaction', 'liked', 'disliked wins'],
      ['No caption', 'Note', 'For the cover wins', 'empty'],
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  test('with what it will not bring back', async () => {
    await planned(summary);
    const sentence = preview.getByText('What you deleted after this file was written stays deleted.');
    expect(sentence.query()).toBeNull();
    cleanup();
    const field = 'deleted' as const;
    await planned(
      aSummary({
        conflicts: 1,
        conflictEntries: [{ key: 'a', caption: 'Espresso', field, mine: 'deleted', theirs: 'kept', wins: 'mine' }],
      }),
    );
    await expect.element(sentence).toBeVisible();
  });

  test('with what it cannot take, and why', async () => {
    await planned();
    await preview.getByText('103 cannot be imported').click();
    const list = preview.getByRole('list', { name: 'Cannot be imported' });
    await expect.element(list).toMatchTextContent(/line 12.*This line is no JSON/);
    await expect.element(preview.getByText('and 102 more')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  test('need not be done', async () => {
    const importing = await planned();
    await page.getByRole('button', { name: 'Don’t import' }).click();
    expect(preview.query()).toBeNull();
    await expect.element(importButton).toHaveFocus();
    expect(importing.works).toHaveLength(1);
  });

  test.for([
    [{ added: 0, changed: 0 }, 'Everything in this file is in the library already.'],
    [{ added: 0, changed: 0, unchanged: 0 }, 'There is nothing in this file that can be imported.'],
  ] as const)('may be nothing: %j', async ([fields, sentence]) => {
    await planned(aSummary(fields));
    await expect.element(preview).toMatchTextContent(sentence);
    expect(preview.getByRole('button', { name: 'Import' }).query()).toBeNull();
    await expect.element(preview.getByRole('button', { name: 'Dismiss' })).toBeVisible();
  });
});

describe('importing', () => {
  async function writing() {
    const importing = await planned();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    importing.works[1]?.progress({ stage: 'writing', share: 0.7, entries: 93 });
    return importing;
  }

  test('can be cancelled: everything is taken back', async () => {
    await writing();
    await expect.element(page.getByRole('region', { name: 'Running import' })).toMatchTextContent(/Importing.*70%/);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText(/What was written was taken back/)).toBeVisible();
  });

  test('can be undone when it is done', async () => {
    const importing = await writing();
    importing.works[1]?.done(aPastImport);
    await expect.element(page.getByText('backup.json imported')).toBeVisible();
    await expect.element(page.getByText('120 added, 14 changed')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    // Half taken back would be neither the one nor the other.
    expect(page.getByRole('button', { name: 'Cancel' }).query()).toBeNull();
    importing.works[2]?.undone(1);
    await expect.element(page.getByText(/but for 1 picture judged since/)).toBeVisible();
  });
});

describe('a page that is opened anew', () => {
  test('can take the last import back', async () => {
    const { importing } = await showExportSection({}, { last: aPastImport });
    await expect.element(page.getByText(/Last import: backup.json,.*120 added, 14 changed/)).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Undo the last import' }).click();
    expect(importing.works.map(({ stage }) => stage)).toEqual(['undoing']);
  });

  test('says when one was interrupted and taken back', async () => {
    await showExportSection({}, { recovered: aPastImport });
    const notice = page.getByRole('status').filter({ hasText: 'interrupted' });
    await expect.element(notice).toMatchTextContent(/backup.json was interrupted. What it had written was taken back/);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(notice.query()).toBeNull();
  });
});

test.for([360, 1280, 2560])('nothing sticks out at %i pixels', async (width) => {
  await page.viewport(width, 800);
  const long = `${'a-very-long-name-'.repeat(10)}.json`;
  await planned({ ...summary, fileName: long });
  for (const fold of document.querySelectorAll('details')) fold.open = true;
  const main = page.getByRole('main').element();
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(main.scrollWidth).toBe(main.clientWidth);
  expect(await axeViolations()).toEqual([]);
});

function drag(type: 'dragover' | 'drop', ...files: readonly File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const held of files) dataTransfer.items.add(held);
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  page.getByRole('heading', { name: 'Export & import' }).element().dispatchEvent(event);
  return event;
}
