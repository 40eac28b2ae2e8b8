import type { SyncResult, SyncStatus } from '../../../lib/core/sync/syncStatus.ts';
import type { Client } from '../../../lib/protocol/client.ts';
import { createAccountSettingsModel } from '../../../lib/state/options/createAccountSettingsModel.ts';
import { createSyncModel } from '../../../lib/state/options/createSyncModel.ts';
import { createSyncReading } from '../../../lib/state/syncReading.ts';

/** When models under test look at their clock. */
export const SYNC_NOW = 1_796_000_000_000;
const MINUTE = 60_000;

export const ACCOUNT = {
  kind: 'webdav',
  address: 'https://cloud.example/remote.php/dav/files/me',
  user: 'me',
  person: null,
  deviceName: 'Firefox on Linux',
  everyMinutes: 15,
  isEncrypted: true,
} as const;

/** A server that was synced with three minutes ago, unless it is said. */
export function aSyncStatus(differences: Partial<SyncStatus> = {}): SyncStatus {
  return {
    account: ACCOUNT,
    run: null,
    last: aSyncResult(),
    syncedAt: SYNC_NOW - 3 * MINUTE,
    nextAt: SYNC_NOW + 12 * MINUTE,
    unsent: 0,
    deletions: null,
    clockOffset: 800,
    ...differences,
  };
}

export function aSyncResult(differences: Partial<SyncResult> = {}): SyncResult {
  return { at: SYNC_NOW - 3 * MINUTE, received: 12, sent: 3, ahead: 0, problem: null, ...differences };
}

export interface SyncEdge {
  readonly status?: SyncStatus;
  /** What the background answers to a message of this name besides `sync.read`. */
  readonly answer?: (name: string) => Promise<unknown>;
  /** What the person says to the browser's question. */
  readonly agree?: () => Promise<boolean>;
}

/** The real model over an edge that does what the test says. */
export function aSyncModel(edge: SyncEdge = {}) {
  const background = { status: edge.status ?? aSyncStatus() };
  const asked: (readonly [name: string, request: unknown])[] = [];
  const patterns: (readonly string[])[] = [];
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);
  const client = {
    async request(name: string, request: unknown) {
      if (name === 'sync.read') return background.status;
      asked.push([name, request]);
      return (await edge.answer?.(name)) ?? null;
    },
  } as unknown as Client;
  const model = createSyncModel({
    client,
    reading: createSyncReading({ client, wait: async () => {}, report }),
    requestPatterns(wanted) {
      patterns.push(wanted);
      return edge.agree?.() ?? Promise.resolve(true);
    },
    guessedName: 'Firefox on Linux',
    now: () => SYNC_NOW,
    report,
  });
  return { model, background, asked, patterns, reported };
}

/** What the background does when settings are to go through the browser's account. */
export interface AccountSettingsEdge {
  isOn?: boolean;
  /** Besides answering. */
  answer?: (name: string) => Promise<void>;
}

/** The real model over an edge that does what the test says, and keeps what was set in it. */
export function anAccountSettingsModel(edge: AccountSettingsEdge = {}) {
  const asked: boolean[] = [];
  const reported: unknown[] = [];
  const client = {
    async request(name: string, request: { readonly isOn: boolean } | undefined) {
      if (request !== undefined) asked.push(request.isOn);
      await edge.answer?.(name);
      if (request === undefined) return { isOn: edge.isOn ?? false };
      edge.isOn = request.isOn;
      return null;
    },
  } as unknown as Client;
  const model = createAccountSettingsModel({ client, report: (error) => void reported.push(error) });
  return { model, asked, reported };
}
