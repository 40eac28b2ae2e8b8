import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { RecoveryPage, type LibraryFault } from '../../../components/options/RecoveryPage.tsx';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { RecoveredFile } from '../../../lib/core/library/recovery.ts';
import { createRecoveryModel } from '../../../lib/state/options/createRecoveryModel.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { showSection } from './showSection.tsx';

type Recover = Parameters<typeof createRecoveryModel>[0]['recover'];

const recovered: RecoveredFile = {
  read: 12_393,
  unread: 15,
  fileName: 'likeable-gallery-recovered.json',
  bytes: 13_456_789,
};
const exportButton = page.getByRole('button', { name: 'Export what can be read' });

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

function show(recover: Recover = () => new Promise(() => {}), fault: LibraryFault = 'storage-damaged') {
  const onTryAgain = vi.fn();
  const report = vi.fn();
  const model = createRecoveryModel({ recover, report });
  showSection(<RecoveryPage fault={fault} model={model} onTryAgain={onTryAgain} />);
  return { model, onTryAgain };
}

describe('a library that does not open', () => {
  test.for([
    ['storage-unavailable', 'The library cannot be opened', 'Nothing in it was deleted or changed'],
    ['storage-full', 'The disk is full', 'Nothing in the library was deleted or changed'],
    ['storage-damaged', 'Part of the library cannot be read', 'Nothing in it was deleted or changed'],
    ['storage-newer', 'The library is newer than this version', 'It is untouched'],
  ] as const)('%s: says what is the case and what is safe', async ([fault, title, sentence]) => {
    show(undefined, fault);
    await expect.element(page.getByRole('main', { name: title })).toMatchTextContent(sentence);
    expect(await axeViolations()).toEqual([]);
  });

  test('can be tried again; nothing there deletes', async () => {
    const { onTryAgain } = show();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(onTryAgain).toHaveBeenCalledOnce();
    const buttons = page.getByRole('button').elements();
    expect(buttons.map((button) => button.textContent)).toEqual(['Export what can be read', 'Try again']);
  });

  test('is read as far as it goes, visibly', async () => {
    show(({ onProgress }) => {
      onProgress({ read: 5012, unread: 3 }, 12_408);
      return new Promise(() => {});
    });
    await exportButton.click();
    const bar = page.getByRole('progressbar', { name: 'Recovery' });
    await expect.element(bar).toHaveAttribute('aria-valuetext', '5,015 of 12,408');
    await expect.element(page.getByText('3 cannot be read')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  test('the reading can be cancelled', async () => {
    show(
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    await exportButton.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('Export cancelled')).toBeVisible();
    await expect.element(exportButton).toHaveFocus();
  });

  test('gives a file, and says how much is in it', async () => {
    show(async () => recovered);
    await exportButton.click();
    const said = page.getByRole('status').filter({ hasText: 'saved' });
    await expect.element(said).toMatchTextContent(/12,393 judgements saved/);
    await expect.element(said).toMatchTextContent(/likeable-gallery-recovered.json in your downloads, 13.5 MB/);
    await expect.element(said).toMatchTextContent(/15 judgements could not be read/);
    expect(await axeViolations()).toEqual([]);
  });

  test('may give nothing, and says so', async () => {
    show(async () => {
      throw new CodedError('export-failed', 'Not one judgement could be read.');
    });
    await exportButton.click();
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/Not one judgement could be read. Nothing was deleted/);
    await expect.element(exportButton).toBeEnabled();
  });
});

test.for([360, 2560])('nothing sticks out at %i pixels', async (width) => {
  await page.viewport(width, 800);
  show(async () => ({ ...recovered, fileName: `${'a-very-long-name-'.repeat(10)}.json` }));
  await exportButton.click();
  await expect.element(page.getByText(/judgements saved/)).toBeVisible();
  const main = page.getByRole('main').element();
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(main.scrollWidth).toBe(main.clientWidth);
});
