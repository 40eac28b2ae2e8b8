import { CodedError } from '../../core/codedError.ts';
import { sitePattern } from '../../core/settings/sitePattern.ts';
import type { SyncAccount } from '../../core/sync/syncAccount.ts';
import { text } from '../../core/text.ts';
import type { SyncRepository } from '../../storage/syncRepository.ts';
import type { SyncAdapter } from '../../sync/syncAdapter.ts';

/** What opening an adapter needs beside the account. */
export interface AdapterContext {
  readonly device: string;
  readonly onClockOffset: (ms: number) => void;
}

/** The way to an account's server. */
export interface SyncServer {
  /** @throws {CodedError} `sync-permission` where we are not let in. */
  allow(account: SyncAccount): Promise<void>;
  open(account: SyncAccount, onClockOffset?: (ms: number) => void): Promise<SyncAdapter>;
  /** As its stamps name this machine. */
  device(): Promise<string>;
}

interface Dependencies {
  readonly library: SyncRepository;
  readonly openAdapter: (account: SyncAccount, context: AdapterContext) => SyncAdapter;
  readonly hasPatterns: (patterns: readonly string[]) => Promise<boolean>;
  readonly now: () => number;
}

export function createSyncServer({ library, openAdapter, hasPatterns, now }: Dependencies): SyncServer {
  const device = () => library.device(now());
  return {
    device,
    async allow({ address }) {
      const pattern = sitePattern(address);
      if (pattern !== null && (await hasPatterns([pattern]))) return;
      throw new CodedError('sync-permission', text('sync_error_permission', { host: new URL(address).host }));
    },
    open: async (account, onClockOffset = () => undefined) =>
      openAdapter(account, { device: await device(), onClockOffset }),
  };
}
