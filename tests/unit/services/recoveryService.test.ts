import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LibraryExport } from '../../../lib/core/exports/libraryExport.ts';
import { createRecoveryService } from '../../../lib/services/recovery/recoveryService.ts';
import { DATABASE_VERSION, migrate } from '../../../lib/storage/migrations/migrate.ts';
import { aLike } from '../../support/likes.ts';

const key = (index: number): string => index.toString(16).padStart(64, '0');
const likes = Array.from({ length: 450 }, (_, index) => aLike({ key: key(index), caption: `Picture ${index}` }));

let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
});
afterEach(() => void vi.restoreAllMocks());

interface Stored {
  readonly version?: number;
  readonly keyPath?: string;
  readonly records?: readonly object[];
  readonly make?: (database: IDBDatabase, transaction: IDBTransaction) => void;
}

/** A library as it lies on the disk, in a schema of any time. */
function aDatabase({ version = 1, keyPath = 'key', records = likes, make }: Stored = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.open('likeable-gallery', version);
    request.addEventListener('upgradeneeded', () => {
      const { result: database, transaction } = request;
      if (transaction === null) throw new Error('no upgrade');
      if (make) make(database, transaction);
      else database.createObjectStore('likes', { keyPath });
      const store = transaction.objectStore('likes');
      for (const record of records) store.put(record);
    });
    request.addEventListener('error', () => reject(request.error as Error));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}

/** The failing of a damaged record: some time after it was asked for. */
function failingRequest(): IDBRequest {
  const request = new EventTarget();
  queueMicrotask(() => request.dispatchEvent(new Event('error', { cancelable: true })));
  return Object.assign(request, {
    error: new DOMException('Failed to read large IndexedDB value', 'DataError'),
  }) as unknown as IDBRequest;
}

/** Makes some records impossible to read. */
function damage(isDamaged: (key: unknown) => boolean): void {
  const whole = IDBObjectStore.prototype.get;
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function get(this: IDBObjectStore, wanted) {
    return isDamaged(wanted) ? failingRequest() : whole.call(this, wanted);
  } as typeof whole);
}

async function recover({ signal = new AbortController().signal, onProgress = () => {} } = {}) {
  const file = { name: '', text: '', isDiscarded: false };
  const run = createRecoveryService({
    indexedDB: factory,
    now: () => Date.UTC(2026, 10, 22),
    files: {
      async open() {
        const parts: Uint8Array<ArrayBuffer>[] = [];
        return {
          create: async () => ({ write: async (bytes) => void parts.push(bytes), close: async () => new Blob(parts) }),
          async save([saved]) {
            file.name = saved?.name ?? '';
            file.text = (await saved?.file.text()) ?? '';
          },
          discard: async () => void (file.isDiscarded = true),
        };
      },
    },
  });
  return { file, running: run({ signal, onProgress }) };
}

async function recovered() {
  const { file, running } = await recover();
  const result = await running;
  return { result, written: JSON.parse(file.text) as LibraryExport, file };
}

