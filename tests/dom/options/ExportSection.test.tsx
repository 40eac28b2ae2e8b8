import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { formatTimeLeft } from '../../../components/options/formatTimeLeft.ts';
import { formatBytes } from '../../../lib/core/formatBytes.ts';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { ExportFormat } from '../../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { finishedExport } from '../../support/exportModels.ts';
import { showExportSection } from './showSection.tsx';

const sites = Array.from({ length: 12 }, (_, index) => `*://site${index}.example/*`);
const failures = [
  { key: 'a', url: 'https://frames.example/1.jpg', reason: 'The picture is gone.' },
  { key: 'b', url: 'https://frames.example/2.jpg', reason: 'The site did not answer.' },
];

const exportButton = page.getByRole('button', { name: 'Export', exact: true });
const what = page.getByRole('radiogroup', { name: 'What' });
const format = (name: string) =>
  page.getByRole('radiogroup', { name: 'Format' }).getByRole('radio', { name, exact: true });

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('what to export', () => {
  test('everything or one judgement, each with its number', async () => {
    const { exporting } = await showExportSection();
    await expect.element(what.getByRole('radio', { name: 'Everything, 12,408' })).toBeChecked();
    await expect.element(page.getByText('JSON, 12,408 judgements')).toBeVisible();
    await what.getByRole('radio', { name: 'Disliked, 3,902' }).click();
    await expect.element(page.getByText('JSON, 3,902 judgements')).toBeVisible();
    await exportButton.click();
    expect(exporting.exports[0]?.request.scope).toEqual({
      kind: 'filter',
      filter: { ...WHOLE_LIBRARY, reactions: ['disliked'] },
    });
  });

  test('the filter and the selection, where there are any', async () => {
    const filter = { ...WHOLE_LIBRARY, text: 'cover' };
    const { exporting } = await showExportSection({ filter, filtered: 312, selection: ['a', 'b', 'c'] });
    await expect.element(what.getByRole('radio', { name: 'Filter: “cover”, 312' })).toBeVisible();
    await what.getByRole('radio', { name: 'Selection, 3' }).click();
    exporting.selection.value = [];
    await expect.element(what.getByRole('radio', { name: /^Everything/ })).toBeChecked();
    expect(what.getByRole('radio', { name: /^Selection/ }).query()).toBeNull();
  });

  test.for([
    [{ tags: ['cats'] }, 'Filter: cats, 312'],
    [{ tags: ['cats'], sites: ['frames.example'] }, 'Filter, 312'],
    [{ from: 1 }, 'Filter, 312'],
    [{ text: 'x'.repeat(80) }, `Filter: “${'x'.repeat(24)}…”, 312`],
  ] as const)('a filter by its one word: %j', async ([fields, name]) => {
    await showExportSection({ filter: { ...WHOLE_LIBRARY, ...fields } });
    await expect.element(what.getByRole('radio', { name, exact: true })).toBeVisible();
  });

  test('an empty library is said', async () => {
    await showExportSection({ totals: { liked: 0, disliked: 0, cleared: 0 } });
    await expect.element(page.getByText(/The library is empty/)).toBeVisible();
  });
});

describe('the formats', () => {
  test('are one choice, in groups, each with a line', async () => {
    await showExportSection();
    const groups = page.getByRole('radiogroup', { name: 'Format' }).getByRole('group').elements();
    expect(groups.map((group) => group.getElementsByTagName('input').length)).toEqual([6, 5, 3]);
    await expect.element(format('JSON')).toBeChecked();
    await expect.element(format('JSON')).toHaveAccessibleDescription('Everything, nothing lost; imports back');
    await format('Addresses').click();
    await userEvent.keyboard('{ArrowDown}');
    // From one group into the next.
    await expect.element(format('ZIP')).toBeChecked();
    await expect.element(format('ZIP')).toHaveFocus();
  });

  test('tell their size after one like it', async () => {
    await showExportSection({ stored: { sizes: { 'json true': 1095 } } });
    await expect.element(page.getByText('JSON, 12,408 judgements, about 14 MB')).toBeVisible();
  });

  test.for<[ExportFormat, string, string[]]>([
    ['json', 'JSON', ['With thumbnails']],
    ['csv', 'CSV', ['Raw cells']],
    ['html', 'Web page', ['Pictures']],
    ['zip', 'ZIP', ['With thumbnails', 'File names']],
    ['imagefolder', 'Hugging Face', ['File names']],
    ['webdataset', 'WebDataset', ['Pictures in a shard', 'File names']],
    ['parquet', 'Parquet', ['With image bytes']],
    ['numpy', 'NumPy', ['File', 'Longest edge', 'File names']],
    ['labels', 'Labelled', ['Written as']],
    ['pairs', 'Pairs', ['Pairs of one', 'Each picture', 'Written as']],
  ])('have their own options: %s', async ([stored, name, options]) => {
    await showExportSection({ stored: { format: stored } });
    await page.getByRole('button', { name: 'Options' }).click();
    const group = page.getByRole('group', { name: `${name} options` });
    const controls = group.element().querySelectorAll('[role=radiogroup], input');
    expect([...controls].map(accessibleName)).toEqual(options);
    expect(await axeViolations()).toEqual([]);
  });

  test.for<ExportFormat>(['jsonl', 'bookmarks', 'urls', 'gradio'])('or none: %s', async (stored) => {
    await showExportSection({ stored: { format: stored } });
    expect(page.getByRole('button', { name: 'Options' }).query()).toBeNull();
  });

  test('options go along', async () => {
    const { exporting } = await showExportSection({ stored: { format: 'pairs' } });
    await page.getByRole('button', { name: 'Options' }).click();
    await page.getByRole('radio', { name: 'Tag' }).click();
    await page.getByRole('radio', { name: 'With every other' }).click();
    await exportButton.click();
    expect(exporting.exports[0]?.request.options).toMatchObject({ pairsBy: 'tag', pairing: 'all' });
  });
});

