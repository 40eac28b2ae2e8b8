import { CodedError } from '../codedError.ts';
import { text } from '../text.ts';

export const SYNC_KINDS = ['webdav', 'couchdb'] as const;
export type SyncKind = (typeof SYNC_KINDS)[number];

/** What a kind of server can do beside keeping a library. */
export const SYNC_ABILITIES: Readonly<
  Record<SyncKind, { readonly isShareable: boolean; readonly listsDevices: boolean }>
> = {
  webdav: { isShareable: false, listsDevices: true },
  couchdb: { isShareable: true, listsDevices: false },
};

/** A server that a person has given us. Lies in the database, where no content script can read it, and is never exported. */
export interface SyncAccount {
  readonly kind: SyncKind;
  /** Of the folder or the database, as `syncAddress` writes it. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** `null`: what is sent can be read by whoever can read the server. */
  readonly passphrase: string | null;
  /** Who judges, where several people share one library; `null` for a library of one's own. As `personName` writes it. */
  readonly person: string | null;
  /** How this machine is called in lists of machines. */
  readonly deviceName: string;
  /** Between two runs of their own accord. */
  readonly everyMinutes: number;
}

/** The same as far as pages of ours may show it. */
export interface ShownSyncAccount extends Pick<
  SyncAccount,
  'kind' | 'address' | 'user' | 'person' | 'deviceName' | 'everyMinutes'
> {
  readonly isEncrypted: boolean;
}

/** Characters of a machine's name. */
export const MAX_DEVICE_NAME = 60;
/** Characters of a passphrase, at least: it is all that stands between the library and whoever can read the server. */
export const MIN_PASSPHRASE = 8;

/** How often a library is synced of its own accord. */
export const SYNC_INTERVALS = [5, 15, 60, 360] as const;

/** Characters of a person's name. */
export const MAX_PERSON = 100;

/** A person's name as it is kept, so that it is the same on all their machines; empty where nothing is left of it. */
export function personName(written: string): string {
  return written
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_PERSON)
    .toWellFormed()
    .trim();
}

const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The address of a server's folder or database without a slash at its end, as it is written: `https://example.org/dav`.
 * @throws {CodedError} `sync-address` for what is none, for plain http to another machine, and for one with a user in it.
 */
export function syncAddress(written: string): string {
  const trimmed = written.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new CodedError('sync-address', text('sync_error_address', { address: trimmed.slice(0, 200) }));
  }
  if (url.protocol === 'http:' && !THIS_MACHINE.test(url.hostname)) {
    throw new CodedError('sync-address', text('sync_error_plain_http'));
  }
  if (url.username !== '' || url.password !== '') {
    throw new CodedError('sync-address', text('sync_error_address_user'));
  }
  if (url.search !== '' || url.hash !== '') {
    throw new CodedError('sync-address', text('sync_error_address', { address: trimmed.slice(0, 200) }));
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
