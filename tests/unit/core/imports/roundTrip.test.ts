import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../../../lib/core/exports/csv.ts';
import { jsonlText } from '../../../../lib/core/exports/jsonl.ts';
import { libraryExportText } from '../../../../lib/core/exports/libraryExport.ts';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { createImportService } from '../../../../lib/services/importService.ts';
import { createFakeLibrary, IMPORTED_AT, inBatches, libraryLikes, textOfPieces } from '../../../support/imports.ts';

const exports = {
  json: (likes: readonly Like[]) => textOfPieces(libraryExportText(inBatches(likes), '2026-11-22T08:00:00.000Z')),
  jsonl: (likes: readonly Like[]) => textOfPieces(jsonlText(inBatches(likes))),
  'csv for spreadsheets': (likes: readonly Like[]) => textOfPieces(csvText(inBatches(likes), { raw: false })),
  'csv as it is': (likes: readonly Like[]) => textOfPieces(csvText(inBatches(likes), { raw: true })),
};

async function imported(text: string): Promise<readonly Like[]> {
  // A file without a line is none.
  if (text === '') return [];
  const library = createFakeLibrary();
  const service = createImportService({
    imports: library.repository,
    find: library.find,
    now: () => IMPORTED_AT,
    withLock: (work) => work(true),
    onChanged: () => undefined,
  });
  const file = new File([text], 'export');
  const watched = { signal: new AbortController().signal, onProgress: () => undefined };
  const plan = await service.plan(file, watched);
  expect(plan.skippedEntries).toEqual([]);
  if (plan.added > 0) await service.apply(file, watched);
  return library.all();
}

test.each(Object.entries(exports))(
  'an export as %s, imported into an empty library, is exported the same',
  async (_, write) => {
    await fc.assert(
      fc.asyncProperty(libraryLikes, async (likes) => {
        const text = await write(likes);
        expect(await write(await imported(text))).toBe(text);
      }),
      { numRuns: 300 },
    );
  },
);

test('an import brings back the same records, not only the same text', async () => {
  await fc.assert(
    fc.asyncProperty(libraryLikes, async (likes) => {
      expect(await imported(await exports.json(likes))).toEqual(likes);
    }),
    { numRuns: 300 },
  );
});