describe('names of files', () => {
  async function showNames() {
    const shown = await showExportSection({ stored: { format: 'imagefolder' } });
    await page.getByRole('button', { name: 'Options' }).click();
    return { ...shown, field: page.getByRole('textbox', { name: 'File names' }) };
  }

  test('show at once what becomes of them', async () => {
    const { field } = await showNames();
    await expect.element(field).toHaveAccessibleDescription('For instance Espresso, red cup.jpg');
    await field.click();
    await userEvent.keyboard('{Home}');
    await page.getByRole('button', { name: '{site}' }).click();
    await userEvent.keyboard('/');
    await expect.element(field).toHaveValue('{site}/{caption}');
    await expect.element(field).toHaveAccessibleDescription('For instance frames.example/Espresso, red cup.jpg');
  });

  test('that mean nothing are refused as they are typed', async () => {
    const { field, exporting } = await showNames();
    await field.fill('{captoin}');
    await expect.element(field).toBeInvalid();
    await expect.element(field).toHaveAccessibleDescription(/no {captoin}/);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Options' }).click();
    await expect.element(page.getByText(/The file names have a mistake/)).toBeVisible();
    await exportButton.click();
    await expect.element(field).toHaveFocus();
    expect(exporting.exports).toHaveLength(0);
  });
});

