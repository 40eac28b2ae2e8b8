import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportedLike, libraryExportText, type LibraryExport } from '../../../../lib/core/exports/libraryExport.ts';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { aLike, anyLike } from '../../../support/likes.ts';

async function exportOf(...batches: Like[][]): Promise<LibraryExport> {
  const source = async function* () {
    yield* batches;
  };
  let text = '';
  for await (const piece of libraryExportText(source(), '2026-11-22T08:00:00.000Z')) text += piece;
  return JSON.parse(text) as LibraryExport;
}

test('an empty library is a valid export', async () => {
  expect(await exportOf()).toEqual({
    format: 'likeable-gallery',
    version: 1,
    exportedAt: '2026-11-22T08:00:00.000Z',
    likes: [],
  });
});

test('each Like carries the seed component’s fields and everything the record holds', async () => {
  const likes = [aLike(), aLike({ key: 'b'.repeat(64), liked: null, note: 'Crop\nit', tags: ['cover'] })];
  const file = await exportOf(likes.slice(0, 1), likes.slice(1));
  expect(file.likes).toHaveLength(2);
  expect(file.likes[0]).toMatchObject({
    image: {
      path: 'https://example.org/ridge.jpg',
      url: 'https://example.org/ridge.jpg',
      orig_name: 'ridge.jpg',
      mime_type: 'image/jpeg',
      meta: { _type: 'gradio.FileData' },
    },
    caption: 'A ridge in November',
    liked: true,
    meta: null,
  });
  for (const [index, { image: _, ...record }] of file.likes.entries()) expect(record).toEqual(likes[index]);
});

test('captions that are no well-formed text survive', async () => {
  const caption = 'lone \uD83D surrogate, \u0000 and \u2028';
  const file = await exportOf([aLike({ caption })]);
  expect(file.likes[0]?.caption).toBe(caption);
});

test('a picture without an address has none in its file either', async () => {
  const file = await exportOf([aLike({ url: '', aliases: [] })]);
  expect(file.likes[0]?.image).toMatchObject({ path: '', url: null, orig_name: null });
});

test('any Like comes out of its text as it went in', () => {
  fc.assert(
    fc.property(anyLike, (like) => {
      const { image: _, ...record } = JSON.parse(JSON.stringify(exportedLike(like))) as ReturnType<typeof exportedLike>;
      expect(record).toEqual(like);
    }),
  );
});

test('records of the same content are the same text, whatever order they were written in', () => {
  const like = aLike({ stamps: { ...aLike().stamps, tags: { one: 'a', two: 'b' } }, tags: ['one', 'two'] });
  const reversed = Object.fromEntries(Object.entries(like).toReversed()) as unknown as Like;
  const other = {
    ...reversed,
    index: { listed: [1, 'x'] },
    page: { title: like.page.title, url: like.page.url },
    stamps: { ...like.stamps, tags: { two: 'b', one: 'a' } },
  };
  expect(JSON.stringify(exportedLike(other))).toBe(JSON.stringify(exportedLike(like)));
});
