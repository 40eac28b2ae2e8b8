import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CodedError } from '../../../lib/core/codedError.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSyncStatus } from '../../support/sync/syncModels.ts';
import { NO_SERVER, showSyncSection } from './showSyncSection.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

describe('settings through the account of the browser', () => {
  const toggle = page.getByRole('switch', { name: 'Keep settings in step through the browser’s own account' });
  const part = page.getByRole('region', { name: 'Settings' });

  test.for([
    ['without a server', NO_SERVER],
    ['with a server', aSyncStatus()],
  ] as const)('are switched on and off: %s', async ([, status]) => {
    const { ofSettings } = await showSyncSection(status);
    await expect.element(part).toMatchTextContent(/Only settings go there, never pictures or judgements\./);
    await expect.element(toggle).not.toBeChecked();
    await toggle.click();
    await expect.element(toggle).toBeChecked();
    await toggle.click();
    await expect.element(toggle).not.toBeChecked();
    expect(ofSettings.asked).toEqual([true, false]);
  });

  test('go back, with why, where the account does not take them', async () => {
    await showSyncSection(
      aSyncStatus(),
      {},
      {
        answer: async (name) => {
          if (name === 'accountSettings.set') throw new CodedError('storage-full', 'QuotaExceededError');
        },
      },
    );
    await toggle.click();
    await expect.element(part.getByRole('alert')).toMatchTextContent(/^Your settings are too large for the browser’s/);
    await expect.element(toggle).not.toBeChecked();
    expect(await axeViolations()).toEqual([]);
    await part.getByRole('button', { name: 'Dismiss' }).click();
    expect(part.getByRole('alert').query()).toBeNull();
  });

  test('are read again where that has failed', async () => {
    let fails = true;
    await showSyncSection(
      aSyncStatus(),
      {},
      {
        isOn: true,
        answer: async () => {
          if (fails) throw new CodedError('no-reply', '');
        },
      },
    );
    await expect.element(part.getByRole('alert')).toMatchTextContent(/did not answer/);
    await expect.element(toggle).toHaveAttribute('aria-busy', 'true');
    expect(await axeViolations()).toEqual([]);
    fails = false;
    await part.getByRole('button', { name: 'Try again' }).click();
    await expect.element(toggle).toBeChecked();
    expect(part.getByRole('alert').query()).toBeNull();
  });
});
