import { expect, test, vi } from 'vitest';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { ImportProgress } from '../../../lib/core/imports/importSummary.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createImportService } from '../../../lib/services/importService.ts';
import { createFakeLibrary, IMPORTED_AT } from '../../support/imports.ts';
import { aLike } from '../../support/likes.ts';

const early = tick(NEVER, 2_000, 'devicea1');
const late = tick(NEVER, 3_000, 'deviceb2');
const other = aLike({ key: 'b'.repeat(64), url: 'https://example.org/b.jpg', aliases: ['https://example.org/b.jpg'] });

function exportOf(likes: readonly object[], name = 'library.json'): File {
  return new File([JSON.stringify({ format: 'likeable-gallery', version: 1, likes })], name, { lastModified: 1 });
}

function setUp(given: readonly Like[] = []) {
  const library = createFakeLibrary(given);
  const onChanged = vi.fn<() => void>();
  const progress: ImportProgress[] = [];
  const controller = new AbortController();
  let held = true;
  let now = IMPORTED_AT;
  const service = createImportService({
    imports: library.repository,
    find: library.find,
    now: () => now,
    withLock: (work) => work(held),
    onChanged,
  });
  const watched = { signal: controller.signal, onProgress: (step: ImportProgress) => void progress.push(step) };
  return {
    library,
    service,
    onChanged,
    progress,
    watched,
    cancel: () => controller.abort(),
    lockedElsewhere: () => (held = false),
    later: (ms: number) => (now += ms),
    import: async (file: File) => {
      await service.plan(file, watched);
      return service.apply(file, watched);
    },
  };
}

test('a plan tells what would be added, changed and left, and changes nothing', async () => {
  const known = aLike({ note: 'mine', stamps: { ...aLike().stamps, note: early } });
  const { service, library, watched, onChanged } = setUp([known, other]);
  const theirs = { ...known, liked: false, note: 'theirs', stamps: { ...known.stamps, liked: late, note: NEVER } };
  const summary = await service.plan(
    exportOf([theirs, other, aLike({ key: 'c'.repeat(64), aliases: [] }), { key: 'x' }]),
    watched,
  );
  expect(summary).toMatchObject({
    fileName: 'library.json',
    format: 'json',
    added: 1,
    changed: 1,
    unchanged: 1,
    skipped: 1,
  });
  expect(summary.conflictEntries).toEqual([
    { key: known.key, caption: known.caption, field: 'liked', mine: 'liked', theirs: 'disliked', wins: 'theirs' },
  ]);
  expect(summary.conflicts).toBe(1);
  expect(summary.skippedEntries).toEqual([{ place: 'entry 4', reason: 'The field “key” is not valid.' }]);
  expect(library.all()).toEqual([known, other]);
  expect(onChanged).not.toHaveBeenCalled();
});

test('an import writes what the plan said, and can be taken back', async () => {
  const { service, library, watched, onChanged, import: run } = setUp([other]);
  const past = await run(exportOf([aLike(), other]));
  expect(past).toMatchObject({ fileName: 'library.json', at: IMPORTED_AT, added: 1, changed: 0 });
  expect(library.all()).toEqual([aLike(), other]);
  expect(onChanged).toHaveBeenCalledTimes(1);
  expect(await service.last()).toEqual(past);
  expect(await service.undo(past.id, watched)).toBe(0);
  expect(library.all()).toEqual([other]);
  expect(onChanged).toHaveBeenCalledTimes(2);
  expect(await service.last()).toBeNull();
});

test('the later stamp wins, whoever has it', async () => {
  const mine = aLike({ liked: true, caption: 'mine', stamps: { ...aLike().stamps, liked: late, caption: early } });
  const theirs = aLike({ liked: false, caption: 'theirs', stamps: { ...aLike().stamps, liked: early, caption: late } });
  const { service, library, watched } = setUp([mine]);
  const file = exportOf([theirs]);
  const { conflictEntries } = await service.plan(file, watched);
  expect(conflictEntries.map(({ field, wins }) => [field, wins])).toEqual([
    ['liked', 'mine'],
    ['caption', 'theirs'],
  ]);
  await service.apply(file, watched);
  expect(library.all()).toMatchObject([{ liked: true, caption: 'theirs' }]);
});