describe('pictures from sites', () => {
  test('are said to be needed before, and asked for in the press', async () => {
    const { exporting } = await showExportSection({ missing: sites });
    expect(page.getByText(/Needs to read/).query()).toBeNull();
    await format('ZIP').click();
    await expect.element(page.getByText('Needs to read pictures from 12 sites')).toBeVisible();
    await exportButton.click();
    expect(exporting.asked).toEqual([sites]);
    await expect.element(page.getByRole('progressbar', { name: 'Export' })).toBeVisible();
  });

  test('of all sites are called so', async () => {
    await showExportSection({ missing: ['*://*/*'], stored: { format: 'zip' } });
    await expect.element(page.getByText('Needs to read pictures from all sites')).toBeVisible();
  });

  test('refused: one can go on with what may be read', async () => {
    const { exporting } = await showExportSection({ missing: sites, isAgreed: false, stored: { format: 'zip' } });
    await expect.element(page.getByText(/12 sites/)).toBeVisible();
    await exportButton.click();
    await expect.element(page.getByText('The sites may not be read')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Export what may be read' }).click();
    expect(exporting.exports).toHaveLength(1);
  });

  test('while the sites are being found out nothing can be pressed', async () => {
    const { exporting } = await showExportSection({ missing: new Promise(() => {}), stored: { format: 'zip' } });
    await expect.element(page.getByText('Looking which sites the pictures are on')).toBeVisible();
    await exportButton.click({ force: true });
    expect(exporting.asked).toEqual([]);
  });
});

describe('a running export', () => {
  async function running() {
    const shown = await showExportSection({ stored: { format: 'zip' } });
    await what.getByRole('radio', { name: /^Liked/ }).click();
    await exportButton.click();
    return { ...shown, work: shown.exporting.exports[0] };
  }

  test('tells items, bytes, failures and the time left', async () => {
    const { exporting, work } = await running();
    const job = page.getByRole('region', { name: 'Running export' });
    const bar = job.getByRole('progressbar', { name: 'Export' });
    await expect.element(bar).not.toHaveAttribute('aria-valuenow');
    await expect.element(bar).toHaveAttribute('aria-valuetext', 'Counting');
    exporting.clock.now = 280_000;
    work?.progress({ done: 5012, total: 8214, bytes: 1_400_000_000, failed: 14 });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '61');
    await expect.element(bar).toHaveAttribute('aria-valuetext', '5,012 of 8,214');
    await expect
      .element(job)
      .toMatchTextContent(/ZIP.*Liked, 8,214 pictures.*3 min left.*1.4 GB.*14 could not be fetched/);
    expect(await axeViolations()).toEqual([]);
  });

  test('is one, and can be cancelled without losing the focus', async () => {
    const { exporting, work } = await running();
    const busy = page.getByRole('button', { name: 'Exporting' });
    await busy.click({ force: true });
    expect(exporting.exports).toHaveLength(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(work?.signal.aborted).toBe(true);
    await expect.element(page.getByText('Export cancelled')).toBeVisible();
    await expect.element(page.getByText(/No file was left behind/)).toBeVisible();
    await expect.element(exportButton).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
  });

  test('can be paused, and goes on by the same button', async () => {
    const { exporting, work } = await running();
    exporting.clock.now = 280_000;
    work?.progress({ done: 5012, total: 8214, bytes: 1, failed: 0 });
    const job = page.getByRole('region', { name: 'Running export' });
    await job.getByRole('button', { name: 'Pause' }).click();
    await expect.element(job.getByText('Paused')).toBeVisible();
    const goOn = job.getByRole('button', { name: 'Continue' });
    await expect.element(goOn).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
    await goOn.click();
    await expect.element(job.getByText('3 min left')).toBeVisible();
    await expect.element(job.getByRole('button', { name: 'Pause' })).toHaveFocus();
  });

  test('ends with files, what was left out, and what failed', async () => {
    const { exporting, work } = await running();
    work?.finish(finishedExport({ done: 8200, failed: 1204, failures, leftOut: 3 }));
    const job = page.getByRole('status').filter({ hasText: 'exported' });
    await expect.element(job).toMatchTextContent(/8,200 pictures exported/);
    await expect.element(job).toMatchTextContent(/likeable-gallery-2026-11-22.zip in your downloads, 2.3 GB/);
    await expect.element(job).toMatchTextContent(/3 pictures left out/);
    await page.getByRole('button', { name: 'Show' }).click();
    const list = page.getByRole('list', { name: 'Could not be fetched' });
    await expect.element(list.getByRole('listitem').first()).toMatchTextContent(/1.jpg.*The picture is gone/);
    await expect.element(page.getByText('and 1,202 more')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Save list' }).click();
    expect(exporting.saved.map(({ name }) => name)).toEqual(['not-exported.txt']);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(page.getByText(/pictures exported/).query()).toBeNull();
    await expect.element(exportButton).toHaveFocus();
  });

  test('of several files lists them', async () => {
    const { work } = await running();
    const files = Array.from({ length: 9 }, (_, index) => ({ name: `shard-${index}.tar`, bytes: 400_000_000 }));
    work?.finish(finishedExport({ files }));
    await expect.element(page.getByText('9 files in your downloads, 3.6 GB')).toBeVisible();
    expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem').elements()).toHaveLength(9);
    expect(await axeViolations()).toEqual([]);
  });

  test('fails with why, what is left, and another try', async () => {
    const { exporting, work } = await running();
    work?.fail(new CodedError('storage-full', ''));
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The disk is full.*No file was left behind/);
    expect(await axeViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(exporting.exports).toHaveLength(2);
    await expect.element(page.getByRole('button', { name: 'Exporting' })).toHaveFocus();
  });
});

test('axe finds nothing at rest', async () => {
  await showExportSection();
  expect(await axeViolations()).toEqual([]);
});

test.for([360, 720, 1280, 2560])('nothing sticks out at %i pixels', async (width) => {
  await page.viewport(width, 800);
  const filter = { ...WHOLE_LIBRARY, text: 'cover of the week' };
  const { exporting } = await showExportSection({ filter, selection: ['a'], missing: sites });
  await format('ZIP').click();
  await page.getByRole('button', { name: 'Options' }).click();
  await expect.element(page.getByText(/12 sites/)).toBeVisible();
  await exportButton.click();
  await expect.element(page.getByRole('progressbar', { name: 'Export' })).toBeVisible();
  isWithin(width);
  const name = `${'a-very-long-name-'.repeat(10)}.zip`;
  exporting.exports[0]?.finish(finishedExport({ failures, failed: 14, files: [{ name, bytes: 1 }] }));
  await page.getByRole('button', { name: 'Show' }).click();
  isWithin(width);
});

test.for([
  [0, 'a few seconds left'],
  [9_999, 'a few seconds left'],
  [31_000, '40 sec left'],
  [60_000, '1 min left'],
  [179_000, '3 min left'],
  [3_600_000, '1 hr left'],
  [5_500_000, '1 hr 30 min left'],
] as const)('%i ms are written %s', ([ms, text]) => expect(formatTimeLeft(ms)).toBe(text));

test.for([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [9_123_456, '9.1 MB'],
  [3_000_000_000, '3 GB'],
] as const)('%i bytes are written %s', ([bytes, text]) => expect(formatBytes(bytes)).toBe(text));

function isWithin(width: number): void {
  const main = page.getByRole('main').element();
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(main.scrollWidth).toBe(main.clientWidth);
}

function accessibleName(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const named = element.getAttribute('aria-labelledby');
  const by = named === null ? label : document.getElementById(named);
  return element.getAttribute('aria-label') ?? by?.textContent ?? '';
}
