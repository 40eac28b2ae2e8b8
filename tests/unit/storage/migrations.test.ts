import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { changeLike } from '../../../lib/core/judging/changeLike.ts';
import { reactTo } from '../../../lib/core/judging/judge.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { createComparisonsRepository } from '../../../lib/storage/comparisonsRepository.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createImportsRepository } from '../../../lib/storage/importsRepository.ts';
import { createJudgementsRepository } from '../../../lib/storage/judgementsRepository.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { DATABASE_VERSION, migrate } from '../../../lib/storage/migrations/migrate.ts';
import { version1 } from '../../../lib/storage/migrations/version1.ts';
import { DATABASE_NAME } from '../../../lib/storage/schema.ts';
import { createThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import frozen1 from '../../fixtures/databases/version1.json' with { type: 'json' };
import frozen2 from '../../fixtures/databases/version2.json' with { type: 'json' };
import frozen3 from '../../fixtures/databases/version3.json' with { type: 'json' };
import { dumpDatabase, installDatabase } from '../../support/databases.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const installVersion1 = () => installDatabase(1, version1, frozen1.stores);
const installVersion2 = () =>
  installDatabase(2, (database, transaction) => migrate(database, transaction, 0, 2), {
    ...frozen2.stores,
    thumbnails: frozen2.stores.thumbnails.map((row) => ({ ...row, bytes: new Uint8Array(row.bytes).buffer })),
  });

const everything = { filter: WHOLE_LIBRARY, sort: 'newest', limit: 100 } as const;

test('the present version is the newest frozen one', () => {
  expect(DATABASE_VERSION).toBe(frozen3.version);
});

describe('a library of version 1', () => {
  test('opens with everything in it, and goes on from there', async () => {
    await installVersion1();
    const database = createDatabase();
    const repository = createLikesRepository(database);
    const reader = createLibraryReader(database);
    expect(await reader.totals()).toEqual({ liked: 1, disliked: 0, cleared: 1 });
    const { likes } = await reader.list(everything);
    expect(likes).toEqual(frozen1.stores.likes.toReversed().map(({ index: _, ...like }) => like));
    const [found] = await repository.find([{ key: '', aliases: ['https://frames.example/photos/ridge-480.jpg'] }]);
    expect(found).toMatchObject({ caption: 'Path below the Picos de Europa', liked: true });
    const searched = await reader.list({ ...everything, filter: { ...WHOLE_LIBRARY, text: 'picos rid' } });
    expect(searched.likes.map(({ key }) => key)).toEqual([found?.key]);

    const changed = await repository.change({
      operationId: 'operation-of-today',
      identity: { key: found?.key ?? '', aliases: [] },
      // The clock was set back.
      now: 1795330000000,
      apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, false, moment)),
    });
    expect(changed?.stamps.liked.endsWith('k3v9x0qa')).toBe(true);
    expect((changed?.stamps.liked ?? '') > '0mwroe2fc-0003-k3v9x0qa').toBe(true);
    expect(await reader.totals()).toEqual({ liked: 0, disliked: 1, cleared: 1 });
  });

  test('becomes row by row what version 2 is known to be: other rules need another version, which indexes anew', async () => {
    await installVersion1();
    await createLibraryReader(createDatabase()).totals();
    const { stores } = await dumpDatabase();
    const keys = new Set(frozen1.stores.likes.map(({ key }) => key));
    expect(stores['likes']).toEqual(frozen2.stores.likes.filter(({ key }) => keys.has(key)));
  });

  test('has operations that are not applied again', async () => {
    await installVersion1();
    const again = await createLikesRepository(createDatabase()).change({
      operationId: 'operation-of-version-1',
      identity: { key: frozen1.stores.likes[0]?.key ?? '', aliases: [] },
      now: 1,
      apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, null, moment)),
    });
    expect(again?.liked).toBe(true);
  });

  test('of more Likes than are copied at once, two of them in one place, comes over whole', async () => {
    const [first] = frozen1.stores.likes;
    const likes = Array.from({ length: 1203 }, (_, index) => ({
      ...first,
      key: `${'a'.repeat(56)}${String(index).padStart(8, '0')}`,
      aliases: [`https://frames.example/${index}.jpg`],
      // Their places differ by their time alone, but for the last two.
      createdAt: Math.min(index, 1201),
    }));
    await installDatabase(1, version1, { ...frozen1.stores, likes });
    const reader = createLibraryReader(createDatabase());
    expect(await reader.totals()).toEqual({ liked: 1203, disliked: 0, cleared: 0 });
    const listed = await reader.list({ ...everything, limit: 2000 });
    expect(new Set(listed.likes.map(({ key }) => key)).size).toBe(1203);
  });

  test('whose migration is killed half-way is as it was, and can be opened later', async () => {
    await installVersion1();
    const before = await dumpDatabase();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
      throw new DOMException('killed', 'AbortError');
    });
    await expect(createLibraryReader(createDatabase()).totals()).rejects.toMatchObject({ code: 'storage-unavailable' });
    add.mockRestore();
    expect(await dumpDatabase()).toEqual(before);
    expect(await createLibraryReader(createDatabase()).totals()).toEqual({ liked: 1, disliked: 0, cleared: 1 });
  });

  test.each([1, 2, 3, 5, 8])('whose upgrade is aborted after %i requests is as it was', async (requests) => {
    await installVersion1();
    const before = await dumpDatabase();
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(DATABASE_NAME, 2);
      opening.addEventListener('upgradeneeded', () => {
        const { result, transaction } = opening;
        if (transaction === null) return;
        let left = requests;
        const step = () => {
          if (--left < 0) transaction.abort();
          else transaction.objectStore('sync').get('clock').addEventListener('success', step);
        };
        migrate(result, transaction, 1);
        step();
      });
      opening.addEventListener('error', () => resolve());
      opening.addEventListener('success', () => {
        throw new Error('It was to be aborted.');
      });
    });
    expect(await dumpDatabase()).toEqual(before);
    expect(await createLibraryReader(createDatabase()).totals()).toEqual({ liked: 1, disliked: 0, cleared: 1 });
  });
});

