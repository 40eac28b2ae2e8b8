import type { SyncAccount } from '../../../lib/core/sync/syncAccount.ts';
import { createWebdavAdapter } from '../../../lib/sync/adapters/webdav.ts';
import type { FakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { account } from '../../support/sync/syncDevices.ts';
import { createSyncedLibrary, type SyncedLibrary } from '../../support/sync/syncedLibrary.ts';

export const START = 1_750_000_000_000;

/** A machine with a library: `sync` runs as a worker would that begins anew each time. */
export function machine(
  server: FakeDavServer,
  device: string,
  {
    library = createSyncedLibrary(),
    now = () => START,
    ...fields
  }: Partial<SyncAccount> & { library?: SyncedLibrary; now?: () => number } = {},
) {
  const adapter = () =>
    createWebdavAdapter({
      account: { ...account, address: server.address, ...fields },
      device,
      send: server.send(now),
      now,
    });
  return { library, adapter, sync: () => library.sync(adapter()) };
}

export function keysOf({ likes }: SyncedLibrary): string[] {
  return [...likes.keys()].toSorted();
}

export function segmentsOf({ files }: FakeDavServer, device: string): string[] {
  return [...files.keys()].filter((path) => path.startsWith(`home/likeable-gallery/${device}/`)).toSorted();
}
