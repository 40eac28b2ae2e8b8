import { expect, test, vi } from 'vitest';
import type { LibraryExport } from '../../../lib/core/libraryExport.ts';
import type { Like } from '../../../lib/core/like.ts';
import { createExportService } from '../../../lib/services/exportService.ts';
import type { LikesRepository } from '../../../lib/storage/likesRepository.ts';
import { aLike } from '../../support/likes.ts';

function anExport(batches: Like[][]) {
  const likes = {
    counts: async () => ({ liked: batches.flat().length, disliked: 0, cleared: 0 }),
    all: async function* () {
      yield* batches;
    },
  } as Partial<LikesRepository> as LikesRepository;
  const save = vi.fn<(file: Blob, fileName: string) => Promise<void>>(async () => {});
  const run = createExportService({ likes, now: () => Date.UTC(2026, 10, 22), save });
  return { run, save };
}

const quiet = { signal: new AbortController().signal, onProgress: () => {} };

test('writes one file of everything, and says how much it was', async () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    aLike({ key: String(index).padStart(64, '0'), note: 'n'.repeat(500) }),
  );
  const { run, save } = anExport([many.slice(0, 1000), many.slice(1000)]);
  const onProgress = vi.fn();
  const finished = await run({ ...quiet, onProgress });
  const [file, fileName] = save.mock.calls[0] ?? [];
  expect(fileName).toBe('likeable-gallery-2026-11-22.json');
  expect(finished).toEqual({ likes: 3000, bytes: file?.size, fileName });
  const text = await file?.text();
  expect((JSON.parse(text ?? '') as LibraryExport).likes).toHaveLength(3000);
  expect(onProgress).toHaveBeenLastCalledWith(3000, 3000);
});

test('a cancelled export leaves no file', async () => {
  const { run, save } = anExport([[aLike()], [aLike({ key: 'b'.repeat(64) })]]);
  const cancelling = new AbortController();
  const running = run({ signal: cancelling.signal, onProgress: () => cancelling.abort() });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(save).not.toHaveBeenCalled();
});
