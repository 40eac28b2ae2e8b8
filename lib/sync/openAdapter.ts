import type { SyncAccount } from '../core/sync/syncAccount.ts';
import { createCouchdbAdapter } from './adapters/couchdb.ts';
import { createWebdavAdapter } from './adapters/webdav.ts';
import { createSendToServer } from './serverRequest.ts';
import type { SyncAdapter } from './syncAdapter.ts';

interface Context {
  /** This device's name in its stamps. */
  readonly device: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  readonly onClockOffset: (ms: number) => void;
}

/** The engine for a person's server. */
export function openAdapter(account: SyncAccount, { device, fetch, now, onClockOffset }: Context): SyncAdapter {
  const { user, password } = account;
  const send = createSendToServer({ user, password, fetch, now, onClockOffset });
  switch (account.kind) {
    case 'webdav':
      return createWebdavAdapter({ account, device, send, now });
    case 'couchdb':
      return createCouchdbAdapter({ account, send });
  }
}
