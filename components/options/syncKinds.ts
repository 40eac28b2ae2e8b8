import type { SyncKind } from '../../lib/core/sync/syncAccount.ts';
import type { TextName } from '../../lib/core/text.ts';

interface KindWords {
  readonly name: TextName;
  readonly hint: TextName;
  /** With `{example}` in it. */
  readonly addressHint: TextName;
  readonly example: string;
}

export const SYNC_KIND_WORDS: Readonly<Record<SyncKind, KindWords>> = {
  webdav: {
    name: 'sync_kind_webdav',
    hint: 'sync_kind_webdav_hint',
    addressHint: 'sync_address_hint_webdav',
    example: 'https://cloud.example/remote.php/dav/files/me',
  },
  couchdb: {
    name: 'sync_kind_couchdb',
    hint: 'sync_kind_couchdb_hint',
    addressHint: 'sync_address_hint_couchdb',
    example: 'https://couch.example/likes',
  },
};