describe('what can be read of a library', () => {
  test('is all of one that is whole', async () => {
    await aDatabase();
    const { result, written, file } = await recovered();
    expect(result).toEqual({
      fileName: 'likeable-gallery-recovered-2026-11-22.json',
      read: 450,
      unread: 0,
      bytes: new TextEncoder().encode(file.text).length,
    });
    expect(written).toMatchObject({ format: 'likeable-gallery', exportedAt: '2026-11-22T00:00:00.000Z' });
    expect(written.likes.map(({ image: _, ...like }) => like)).toEqual(likes);
    expect(file.name).toBe(result.fileName);
  });

  test.each([
    ['the second schema', 2, 'place'],
    ['one that is not known yet', 9, 'id'],
  ])('of %s, too', async (_, version, keyPath) => {
    const records = likes.map((like, index) => ({ ...like, [keyPath]: 1_000_000 - index, searched: ['words'] }));
    await aDatabase({ version, keyPath, records });
    const { result, written } = await recovered();
    expect(result).toMatchObject({ read: 450, unread: 0 });
    expect(new Set(written.likes.map((like) => like.key))).toEqual(new Set(likes.map((like) => like.key)));
    expect(written.likes[0]).not.toHaveProperty('searched');
  });

  test('of the present schema, too', async () => {
    const stored = likes.map((like, index) => ({ ...like, place: `${1_000_000 - index}`, operations: [], index: {} }));
    await aDatabase({
      version: DATABASE_VERSION,
      records: stored,
      make: (database, transaction) => migrate(database, transaction, 0),
    });
    const { written } = await recovered();
    expect(new Set(written.likes.map((like) => like.key))).toEqual(new Set(likes.map((like) => like.key)));
  });

  test('leaves out, and counts, single records that cannot be read', async () => {
    await aDatabase();
    damage((wanted) => wanted === key(3) || wanted === key(300) || wanted === key(449));
    const { result, written } = await recovered();
    expect(result).toMatchObject({ read: 447, unread: 3 });
    expect(written.likes).toHaveLength(447);
  });

  test('goes round a place that no cursor passes', async () => {
    await aDatabase();
    const whole = IDBObjectStore.prototype.openKeyCursor;
    vi.spyOn(IDBObjectStore.prototype, 'openKeyCursor').mockImplementation(function open(
      this: IDBObjectStore,
      range,
      direction,
    ) {
      const { lower } = (range ?? {}) as IDBKeyRange;
      const fails = direction === 'next' && lower === key(199);
      return fails ? failingRequest() : (whole.call(this, range, direction) as IDBRequest);
    } as typeof whole);
    const { result, written } = await recovered();
    expect(result).toMatchObject({ read: 450, unread: 0 });
    expect(new Set(written.likes.map((like) => like.key)).size).toBe(450);
  });

  test('counts what lies where no cursor comes', async () => {
    await aDatabase();
    const whole = IDBObjectStore.prototype.openKeyCursor;
    vi.spyOn(IDBObjectStore.prototype, 'openKeyCursor').mockImplementation(function open(
      this: IDBObjectStore,
      range,
      direction,
    ) {
      return range !== null && range !== undefined
        ? failingRequest()
        : (whole.call(this, range, direction) as IDBRequest);
    } as typeof whole);
    const { result } = await recovered();
    expect(result).toMatchObject({ read: 200, unread: 250 });
  });

  test('makes the best of records that are no Likes any more', async () => {
    const { key: _, ...nameless } = aLike();
    await aDatabase({
      version: 2,
      keyPath: 'place',
      records: [
        {
          place: 1,
          key: key(1),
          url: 'https://frames.example/1.jpg',
          liked: 'yes',
          tags: 'cat',
          meta: { when: new Date(0) },
        },
        { place: 2, ...nameless },
        { place: 3 },
      ],
    });
    const { result, written } = await recovered();
    expect(result).toMatchObject({ read: 1, unread: 2 });
    expect(written.likes[0]).toMatchObject({
      key: key(1),
      liked: null,
      tags: [],
      meta: { when: '1970-01-01T00:00:00.000Z' },
      page: { url: '', title: '' },
    });
  });

  test('leaves out what was deleted', async () => {
    await aDatabase({ records: [aLike({ key: key(1) }), aLike({ key: key(2), deletedAt: 5 })] });
    expect((await recovered()).result).toMatchObject({ read: 1, unread: 0 });
  });

  test('is nothing, and no file, when nothing can be read', async () => {
    await aDatabase();
    damage(() => true);
    const { file, running } = await recover();
    await expect(running).rejects.toMatchObject({ code: 'export-failed' });
    expect(file).toEqual({ name: '', text: '', isDiscarded: true });
  });
});

describe('the database', () => {
  test('is neither made where there is none', async () => {
    const { running } = await recover();
    await expect(running).rejects.toMatchObject({ code: 'not-found' });
    await expect(factory.databases()).resolves.toEqual([]);
  });

  test('nor upgraded or changed where there is one', async () => {
    await aDatabase({ version: 7 });
    const spies = (['put', 'add', 'delete', 'clear'] as const).map((name) => vi.spyOn(IDBObjectStore.prototype, name));
    await recovered();
    await expect(factory.databases()).resolves.toEqual([{ name: 'likeable-gallery', version: 7 }]);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  test('is closed again, also after it was cancelled', async () => {
    await aDatabase();
    const stop = new AbortController();
    const seen: number[] = [];
    const { file, running } = await recover({
      signal: stop.signal,
      onProgress: (({ read }: { read: number }) => {
        seen.push(read);
        stop.abort();
      }) as () => void,
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([200]);
    expect(file).toEqual({ name: '', text: '', isDiscarded: true });
    const deleted = new Promise((resolve, reject) => {
      const request = factory.deleteDatabase('likeable-gallery');
      request.addEventListener('success', resolve);
      request.addEventListener('blocked', () => reject(new Error('still open')));
    });
    await expect(deleted).resolves.toBeDefined();
  });

  test('that does not open at all is said', async () => {
    vi.spyOn(factory, 'open').mockImplementation(() => failingRequest() as IDBOpenDBRequest);
    const { running } = await recover();
    await expect(running).rejects.toMatchObject({ code: 'storage-unavailable' });
  });
});
