import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import { reactTo } from '../../../lib/core/judging/judge.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { WHOLE_LIBRARY } from '../../../lib/core/library/libraryQuery.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import { createDatabase, type Database } from '../../../lib/storage/database.ts';
import { createImportsRepository, type ImportsRepository } from '../../../lib/storage/importsRepository.ts';
import type { LibraryReader } from '../../../lib/core/library/libraryReader.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createLikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createMergesRepository } from '../../../lib/storage/mergesRepository.ts';
import { createThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import { dumpDatabase } from '../../support/databases.ts';
import { someLibrary } from '../../support/libraries.ts';
import { aLike } from '../../support/likes.ts';

let database: Database;
let imports: ImportsRepository;
let reader: LibraryReader;

beforeEach(open);

function open(): void {
  globalThis.indexedDB = new IDBFactory();
  database = createDatabase();
  imports = createImportsRepository(database);
  reader = createLibraryReader(database);
}

const early = tick(NEVER, 1_000, 'devicea1');
const late = tick(NEVER, 2_000, 'deviceb2');
const keyOf = (digit: string) => digit.repeat(64);

function pictureOf(digit: string, fields: Partial<Like> = {}): Like {
  const url = `https://images.example/${digit}.jpg`;
  return aLike({ key: keyOf(digit), url, aliases: [url], ...fields });
}

function judged(digit: string, liked: boolean | null, stamp: string): Like {
  return pictureOf(digit, { liked, stamps: { ...aLike().stamps, liked: stamp } });
}

async function importing(
  likes: readonly Like[],
  chunk = 500,
): Promise<{ id: string; added: number; changed: number; unchanged: number }> {
  const id = await imports.begin('backup.json', 5_000);
  const counted = { id, added: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < likes.length; from += chunk) {
    const { added, changed, unchanged } = await imports.write(id, likes.slice(from, from + chunk), [], 5_000);
    counted.added += added;
    counted.changed += changed;
    counted.unchanged += unchanged;
  }
  await imports.finish(id);
  return counted;
}

async function reverting(id: string): Promise<number> {
  for (let kept = 0; ;) {
    const piece = await imports.revert(id, Date.now());
    kept += piece.kept;
    if (piece.left === 0) return kept;
  }
}

async function allLikes(): Promise<readonly Like[]> {
  return (await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 10_000 })).likes;
}

/** What an undo must bring back. */
async function state() {
  const statistics = await reader.statistics();
  const { stores } = await dumpDatabase();
  const { likes = [], ...others } = stores;
  return {
    likes: likes.map((row) => ({ ...(row as object), uncounted: undefined, index: undefined })),
    statistics,
    kept: ['thumbnails', 'looks', 'originals', 'imports', 'undo'].map((name) => others[name]),
  };
}