test('an import of judgements from elsewhere counts as judged now, once', async () => {
  const url = 'https://example.org/ridge.jpg';
  const known = aLike({ key: pictureKey(url), note: 'keep' });
  const { service, library, watched, later, import: run } = setUp([known]);
  const file = new File([JSON.stringify([{ image: url, liked: false }])], 'value.json', { lastModified: 1 });
  await run(file);
  const [like] = library.all();
  expect(like).toMatchObject({ liked: false, note: 'keep', caption: known.caption, page: known.page, width: 1600 });
  expect(like?.stamps.liked).toBe(tick(NEVER, IMPORTED_AT, 'imported'));
  later(60_000);
  expect(await service.plan(file, watched)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  await expect(service.apply(file, watched)).rejects.toThrow('has everything that is in this file');
});

test('a deleted picture comes back from a list, but not from an older export', async () => {
  const url = 'https://example.org/ridge.jpg';
  const deleted = aLike({ key: pictureKey(url), deletedAt: 5_000, stamps: { ...aLike().stamps, deleted: late } });
  const { service, library, watched, import: run } = setUp([deleted]);
  const { deletedAt: _, ...living } = deleted;
  const backup = exportOf([{ ...living, stamps: { ...living.stamps, deleted: NEVER } }]);
  expect(await service.plan(backup, watched)).toMatchObject({
    added: 0,
    unchanged: 1,
    conflictEntries: [{ field: 'deleted', mine: 'deleted', theirs: 'kept', wins: 'mine' }],
  });
  const list = new File([url], 'list.txt', { lastModified: 1 });
  expect(await service.plan(list, watched)).toMatchObject({
    added: 1,
    conflictEntries: [{ field: 'deleted', wins: 'theirs' }],
  });
  await run(list);
  expect(library.all()[0]?.deletedAt).toBeUndefined();
});

test('what was changed in a spreadsheet counts as set now', async () => {
  const mine = aLike({ liked: true, tags: ['old'], stamps: { ...aLike().stamps, tags: { old: early } } });
  const { library, import: run } = setUp([mine]);
  await run(exportOf([{ ...mine, liked: false, caption: 'Edited', tags: ['new'] }]));
  expect(library.all()).toMatchObject([{ liked: false, caption: 'Edited', tags: ['new'] }]);
});

test('one picture twice in a file is one', async () => {
  const { service, library, watched } = setUp();
  const text = 'url,liked,tags\nhttps://example.org/a.jpg,1,x\nhttps://example.org/a.jpg?utm_source=y,0,y\n';
  const file = new File([text], 'table.csv', { lastModified: 1 });
  expect(await service.plan(file, watched)).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
  const past = await service.apply(file, watched);
  expect(past).toMatchObject({ added: 1, changed: 0 });
  // What stands further down wins.
  expect(library.all()).toMatchObject([{ liked: false, tags: ['x', 'y'] }]);
});

test('thumbnails come with their Likes', async () => {
  const png = 'data:image/png;base64,iVBORw0KGgoAAAAN';
  const thumbnail = { image: png, width: 3, height: 2, look: '0123456789abcdef' };
  const { service, library, watched } = setUp();
  const file = exportOf([{ ...aLike(), thumbnail }]);
  expect(await service.plan(file, watched)).toMatchObject({ thumbnails: 1 });
  await service.apply(file, watched);
  const kept = library.thumbnails.get(aLike().key);
  expect(kept).toMatchObject({ width: 3, height: 2, look: '0123456789abcdef' });
  expect(kept?.image).toMatchObject({ type: 'image/png', size: 12 });
});

const many = Array.from({ length: 1200 }, (_, index) =>
  aLike({ key: index.toString(16).padStart(64, '0'), aliases: [] }),
);

test('progress goes from the first to the last, by stages', async () => {
  const { progress, import: run } = setUp();
  await run(exportOf(many));
  expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(['reading', 'writing']));
  expect(progress.at(-1)).toEqual({ stage: 'writing', share: 1, entries: 1200 });
});

test('an import that fails half-way leaves the library as it was, and says so', async () => {
  const { service, library, watched, onChanged } = setUp([other]);
  const file = exportOf([...many, { ...other, liked: false, stamps: { ...other.stamps, liked: late } }]);
  await service.plan(file, watched);
  let writes = 0;
  library.failWrites(() => {
    if (++writes === 3) throw new CodedError('storage-full', 'The disk is full.');
  });
  await expect(service.apply(file, watched)).rejects.toMatchObject({
    code: 'storage-full',
    message: 'The disk is full. Nothing was changed.',
  });
  expect(library.all()).toEqual([other]);
  expect(await service.last()).toBeNull();
  expect(onChanged).toHaveBeenCalledTimes(1);
});

