import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SyncSection } from '../../../components/options/SyncSection.tsx';
import type { ErrorCode } from '../../../lib/core/codedError.ts';
import type { SyncStatus } from '../../../lib/core/sync/syncStatus.ts';
import {
  anAccountSettingsModel,
  aSyncModel,
  aSyncResult,
  aSyncStatus,
  SYNC_NOW,
  type AccountSettingsEdge,
  type SyncEdge,
} from '../../support/sync/syncModels.ts';
import { showSection } from './showSection.tsx';

/** What is known before a server is set up. */
export const NO_SERVER = aSyncStatus({ account: null, last: null, syncedAt: null, nextAt: null, unsent: null });

export async function showSyncSection(
  status: SyncStatus = aSyncStatus(),
  edge: Omit<SyncEdge, 'status'> = {},
  accountSettings: AccountSettingsEdge = {},
) {
  const made = aSyncModel({ status, ...edge });
  const ofSettings = anAccountSettingsModel(accountSettings);
  showSection(<SyncSection model={made.model} accountSettings={ofSettings.model} />);
  await vi.waitFor(() => expect(made.model.status.value).not.toBeNull());
  return { ...made, ofSettings };
}

/** The latest sync has failed, three hours after one that has not. */
export function failed(code: ErrorCode, message: string): SyncStatus {
  return aSyncStatus({ last: aSyncResult({ problem: { code, message } }), syncedAt: SYNC_NOW - 3 * 3_600_000 });
}

export const field = (name: string) => page.getByLabelText(name, { exact: true });
export const button = (name: string) => page.getByRole('button', { name, exact: true });
export const state = page.getByRole('region', { name: 'State' });