describe('a library of version 2', () => {
  const lake = 'https://frames.example/photos/lake.jpg';

  test('opens with everything in it', async () => {
    await installVersion2();
    const database = createDatabase();
    const reader = createLibraryReader(database);
    expect(await reader.totals()).toEqual({ liked: 3, disliked: 0, cleared: 2 });
    const { likes } = await reader.list(everything);
    expect(likes.map(({ caption }) => caption)).toEqual([
      'A tarn',
      'Lac de Cheserys, 山小屋',
      'A drawing that was its own address',
      'Path below the Picos de Europa',
      'A ridge in November',
    ]);
    const [found] = await createLikesRepository(database).find([{ key: '', aliases: [lake] }]);
    expect(found).toMatchObject({ tags: ['cold', 'two words'], note: 'Whose hut?' });
    const [thumbnail] = await createThumbnailsRepository(database).find([found?.key ?? '']);
    expect(await thumbnail?.image.text()).toBe('RIFF');
    for await (const comparisons of createComparisonsRepository(database).all(10)) {
      expect(comparisons).toEqual(frozen2.stores.comparisons);
    }
    expect((await reader.statistics()).tags.map(({ name }) => name)).toEqual(['cold', 'two words']);
  });

  test('takes back its import, and puts back what was deleted', async () => {
    await installVersion2();
    const database = createDatabase();
    const imports = createImportsRepository(database);
    const past = await imports.last();
    expect(past).toMatchObject({ fileName: 'backup.json', state: 'done', added: 1 });
    expect(await imports.revert(past?.id ?? '', Date.now())).toEqual({ left: 0, kept: 0 });
    const gone = frozen2.stores.likes.find(({ caption }) => caption === 'Gone')?.key ?? '';
    await createLikesRepository(database).change({
      operationId: 'operation-of-today',
      identity: { key: gone, aliases: [] },
      now: 1,
      apply: (existing, moment) => changeLike(existing, { key: gone, deleted: false }, moment),
    });
    expect(await createLibraryReader(database).totals()).toEqual({ liked: 3, disliked: 0, cleared: 2 });
  });
});

describe('a library of version 3', () => {
  test('is one of version 2 with what others have judged', async () => {
    await installDatabase(3, (database, transaction) => migrate(database, transaction, 0, 3), {
      judgements: frozen3.stores.judgements,
    });
    const [judgement] = frozen3.stores.judgements;
    const found = await createJudgementsRepository(createDatabase()).find([
      { key: judgement?.key ?? '', aliases: [] },
      { key: '', aliases: judgement?.aliases.slice(0, 1) ?? [] },
      { key: '', aliases: ['https://frames.example/unknown.jpg'] },
    ]);
    expect(found).toEqual([[judgement], [judgement], []]);
    const { judgements: _, ...stores } = frozen3.stores;
    expect(stores).toEqual(frozen2.stores);
  });
});