describe('an import', () => {
  test('adds what is new, merges by stamps, and leaves what is the same', async () => {
    await importing([judged('a', true, early), judged('b', true, late), judged('c', true, early)]);
    const again = await importing([
      judged('a', false, late),
      judged('b', false, early),
      judged('c', true, early),
      pictureOf('d'),
    ]);
    expect(again).toMatchObject({ added: 1, changed: 1, unchanged: 2 });
    const likes = await allLikes();
    expect(new Map(likes.map(({ key, liked }) => [key[0], liked]))).toEqual(
      new Map([
        ['a', false],
        ['b', true],
        ['c', true],
        ['d', true],
      ]),
    );
    expect(await reader.totals()).toEqual({ liked: 3, disliked: 1, cleared: 0 });
  });

  test('knows one picture under several addresses, in the library and in the file', async () => {
    const [small, large] = ['https://images.example/s.jpg', 'https://images.example/l.jpg'];
    await importing([pictureOf('b', { aliases: [small] })]);
    const counted = await importing([
      pictureOf('a', { aliases: [large, small] }),
      pictureOf('c', { aliases: [large] }),
    ]);
    expect(counted).toMatchObject({ added: 0, changed: 2 });
    expect(await allLikes()).toMatchObject([{ key: keyOf('a'), aliases: [large, small] }]);
  });

  test('moves a picture that the file knows to have come earlier', async () => {
    await importing([pictureOf('a', { createdAt: 5_000 }), pictureOf('b', { createdAt: 3_000 })]);
    await importing([pictureOf('a', { createdAt: 1_000 })]);
    for (const filter of [WHOLE_LIBRARY, { ...WHOLE_LIBRARY, text: 'ridge' }]) {
      const { likes } = await reader.list({ filter, sort: 'newest', limit: 10 });
      expect(likes.map(({ key }) => key[0])).toEqual(['b', 'a']);
    }
  });

  test('leaves deleted what was deleted later than the file knows', async () => {
    const deleted = pictureOf('a', { deletedAt: 2_000, stamps: { ...aLike().stamps, deleted: late } });
    await importing([deleted]);
    expect(await importing([pictureOf('a')])).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(await allLikes()).toEqual([]);
  });

  test('of a whole library into an empty one gives the same library, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        someLibrary({ minLength: 0, maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        async (likes, chunk) => {
          open();
          await importing(likes, chunk);
          const first = await allLikes();
          open();
          await importing(first, 7);
          expect(await allLikes()).toEqual(first);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('keeps thumbnails of pictures that have none, under the Like they have become part of', async () => {
    const thumbnails = createThumbnailsRepository(database);
    const image = new Blob(['mine'], { type: 'image/webp' });
    const shape = { width: 3, height: 2, look: '0'.repeat(16) };
    await importing([pictureOf('a', { aliases: ['https://images.example/x.jpg'] }), pictureOf('b')]);
    await thumbnails.put([{ key: keyOf('b'), image, ...shape }]);
    const id = await imports.begin('backup.zip', 5_000);
    const theirs = new Blob(['theirs'], { type: 'image/webp' });
    await imports.write(
      id,
      [pictureOf('c', { aliases: ['https://images.example/x.jpg'] }), pictureOf('b'), pictureOf('d')],
      ['b', 'c', 'd', 'e'].map((digit) => ({ key: keyOf(digit), image: theirs, ...shape })),
      5_000,
    );
    const found = await thumbnails.find(['a', 'b', 'c', 'd', 'e'].map(keyOf));
    expect(await Promise.all(found.map(async (one) => one?.image.text()))).toEqual([
      'theirs',
      'mine',
      undefined,
      'theirs',
      undefined,
    ]);
    expect(await thumbnails.count()).toBe(3);

    expect(await reverting(id)).toBe(0);
    const left = await thumbnails.find(['a', 'b', 'd'].map(keyOf));
    expect(await Promise.all(left.map(async (one) => one?.image.text()))).toEqual([undefined, 'mine', undefined]);
  });

  test('is the last one, with what it did, until it is taken back', async () => {
    expect(await imports.last()).toBeNull();
    const first = await importing([pictureOf('a')]);
    expect(await imports.last()).toEqual({
      id: first.id,
      fileName: 'backup.json',
      at: 5_000,
      added: 1,
      changed: 0,
      state: 'done',
    });
    const second = await imports.begin('other.json', 6_000);
    expect(await imports.last()).toMatchObject({ id: second, state: 'writing' });
    await expect(imports.revert(first.id, Date.now())).rejects.toMatchObject({ code: 'not-found' });
    expect(await imports.revert(second, Date.now())).toEqual({ left: 0, kept: 0 });
    expect(await imports.last()).toBeNull();
  });
});

describe('an import that is taken back', () => {
  test('leaves everything as it was, whatever it had merged and wherever it was interrupted', async () => {
    const library = someLibrary({ minLength: 0, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(library, library, fc.integer({ min: 1, max: 10 }), async (mine, theirs, chunk) => {
        open();
        await importing(mine);
        const id = await imports.begin('backup.json', 5_000);
        const before = await state();
        for (let from = 0; from < theirs.length; from += chunk) {
          // Also pictures that the file knows twice.
          await imports.write(id, [...theirs.slice(from, from + chunk), ...theirs.slice(0, 3)], [], 5_000);
        }
        expect(await reverting(id)).toBe(0);
        const { kept: _, ...after } = await state();
        const { kept: __, ...expected } = before;
        expect(after).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('keeps what was judged since, and says how many that were', async () => {
    await importing([judged('a', true, early), judged('b', true, early)]);
    const { id } = await importing([
      judged('a', false, late),
      judged('b', false, late),
      pictureOf('c'),
      pictureOf('d'),
    ]);
    for (const digit of ['a', 'c']) {
      await createLikesRepository(database).change({
        operationId: `operation-${digit}`,
        identity: { key: keyOf(digit), aliases: [] },
        now: 9_000,
        apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, null, moment)),
      });
    }
    expect(await reverting(id)).toBe(2);
    const likes = await allLikes();
    expect(new Map(likes.map(({ key, liked }) => [key[0], liked]))).toEqual(
      new Map([
        ['a', null],
        ['b', true],
        ['c', null],
      ]),
    );
    expect(await reader.totals()).toEqual({ liked: 1, disliked: 0, cleared: 2 });
  });

  test('that changed a picture twice is taken back from its last piece on', async () => {
    await importing([judged('a', true, early)]);
    const { id } = await importing([judged('a', false, late), judged('a', null, tick(NEVER, 3_000, 'deviceb2'))], 1);
    expect(await imports.revert(id, Date.now())).toEqual({ left: 1, kept: 0 });
    expect(await allLikes()).toMatchObject([{ liked: false }]);
    expect(await imports.revert(id, Date.now())).toEqual({ left: 0, kept: 0 });
    expect(await allLikes()).toMatchObject([{ liked: true }]);
  });

  test('leaves known what had been applied before it', async () => {
    const operation = {
      operationId: 'operation-before',
      identity: { key: keyOf('a'), aliases: [] },
      now: 9_000,
      apply: (existing: Like | undefined) => ({ ...(existing ?? pictureOf('a')), liked: false as const }),
    };
    await createLikesRepository(database).change(operation);
    const { id } = await importing([judged('a', null, tick(NEVER, 20_000, 'deviceb2'))]);
    await reverting(id);
    const again = { ...operation, apply: () => pictureOf('a', { liked: true }) };
    expect(await createLikesRepository(database).change(again)).toMatchObject({ liked: false });
  });

  test('is taken back in pieces, from the last one on; interrupted, it goes on later', async () => {
    const { id } = await importing(
      Array.from({ length: 9 }, (_, index) => pictureOf(String(index))),
      3,
    );
    expect(await imports.revert(id, Date.now())).toEqual({ left: 6, kept: 0 });
    expect(await imports.last()).toMatchObject({ state: 'undoing' });
    expect(await reader.totals()).toEqual({ liked: 6, disliked: 0, cleared: 0 });
    imports = createImportsRepository(createDatabase());
    expect(await imports.revert(id, Date.now())).toEqual({ left: 3, kept: 0 });
    expect(await imports.revert(id, Date.now())).toEqual({ left: 0, kept: 0 });
    expect(await imports.last()).toBeNull();
  });
});

describe('a merge', () => {
  const parts = [judged('a', true, early), judged('b', false, late), judged('c', null, early)];
  const merging = () => createMergesRepository(database);
  const request = { operationId: 'operation-merge', keys: parts.map(({ key }) => key), now: 9_000 };

  test('makes one Like of several, by their stamps, and tells of all of them', async () => {
    await importing(parts);
    const merged = await merging().merge(request);
    const expected = { ...parts.reduce((a, b) => mergeLikes(a, b)), url: parts[0]?.url };
    expect(merged).toMatchObject({ key: keyOf('a'), likes: [expected, ...parts] });
    expect(await allLikes()).toEqual([expected]);
    expect(await reader.totals()).toEqual({ liked: 0, disliked: 1, cleared: 0 });
  });

  test('keeps the address, the size and the kept images of the largest, or of the one that is chosen', async () => {
    const sized = parts.map((part, index) => ({
      ...part,
      width: 100 * (index + 1),
      height: 100,
      mediaType: 'image/png',
    }));
    await importing(sized);
    const thumbnails = createThumbnailsRepository(database);
    for (const digit of ['a', 'b', 'c']) {
      const image = new Blob([digit], { type: 'image/webp' });
      await thumbnails.put([{ key: keyOf(digit), image, width: 1, height: 1, look: digit.repeat(16) }]);
    }
    const before = await state();
    for (const [index, digit] of [
      [2, 'c'],
      [1, 'b'],
    ] as const) {
      const choice = digit === 'c' ? {} : { main: keyOf(digit) };
      const { key, undo } = await merging().merge({ ...request, operationId: `operation-${digit}`, ...choice });
      expect(key).toBe(keyOf(digit));
      const [merged, ...others] = await allLikes();
      expect(others).toEqual([]);
      expect(merged).toMatchObject({ url: sized[index]?.url, width: 100 * (index + 1), height: 100, liked: false });
      const [thumbnail] = await thumbnails.find([key]);
      expect(await thumbnail?.image.text()).toBe(digit);
      await merging().unmerge(undo, Date.now());
      expect(await state()).toEqual(before);
    }
  });

  test('into one that is none of them, or gone, is refused', async () => {
    await importing(parts);
    await expect(merging().merge({ ...request, main: keyOf('d') })).rejects.toMatchObject({ code: 'not-found' });
    expect(await allLikes()).toEqual(parts);
  });

  test('asked for again, changes nothing and is answered alike', async () => {
    await importing(parts);
    const { key, undo } = await merging().merge(request);
    expect(await merging().merge(request)).toMatchObject({ key, undo, likes: [] });
  });

  test('of what the library does not hold, or of one alone, is refused', async () => {
    await importing(parts.slice(0, 1));
    await expect(merging().merge(request)).rejects.toMatchObject({ code: 'not-found' });
    await expect(merging().merge({ ...request, keys: [keyOf('a'), keyOf('a')] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await allLikes()).toEqual(parts.slice(0, 1));
  });

  test('that is taken back leaves everything as it was, thumbnails included', async () => {
    await importing(parts);
    const thumbnails = createThumbnailsRepository(database);
    for (const digit of ['b', 'c']) {
      const image = new Blob([digit], { type: 'image/webp' });
      await thumbnails.put([{ key: keyOf(digit), image, width: 1, height: 1, look: digit.repeat(16) }]);
    }
    const before = await state();
    const { undo } = await merging().merge(request);
    const [moved] = await thumbnails.find([keyOf('a')]);
    expect(await moved?.image.text()).toBe('b');
    for await (const looks of thumbnails.looks(10)) expect(looks).toEqual([{ key: keyOf('a'), look: 'b'.repeat(16) }]);

    expect(await merging().unmerge(undo, Date.now())).toHaveLength(4);
    expect(await state()).toEqual(before);
    await expect(merging().unmerge(undo, Date.now())).rejects.toMatchObject({ code: 'not-found' });
  });

  test('of a Like that was judged since stays', async () => {
    await importing(parts);
    const { key, undo } = await merging().merge(request);
    await createLikesRepository(database).change({
      operationId: 'operation-later',
      identity: { key, aliases: [] },
      now: 9_000,
      apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, null, moment)),
    });
    const before = await state();
    await expect(merging().unmerge(undo, Date.now())).rejects.toMatchObject({ code: 'not-found' });
    expect(await state()).toEqual(before);
  });

  test('is remembered for a day', async () => {
    await importing([...parts, pictureOf('d'), pictureOf('e')]);
    const { undo } = await merging().merge(request);
    const later = { operationId: 'operation-next', keys: [keyOf('d'), keyOf('e')], now: request.now + 25 * 3_600_000 };
    await merging().merge(later);
    await expect(merging().unmerge(undo, Date.now())).rejects.toMatchObject({ code: 'not-found' });
    // The import before it is remembered until the next.
    const past = await imports.last();
    expect(await imports.revert(past?.id ?? '', Date.now())).toEqual({ left: 0, kept: 5 });
  });
});
