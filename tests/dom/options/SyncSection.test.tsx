import { signal } from '@preact/signals';
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SyncSection } from '../../../components/options/SyncSection.tsx';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { SyncStatus } from '../../../lib/core/sync/syncStatus.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import {
  ACCOUNT,
  anAccountSettingsModel,
  aSyncModel,
  aSyncResult,
  aSyncStatus,
  SYNC_NOW,
} from '../../support/sync/syncModels.ts';
import { showSection } from './showSection.tsx';
import { button, failed, field, NO_SERVER, showSyncSection, state } from './showSyncSection.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('with a server', () => {
  test('says when it was synced, what moved and what comes next', async () => {
    await showSyncSection(aSyncStatus({ unsent: 4 }));
    await expect.element(state).toMatchTextContent(/^Synced 3 minutes ago/);
    for (const words of [
      '12 pictures received',
      '3 pictures sent',
      '4 pictures to be sent',
      'Next sync in 12 minutes',
    ]) {
      await expect.element(state.getByText(words)).toBeVisible();
    }
    const server = page.getByRole('region', { name: 'Your server' });
    await expect.element(server.getByText('https://cloud.example/remote.php/dav/files/me')).toBeVisible();
    await expect.element(server.getByText('Encrypted before it leaves this machine')).toBeVisible();
    expect(server.getByText('Judging as').query()).toBeNull();
  });

  test('says who judges in a library that several people share, also while it is changed', async () => {
    await showSyncSection(aSyncStatus({ account: { ...ACCOUNT, kind: 'couchdb', person: 'Mia' } }));
    await expect.element(page.getByRole('region', { name: 'Your server' })).toMatchTextContent(/Judging as\s*Mia/);
    await button('Change server or password…').click();
    await expect.element(field('Your name')).toHaveValue('Mia');
  });

  test('lists the machines that write to the server, and takes over from one that is no longer used', async () => {
    const machines = [
      { device: 'devicea1', name: 'Firefox on Linux', isOwn: true, wroteAt: SYNC_NOW },
      { device: 'deviceb2', name: 'Old laptop', isOwn: false, wroteAt: SYNC_NOW - 40 * 24 * 3_600_000 },
      { device: 'devicec3', name: null, isOwn: false, wroteAt: null },
    ];
    const { asked } = await showSyncSection(aSyncStatus(), {
      answer: async (name: string) => (name === 'sync.machines' ? machines : null),
    });
    await page.getByRole('button', { name: 'Show machines' }).click();
    const list = page.getByRole('list', { name: 'Your machines' });
    await expect.element(list.getByText('Unnamed machine')).toBeVisible();
    expect(list.getByRole('button').all()).toHaveLength(2);
    expect(await axeViolations()).toEqual([]);
    await list.getByRole('button', { name: 'Take over…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Take over from “Old laptop”?' });
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect.poll(() => asked).toContainEqual(['sync.takeOver', { device: 'deviceb2' }]);
  });

  test('syncs at a press, shows what moves and can be stopped, with the focus kept', async () => {
    const { model, background, asked } = await showSyncSection(aSyncStatus(), {
      answer: async (name: string) => {
        background.status =
          name === 'sync.run'
            ? aSyncStatus({ run: { phase: 'receiving', received: 1, sent: 0 } })
            : aSyncStatus({ last: aSyncResult({ received: 2, sent: 0 }) });
      },
    });
    await button('Sync now').click();
    await expect.element(state).toMatchTextContent(/^Receiving…1 picture received/);
    await expect
      .element(page.getByRole('progressbar', { name: 'Syncing…' }))
      .toHaveAttribute('aria-valuetext', '1 picture received');
    await expect.element(page.getByRole('status').filter({ hasText: 'Syncing…' })).toBeInTheDocument();
    await expect.element(button('Cancel')).toHaveFocus();
    background.status = aSyncStatus({ run: { phase: 'sending', received: 2, sent: 5 } });
    await model.load();
    await expect.element(state).toMatchTextContent(/^Sending…2 pictures received5 pictures sent/);
    await button('Cancel').click();
    await expect.element(button('Sync now')).toHaveFocus();
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Synced just now 2 pictures received' }))
      .toBeInTheDocument();
    expect(asked.map(([name]) => name)).toEqual(['sync.run', 'sync.cancel']);
  });

  test('what went wrong is said with what mends it', async () => {
    const made = await showSyncSection(failed('sync-unreachable', 'cloud.example cannot be reached.'));
    await expect.element(page.getByRole('alert')).toHaveTextContent('cloud.example cannot be reached.');
    await expect.element(state).toMatchTextContent(/^Not synced.*Synced 3 hours ago/);
    await button('Sync now').click();
    expect(made.asked).toEqual([['sync.run', undefined]]);
  });

  test('a missing permission is asked for within the press', async () => {
    const { patterns } = await showSyncSection(
      failed('sync-permission', 'The browser does not let the extension reach it.'),
    );
    await button('Allow access…').click();
    expect(patterns).toEqual([['https://cloud.example/*']]);
  });

  test('a wrong password is typed anew', async () => {
    await showSyncSection(failed('sync-credentials', 'It refuses the password.'));
    await state.getByRole('button', { name: 'Change server or password…' }).click();
    await expect.element(field('Address')).toHaveValue('https://cloud.example/remote.php/dav/files/me');
    await expect.element(field('Password')).toHaveValue('');
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
    await button('Cancel').click();
    await expect.element(state).toBeVisible();
  });

  test.for([
    [1, 'Keep it and put it back there', false],
    [3000, 'Delete them here too', true],
  ] as const)('many deletions are asked about: %i', async ([count, answer, isAgreed]) => {
    const { asked } = await showSyncSection(
      aSyncStatus({
        deletions: count,
        last: aSyncResult({ problem: { code: 'sync-deletions', message: 'Said by the question.' } }),
      }),
    );
    const question = page.getByRole('region', { name: 'A question before it goes on' });
    await expect.element(question.getByRole('alert')).toMatchTextContent(/nothing is deleted here\.$/);
    expect(page.getByText('Said by the question.').query()).toBeNull();
    expect(await axeViolations()).toEqual([]);
    await question.getByRole('button', { name: answer }).click();
    expect(asked).toEqual([['sync.answerDeletions', { isAgreed }]]);
  });

  test.for([
    [7 * 60_000, 'This machine’s clock is behind the server’s by 7 minutes.'],
    [-26 * 3_600_000, 'This machine’s clock is ahead of the server’s by 26 hours.'],
  ] as const)('a wrong clock is said, and that nothing is lost: %i', async ([clockOffset, words]) => {
    await showSyncSection(aSyncStatus({ clockOffset }));
    await expect.element(page.getByText(new RegExp(`^${words} Nothing is lost`))).toBeVisible();
  });

  test('clocks may differ by a little', async () => {
    await showSyncSection(aSyncStatus({ clockOffset: 299_000 }));
    expect(page.getByText(/clock/).query()).toBeNull();
  });

  test('how often is chosen', async () => {
    const { asked, background } = await showSyncSection(aSyncStatus(), {
      answer: async () => {
        background.status = aSyncStatus({ account: { ...ACCOUNT, everyMinutes: 60 } });
      },
    });
    const every = page.getByRole('combobox', { name: 'At the latest after' });
    await expect.element(every).toHaveTextContent('5 minutes15 minutes1 hour6 hours');
    await every.selectOptions('1 hour');
    expect(asked).toEqual([['sync.change', { everyMinutes: 60 }]]);
    await expect.element(every).toHaveValue('60');
  });

  test('disconnecting asks first, and says that nothing is deleted', async () => {
    const { asked, background } = await showSyncSection(aSyncStatus(), {
      answer: async () => {
        background.status = NO_SERVER;
      },
    });
    const dialog = page.getByRole('dialog', { name: 'Disconnect from cloud.example?' });
    await button('Disconnect…').click();
    await expect.element(dialog).toMatchTextContent(/Nothing is deleted anywhere/);
    expect(await axeViolations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(asked).toEqual([]);
    await button('Disconnect…').click();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await expect.element(button('Check and connect')).toBeVisible();
    expect(asked).toEqual([['sync.disconnect', undefined]]);
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  test('its passphrase is changed, typed twice', async () => {
    const { asked } = await showSyncSection();
    const dialog = page.getByRole('dialog', { name: 'Change the passphrase' });
    await button('Change passphrase…').click();
    await field('Passphrase').fill('short');
    await dialog.getByRole('button', { name: 'Change passphrase' }).click();
    await expect.element(field('Passphrase')).toHaveFocus();
    await expect.element(field('Passphrase')).toHaveAccessibleDescription('Use at least 8 characters.');
    expect(await axeViolations()).toEqual([]);
    await field('Passphrase').fill('correct horse');
    await field('Passphrase again').fill('correct horse');
    await dialog.getByRole('button', { name: 'Change passphrase' }).click();
    await expect.element(page.getByText('The passphrase was changed.')).toBeVisible();
    expect(asked).toEqual([['sync.change', { passphrase: 'correct horse' }]]);
  });

  test('a passphrase that could not be changed stays in its dialog, with why', async () => {
    await showSyncSection(aSyncStatus(), {
      answer: () => Promise.reject(new CodedError('sync-unreachable', 'Not reached.')),
    });
    await button('Change passphrase…').click();
    await field('Passphrase').fill('correct horse');
    await field('Passphrase again').fill('correct horse');
    await page.getByRole('dialog').getByRole('button', { name: 'Change passphrase' }).click();
    await expect.element(page.getByRole('dialog').getByRole('alert')).toHaveTextContent('Not reached.');
    await expect.element(field('Passphrase')).toHaveValue('correct horse');
  });
});

test('a state that cannot be read is said, and read again', async () => {
  const { model } = aSyncModel();
  const read = vi.fn(async () => {});
  const problem = 'The library did not answer.';
  showSection(
    <SyncSection
      model={{ ...model, load: read, problem: signal(problem) }}
      accountSettings={anAccountSettingsModel().model}
    />,
  );
  await expect.element(page.getByRole('alert')).toMatchTextContent(/did not answer/);
  await button('Try again').click();
  expect(read).toHaveBeenCalledTimes(2);
});

const states: Readonly<Record<string, SyncStatus>> = {
  'no server': NO_SERVER,
  idle: aSyncStatus(),
  'nothing new': aSyncStatus({ last: aSyncResult({ received: 0, sent: 0 }) }),
  'never synced': aSyncStatus({ last: null, syncedAt: null, nextAt: null, unsent: null }),
  running: aSyncStatus({ run: { phase: 'receiving', received: 123_456, sent: 0 } }),
  'a problem': failed(
    'sync-unreachable',
    'cloud.example cannot be reached: there is no connection, the name is wrong, or its certificate is not trusted.',
  ),
  'a missing permission': failed('sync-permission', 'The browser does not let the extension reach it.'),
  'a question': aSyncStatus({ deletions: 3000 }),
  'a wrong clock': aSyncStatus({ clockOffset: 3_600_000 }),
  'long names': aSyncStatus({
    account: {
      kind: 'couchdb',
      address: `https://${'couch.'.repeat(20)}example/${'likes'.repeat(20)}`,
      user: 'someone-'.repeat(20),
      person: 'Someone'.repeat(14),
      deviceName: 'Machine'.repeat(8),
      everyMinutes: 360,
      isEncrypted: false,
    },
  }),
};

test.for(Object.entries(states))('axe finds nothing: %s', async ([, status]) => {
  await showSyncSection(status);
  expect(await axeViolations()).toEqual([]);
});

test.for(Object.entries(states))('fits 360 pixels: %s', async ([, status]) => {
  await page.viewport(360, 640);
  await showSyncSection(status);
  const main = page.getByRole('main').element();
  expect(main.scrollWidth).toBe(main.clientWidth);
});
