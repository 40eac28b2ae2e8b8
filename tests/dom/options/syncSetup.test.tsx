import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CodedError } from '../../../lib/core/codedError.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSyncStatus } from '../../support/sync/syncModels.ts';
import { button, field, NO_SERVER, showSyncSection } from './showSyncSection.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('without a server', () => {
  test('says what it is, and what each kind of server is for', async () => {
    await showSyncSection(NO_SERVER);
    await expect.element(page.getByText(/^Keeps your library the same.*and nowhere else\.$/)).toBeVisible();
    await expect.element(page.getByText(/Nextcloud, Synology, Koofr, Apache, nginx and rclone/)).toBeVisible();
    await expect
      .element(field('Address'))
      .toHaveAccessibleDescription(
        'Of a folder, such as https://cloud.example/remote.php/dav/files/me. It is made where there is none.',
      );
    await page.getByRole('radio', { name: 'CouchDB' }).click();
    await expect.element(page.getByText(/^For a team that shares a library/)).toBeVisible();
    await expect.element(field('Address')).toHaveAccessibleDescription(/https:\/\/couch\.example\/likes/);
    await expect.element(field('Name of this machine')).toHaveValue('Firefox on Linux');
  });

  test('is set up with the keyboard alone', async () => {
    const { model, patterns, asked, background } = await showSyncSection(NO_SERVER, {
      answer: async () => {
        background.status = aSyncStatus();
      },
    });
    field('Address').element().focus();
    await userEvent.keyboard(
      'https://cloud.example/dav{Tab}me{Tab}secret{Tab} {Tab}correct horse{Tab}correct horse{Enter}',
    );
    expect(patterns).toEqual([['https://cloud.example/*']]);
    await expect.element(page.getByText('Connected. Your library is being synced.')).toBeVisible();
    expect(asked[0]).toMatchObject([
      'sync.connect',
      {
        account: { address: 'https://cloud.example/dav', user: 'me', password: 'secret', passphrase: 'correct horse' },
      },
    ]);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Sync' })).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
    await button('Dismiss').click();
    expect(model.connecting.value.kind).toBe('typing');
  });

  test('asks who judges where several people can share a library', async () => {
    const { asked } = await showSyncSection(NO_SERVER);
    expect(field('Your name').query()).toBeNull();
    await page.getByRole('radio', { name: 'CouchDB' }).click();
    await expect.element(field('Your name')).toHaveAccessibleDescription(/Leave it empty for a library of your own\.$/);
    await expect.element(field('Your name')).toHaveValue('');
    await field('Your name').fill(' Mia ');
    expect(await axeViolations()).toEqual([]);
    await field('Address').fill('https://couch.example/likes');
    await button('Check and connect').click();
    await vi.waitFor(() =>
      expect(asked[0]).toMatchObject(['sync.connect', { account: { kind: 'couchdb', person: 'Mia' } }]),
    );
  });

  test('says what is wrong where it is, and leads there', async () => {
    const { patterns } = await showSyncSection(NO_SERVER);
    await button('Check and connect').click();
    await expect.element(field('Address')).toHaveFocus();
    await expect.element(field('Address')).toBeInvalid();
    await expect.element(field('Address')).toHaveAccessibleDescription(/^Give the address of your server\./);
    await field('Address').fill('http://cloud.example');
    await expect.element(field('Address')).toHaveAccessibleDescription(/^The address must begin with https:\/\//);
    expect(await axeViolations()).toEqual([]);
    await field('Address').fill('https://cloud.example');
    await page.getByRole('checkbox', { name: 'Encrypt what is sent' }).click();
    await expect.element(page.getByText(/nobody can read the library there, and it cannot be restored/)).toBeVisible();
    await field('Passphrase').fill('correct horse');
    await field('Passphrase again').fill('correct house');
    await button('Check and connect').click();
    await expect.element(field('Passphrase again')).toHaveFocus();
    await expect.element(field('Passphrase again')).toHaveAccessibleDescription('The two are not the same.');
    expect(patterns).toEqual([]);
    expect(await axeViolations()).toEqual([]);
  });

  test('a press counts although what it leaves says what is wrong', async () => {
    await showSyncSection(NO_SERVER);
    await field('Address').fill('http://cloud.example');
    // Presses where it stands, as people do: it moves when the sentence comes.
    await page.getByRole('checkbox', { name: 'Encrypt what is sent' }).click({ force: true, timeout: 1000 });
    await expect.element(field('Address')).toBeInvalid();
    await expect.element(page.getByRole('checkbox', { name: 'Encrypt what is sent' })).toBeChecked();
  });

  test('says that it waits for the browser, and that it checks', async () => {
    let agree = (_: boolean): void => {};
    await showSyncSection(NO_SERVER, {
      agree: () => new Promise((resolve) => (agree = resolve)),
      answer: () => new Promise(() => {}),
    });
    await field('Address').fill('https://cloud.example');
    await button('Check and connect').click();
    await expect.element(page.getByText('Waiting for your answer to the browser’s question…')).toBeVisible();
    agree(true);
    await expect.element(page.getByText('Checking…')).toBeVisible();
    await expect.element(button('Check and connect')).toHaveAttribute('aria-busy', 'true');
    expect(await axeViolations()).toEqual([]);
  });

  test('says exactly why it cannot be used', async () => {
    await showSyncSection(NO_SERVER, {
      answer: () => Promise.reject(new CodedError('sync-credentials', 'It refuses the password.')),
    });
    await field('Address').fill('https://cloud.example');
    await button('Check and connect').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('It refuses the password.');
    expect(await axeViolations()).toEqual([]);
  });
});
