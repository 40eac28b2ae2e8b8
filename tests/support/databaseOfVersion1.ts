import type { DrivenPage } from '../../scripts/browsers/extensionBrowser.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { pictureKey } from '../../lib/core/pictures/pictureKey.ts';
import { version1 } from '../../lib/storage/migrations/version1.ts';
import { DATABASE_NAME } from '../../lib/storage/schema.ts';
import frozen from '../fixtures/databases/version1.json' with { type: 'json' };
import { settled } from './faults/library.ts';

/** What every version keeps of a Like, unchanged; what is beside it serves the indexes of its version. */
const KEPT: readonly (keyof Like)[] = [
  'key',
  'url',
  'aliases',
  'liked',
  'caption',
  'meta',
  'tags',
  'note',
  'page',
  'width',
  'height',
  'mediaType',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'stamps',
];

/** In one transaction; a message of DevTools may not be much larger. */
const ROWS_AT_ONCE = 5_000;

/**
 * Puts a database of version 1 in the place of the present one: the frozen one, and `likes` more.
 * @param addresses of the first of them; the others have addresses of no page.
 */
export async function putVersion1(page: DrivenPage, likes: number, addresses: readonly string[] = []): Promise<void> {
  await page.evaluate(`(async () => {
    const settled = ${settled};
    const { stores } = ${JSON.stringify(frozen)};
    for (;;) {
      await settled(indexedDB.deleteDatabase(${JSON.stringify(DATABASE_NAME)}));
      const request = indexedDB.open(${JSON.stringify(DATABASE_NAME)}, 1);
      request.onupgradeneeded = () => (${String(version1)})(request.result);
      // The extension may have made a new one in between, of its own version.
      const database = await settled(request).catch(() => null);
      if (database === null) continue;
      const transaction = database.transaction(Object.keys(stores), 'readwrite');
      for (const [name, rows] of Object.entries(stores)) for (const row of rows) transaction.objectStore(name).put(row);
      await new Promise((done) => { transaction.oncomplete = done; });
      database.close();
      return;
    }
  })()`);
  for (let from = 0; from < likes; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, likes - from) }, (_, index) =>
      rowOfVersion1(from + index, addresses[from + index]),
    );
    await page.evaluate(`(async () => {
      const settled = ${settled};
      const database = await settled(indexedDB.open(${JSON.stringify(DATABASE_NAME)}));
      const transaction = database.transaction('likes', 'readwrite', { durability: 'relaxed' });
      for (const row of ${JSON.stringify(rows)}) transaction.objectStore('likes').put(row);
      await new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      database.close();
    })()`);
  }
}

/** As that version wrote it: every third liked, disliked, cleared. */
function rowOfVersion1(index: number, address = `https://frames.example/archive/${index}.jpg`): object {
  const at = 1_795_000_000_000 + index * 1_000;
  const stamp = `0${at.toString(36).padStart(8, '0')}-0000-k3v9x0qa`;
  const key = pictureKey(address);
  const reaction = (['liked', 'disliked', 'cleared'] as const)[index % 3] ?? 'liked';
  return {
    key,
    url: address,
    aliases: [address],
    liked: { liked: true, disliked: false, cleared: null }[reaction],
    caption: `Frame ${index} of the archive`,
    meta: null,
    tags: index % 7 === 0 ? ['archive'] : [],
    note: index % 11 === 0 ? `Number ${index}` : '',
    page: { url: `https://frames.example/archive/${index % 500}`, title: 'The archive' },
    width: 1600,
    height: 1200,
    createdAt: at,
    updatedAt: at,
    stamps: { liked: stamp, caption: stamp, meta: stamp, note: stamp, tags: {}, deleted: '' },
    index: { listed: [at, key], reaction: [reaction, at, key] },
  };
}

export interface LibraryDigest {
  readonly version: number;
  /** Of deleted Likes too. */
  readonly count: number;
  /** SHA-256 over all that every version keeps of every Like. */
  readonly sha256: string;
}

/** The library in a few digits, whatever its version: equal before and after an upgrade that loses nothing. */
export async function digestLibrary(page: DrivenPage): Promise<LibraryDigest> {
  return (await page.evaluate(`(async () => {
    const settled = ${settled};
    const database = await settled(indexedDB.open(${JSON.stringify(DATABASE_NAME)}));
    try {
      const stores = [...database.objectStoreNames];
      if (!stores.includes('likes')) throw new Error('Version ' + database.version + ' has only the stores: ' + stores);
      const rows = await settled(database.transaction('likes').objectStore('likes').getAll());
      const kept = ${JSON.stringify(KEPT)};
      const texts = rows.map((row) => JSON.stringify(kept.map((name) => row[name] ?? null))).sort();
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(texts.join('\\n')));
      const sha256 = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return { version: database.version, count: rows.length, sha256 };
    } finally {
      database.close();
    }
  })()`)) as LibraryDigest;
}
