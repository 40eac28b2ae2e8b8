import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '../../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { createImportService } from '../../../lib/services/importService.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createImportsRepository } from '../../../lib/storage/importsRepository.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { exportingFrom } from '../../support/exporting.ts';
import { someLibrary } from '../../support/libraries.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const watched = { signal: new AbortController().signal, onProgress: () => undefined };

/** A library of its own in an empty database, through the real service and the real stores. */
function anEmptyLibrary() {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  const reader = createLibraryReader(database);
  const importing = createImportService({
    imports: createImportsRepository(database),
    find: createLikesRepository(database).findStored,
    now: () => NOW,
    withLock: (work) => work(true),
    onChanged: () => undefined,
  });
  return {
    importing,
    async likes(): Promise<readonly Like[]> {
      const likes: Like[] = [];
      for await (const batch of reader.all({ kind: 'filter', filter: WHOLE_LIBRARY }, 100)) likes.push(...batch);
      return likes;
    },
    close: () => database.close(),
  };
}

async function exported(likes: readonly Like[], format: ExportFormat): Promise<File> {
  const { disk, run } = exportingFrom({ likes });
  await run(format);
  const [saved] = disk.saved;
  if (saved === undefined) throw new Error('Nothing was exported.');
  return new File([saved.file], saved.name, { lastModified: NOW });
}

const undated = (text: string) => text.replace(/"exportedAt":"[^"]*"/, '');

describe('what is exported and imported into an empty library is exported again byte for byte', () => {
  test.each<ExportFormat>(['json', 'jsonl', 'csv'])('%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(someLibrary({ minLength: 1, maxLength: 20 }), async (some) => {
        const living = some.filter(({ deletedAt }) => deletedAt === undefined);
        fc.pre(living.length > 0);
        const first = anEmptyLibrary();
        // In the order in which a library lists them.
        const seed = await exported(living, 'json');
        await first.importing.plan(seed, watched);
        await first.importing.apply(seed, watched);
        const before = await exported(await first.likes(), format);
        await first.close();

        const second = anEmptyLibrary();
        expect(await second.importing.plan(before, watched)).toMatchObject({ added: living.length, skipped: 0 });
        await second.importing.apply(before, watched);
        const after = await exported(await second.likes(), format);
        expect(undated(await after.text())).toBe(undated(await before.text()));

        // Once more changes nothing, and taking it back leaves nothing.
        expect(await second.importing.plan(before, watched)).toMatchObject({ added: 0, changed: 0, conflicts: 0 });
        const past = await second.importing.last();
        expect(await second.importing.undo(past?.id ?? '', watched)).toBe(0);
        expect(await second.likes()).toEqual([]);
        await second.close();
      }),
      { numRuns: 60 },
    );
  });
});

test('a thousand pictures that came at once are all there, and all gone again when the import is taken back', async () => {
  const library = anEmptyLibrary();
  const stamp = 'kq0000000-0000-devicea1';
  const likes = Array.from({ length: 1200 }, (_, index): Like => {
    const url = `https://images.example/${index}.jpg`;
    return {
      // Alike in their first digits, as no hashes are: places collide.
      key: `${'0'.repeat(40)}${index.toString(16).padStart(24, '0')}`,
      url,
      aliases: [url],
      liked: index % 2 === 0,
      caption: `Picture ${index}`,
      meta: null,
      tags: [],
      note: '',
      page: { url: 'https://example.org/', title: 'Album' },
      createdAt: NOW - 1000,
      updatedAt: NOW - 1000,
      stamps: { liked: stamp, caption: stamp, meta: stamp, note: '', tags: {}, deleted: '' },
    };
  });
  const file = await exported(likes, 'json');
  await library.importing.plan(file, watched);
  const past = await library.importing.apply(file, watched);
  expect(past.added).toBe(1200);
  expect(new Set((await library.likes()).map(({ key }) => key)).size).toBe(1200);
  await library.importing.undo(past.id, watched);
  expect(await library.likes()).toEqual([]);
  await library.close();
});
