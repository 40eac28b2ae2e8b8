import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { formatBytes } from '../../../components/ui/formatBytes.ts';
import { Options } from '../../../components/options/Options.tsx';
import '../../../components/options/options.css';
import type { ExportStatus } from '../../../lib/state/createExportModel.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { fakeExportModel, fakeLibraryModel } from './fakeModels.ts';

const states: Readonly<Record<string, ExportStatus>> = {
  idle: { kind: 'idle' },
  starting: { kind: 'running', done: 0, total: 0 },
  running: { kind: 'running', done: 5012, total: 12408 },
  finished: { kind: 'finished', likes: 12408, bytes: 9123456, fileName: 'likeable-gallery-2026-11-22.json' },
  cancelled: { kind: 'cancelled' },
  failed: { kind: 'failed', message: 'The disk is full.' },
};

function show(status: ExportStatus | undefined, library = fakeLibraryModel()) {
  const exporting = fakeExportModel(status);
  const rendered = render(
    <Options section="export" library={library} exporting={exporting} shortcut="" openPage={() => undefined} />,
  );
  return { exporting, library, ...rendered };
}

const exportButton = page.getByRole('button', { name: 'Export', exact: true });

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('exporting', () => {
  test('everything, told in numbers', async () => {
    const { exporting } = show(states['idle']);
    await expect.element(page.getByText('JSON, 12,408 judgements')).toBeVisible();
    await expect.element(page.getByText('Everything the library holds, nothing lost')).toBeVisible();
    await exportButton.click();
    expect(exporting.calls).toEqual(['run']);
  });

  test('runs visibly, once, and can be cancelled without losing the focus', async () => {
    const { exporting } = show(states['running']);
    const bar = page.getByRole('progressbar', { name: 'Export' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '40');
    await expect.element(bar).toHaveAttribute('aria-valuetext', '5,012 of 12,408');
    await expect.element(page.getByRole('link', { name: 'Export running' })).toBeVisible();
    const busy = page.getByRole('button', { name: 'Exporting' });
    await busy.click({ force: true });
    expect(exporting.calls).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(exporting.calls).toEqual(['cancel']);
    await expect.element(busy).toHaveFocus();
  });

  test('has no value before the library is counted', async () => {
    show(states['starting']);
    const bar = page.getByRole('progressbar', { name: 'Export' });
    await expect.element(bar).not.toHaveAttribute('aria-valuenow');
    await expect.element(bar).toHaveAttribute('aria-valuetext', 'Starting');
  });

  test('ends with what was written', async () => {
    show(states['finished']);
    await expect.element(page.getByText('12,408 judgements exported')).toBeVisible();
    await expect
      .element(page.getByText(/in your downloads/))
      .toHaveTextContent('likeable-gallery-2026-11-22.json in your downloads, 9.1 MB');
    await expect.element(exportButton).toBeVisible();
  });

  test('cancelled: nothing is left behind', async () => {
    show(states['cancelled']);
    await expect.element(page.getByRole('status')).toMatchTextContent(/Export cancelled.*No file/);
  });

  test('failed: why, and again', async () => {
    const { exporting } = show(states['failed']);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/did not finish.*The disk is full\./);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(exporting.calls).toEqual(['run']);
    await expect.element(exportButton).toHaveFocus();
  });

  test('an empty library is said to be empty, and still exported on request', async () => {
    const { exporting } = show(states['idle'], fakeLibraryModel({ counts: { liked: 0, disliked: 0, cleared: 0 } }));
    await expect.element(page.getByText(/The library is empty/)).toBeVisible();
    await exportButton.click();
    expect(exporting.calls).toEqual(['run']);
  });

  test('a library that cannot be counted may still be exported', async () => {
    const library = fakeLibraryModel({
      counts: null,
      status: { kind: 'failed', message: 'The library did not answer.' },
    });
    const { exporting } = show(states['idle'], library);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The library did not answer\./);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(library.calls).toEqual([['reload']]);
    await exportButton.click();
    expect(exporting.calls).toEqual(['run']);
  });

  test.for([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [9_123_456, '9.1 MB'],
    [3_000_000_000, '3 GB'],
  ] as const)('%i bytes are written %s', ([bytes, text]) => expect(formatBytes(bytes)).toBe(text));
});

describe('the sections', () => {
  test('are links, the present one marked', async () => {
    show(states['idle']);
    const links = page.getByRole('navigation', { name: 'Sections' });
    await expect.element(links.getByRole('link', { name: /^Library/ })).toHaveAttribute('href', '#library');
    await expect.element(links.getByRole('link', { name: /^Library/ })).not.toHaveAttribute('aria-current');
    await expect.element(links.getByRole('link', { name: 'Export' })).toHaveAttribute('href', '#export');
    await expect.element(links.getByRole('link', { name: 'Export' })).toHaveAttribute('aria-current', 'page');
  });

  test('the one gone to takes title and focus; the first one only the title', async () => {
    const { exporting, library, rerender } = show(states['idle']);
    expect(document.title).toBe('Export – Likeable Gallery');
    expect(document.activeElement).toBe(document.body);
    rerender(
      <Options section="library" library={library} exporting={exporting} shortcut="" openPage={() => undefined} />,
    );
    await expect.element(page.getByRole('main', { name: 'Library' })).toHaveFocus();
    expect(document.title).toBe('Library – Likeable Gallery');
  });
});

test.for(Object.entries(states))('axe finds nothing: %s', async ([, status]) => {
  show(status);
  expect(await axeViolations()).toEqual([]);
});

test.for(
  Object.entries(states).flatMap(([name, status]) => [360, 2560].map((width) => [name, width, status] as const)),
)('nothing sticks out: %s at %i pixels', async ([, width, status]) => {
  await page.viewport(width, 800);
  show(status);
  const main = page.getByRole('main').element();
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(main.scrollWidth).toBe(main.clientWidth);
});