test('a cancelled import leaves the library as it was', async () => {
  const { service, library, watched, cancel, progress } = setUp([other]);
  const file = exportOf(many);
  await service.plan(file, watched);
  let writes = 0;
  library.failWrites(() => {
    if (++writes === 2) cancel();
  });
  await expect(service.apply(file, watched)).rejects.toMatchObject({ name: 'AbortError' });
  expect(library.all()).toEqual([other]);
  expect(progress.at(-1)).toMatchObject({ stage: 'undoing', share: 1 });
});

test('what cannot be taken back at once is said, and taken back later', async () => {
  const { service, library, watched } = setUp();
  const file = exportOf(many);
  await service.plan(file, watched);
  let writes = 0;
  library.failWrites(() => {
    if (++writes === 2) throw new CodedError('storage-full', 'The disk is full.');
  });
  library.failReverts(() => {
    throw new CodedError('storage-unavailable', 'The library cannot be opened.');
  });
  await expect(service.apply(file, watched)).rejects.toThrow('could not be taken back yet');
  expect(library.all()).not.toEqual([]);
  library.failReverts(() => undefined);
  expect(await service.recover()).toMatchObject({ fileName: 'library.json' });
  expect(library.all()).toEqual([]);
});

test('a cancelled plan stops', async () => {
  const { service, watched, cancel } = setUp();
  cancel();
  await expect(service.plan(exportOf(many), watched)).rejects.toMatchObject({ name: 'AbortError' });
});

test.each([
  ['another size', (file: File) => new File([file, ' '], file.name, { lastModified: 1 })],
  ['another date', (file: File) => new File([file], file.name, { lastModified: 2 })],
])('a file that changed after the plan is refused: %s', async (_, change) => {
  const { service, library, watched } = setUp();
  const file = exportOf([aLike()]);
  await service.plan(file, watched);
  await expect(service.apply(change(file), watched)).rejects.toMatchObject({ code: 'invalid-import' });
  expect(library.all()).toEqual([]);
});

test('a file that says something else at the second reading is taken back', async () => {
  const { service, library, watched } = setUp();
  await service.plan(exportOf([aLike(), other]), watched);
  const text = await exportOf([aLike()]).text();
  const shorter = new File([text.padEnd(exportOf([aLike(), other]).size)], 'library.json', { lastModified: 1 });
  await expect(service.apply(shorter, watched)).rejects.toThrow('was changed since');
  expect(library.all()).toEqual([]);
});

test('a file without a plan is refused', async () => {
  const { service, watched } = setUp();
  await expect(service.apply(exportOf([aLike()]), watched)).rejects.toMatchObject({ code: 'invalid-import' });
});

test('a file that can no longer be read is said to be so', async () => {
  const { service, watched } = setUp();
  const file = exportOf([aLike()]);
  file.slice = () => {
    throw new DOMException('gone', 'NotReadableError');
  };
  await expect(service.plan(file, watched)).rejects.toMatchObject({
    code: 'invalid-import',
    message: expect.stringContaining('moved'),
  });
});

test('a file that is broken as a whole leaves nothing to apply', async () => {
  const { service, watched } = setUp();
  const file = new File([(await exportOf([aLike(), other]).text()).slice(0, -2)], 'library.json', { lastModified: 1 });
  await expect(service.plan(file, watched)).rejects.toThrow('breaks off');
  await expect(service.apply(file, watched)).rejects.toMatchObject({ code: 'invalid-import' });
});

test('what a closed page left is taken back', async () => {
  const { service, library, onChanged } = setUp([other]);
  library.interrupt(aLike());
  expect(await service.last()).toBeNull();
  expect(await service.recover()).toMatchObject({ id: 'interrupted', fileName: 'old.json' });
  expect(library.all()).toEqual([other]);
  expect(onChanged).toHaveBeenCalledTimes(1);
  expect(await service.recover()).toBeNull();
});

test('what a closed page left is taken back before the next import begins', async () => {
  const { library, import: run } = setUp();
  library.interrupt(aLike());
  await run(exportOf([other]));
  expect(library.all()).toEqual([other]);
});

test('what another page is importing is left alone', async () => {
  const { service, library, watched, lockedElsewhere } = setUp();
  library.interrupt(aLike());
  const file = exportOf([other]);
  await service.plan(file, watched);
  lockedElsewhere();
  expect(await service.recover()).toBeNull();
  await expect(service.apply(file, watched)).rejects.toThrow('Another page');
  await expect(service.undo('interrupted', watched)).rejects.toThrow('Another page');
  expect(library.all()).toEqual([aLike()]);
});

test('an import that another has followed cannot be taken back', async () => {
  const { service, watched, import: run } = setUp();
  const first = await run(exportOf([aLike()]));
  await run(exportOf([other]));
  await expect(service.undo(first.id, watched)).rejects.toMatchObject({ code: 'not-found' });
});
