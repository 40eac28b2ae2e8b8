import { readFile as readFromDisk } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { bookmarksText, bookmarkText } from '../../../../lib/core/exports/bookmarks.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';
import { IMPORTED_AT, readFile, textOfPieces } from '../../../support/imports.ts';
import { aLike } from '../../../support/likes.ts';

test('JSON Lines: a bad line is left out with its number', async () => {
  const other = aLike({ key: 'b'.repeat(64) });
  const { format, likes, skipped } = await readFile(
    [
      JSON.stringify(aLike()),
      '',
      '{"key":',
      '['.repeat(70),
      JSON.stringify(other),
      '"https://example.org/c.jpg"',
      '',
    ].join('\n'),
  );
  expect(format).toBe('jsonl');
  expect(likes.slice(0, 2)).toEqual([aLike(), other]);
  expect(likes).toHaveLength(3);
  expect(skipped).toMatchObject([
    { place: 'line 3', reason: 'It is not valid JSON.' },
    { place: 'line 4', reason: expect.stringContaining('nested') },
  ]);
});

test('JSON Lines: a single line is enough', async () => {
  expect(await readFile(JSON.stringify(aLike()))).toMatchObject({ format: 'jsonl', likes: [aLike()] });
});

test('JSON Lines: the first line may be damaged', async () => {
  const { format, likes, skipped } = await readFile(
    `{"image" "x"}\n${JSON.stringify(aLike())}\n${JSON.stringify(aLike())}`,
  );
  expect(format).toBe('jsonl');
  expect(likes).toHaveLength(2);
  expect(skipped).toMatchObject([{ place: 'line 1' }]);
});

test('a table from elsewhere: its columns, delimiter and quotes are found out', async () => {
  const { format, likes, skipped } = await readFile(await readFromDisk('tests/fixtures/imports/stranger.csv'));
  expect(format).toBe('csv');
  expect(likes).toMatchObject([
    {
      url: 'https://example.org/one.jpg',
      caption: 'Boats; in the "harbour"',
      liked: true,
      tags: ['boats', 'sea'],
      note: 'First line\r\nsecond line',
      createdAt: Date.UTC(2026, 0, 31),
    },
    { url: 'https://example.org/two.jpg', liked: false, caption: 'Fog', tags: [], createdAt: IMPORTED_AT },
    { url: 'https://example.org/three.jpg', liked: null, tags: ['a, b'], stamps: { liked: '' } },
    { url: 'https://example.org/one.jpg', tags: ['harbour'], caption: '', stamps: { caption: '', liked: '' } },
  ]);
  expect(skipped).toMatchObject([{ place: 'line 6', reason: expect.stringContaining('not an address') }]);
});

test.each([
  ['image_url,label\nhttps://example.org/a.jpg,1\n', true],
  ['SRC\tliked\nhttps://example.org/a.jpg\tFALSE\n', false],
  ['"Link","Reaction"\r\n"https://example.org/a.jpg","👍"\r\n', true],
  ['url|vote\rhttps://example.org/a.jpg|-1\r', false],
  ['sep=;\nurl;rating\nhttps://example.org/a.jpg;2,5\n', null],
  ['url,rating\nhttps://example.org/a.jpg,4.5', true],
  ['url,label\nhttps://example.org/a.jpg,cleared\n', null],
])('a reaction in a table: %j', async (text, liked) => {
  const { likes } = await readFile(text);
  expect(likes).toMatchObject([{ url: 'https://example.org/a.jpg', liked }]);
});

test('a list of addresses is a table without a header', async () => {
  const { likes, skipped } = await readFile(
    'https://example.org/a,b;c.jpg\nhttps://example.org/b.jpg\n\nftp://example.org/c.jpg',
  );
  expect(likes.map(({ url }) => url)).toEqual(['https://example.org/a,b;c.jpg', 'https://example.org/b.jpg']);
  expect(skipped).toMatchObject([{ place: 'line 4' }]);
});

test('a table in an older encoding, and one in UTF-16', async () => {
  const text = 'url,caption\nhttps://example.org/a.jpg,Bär\n';
  const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const wide = Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((character) => [character.charCodeAt(0), 0])]);
  for (const bytes of [latin, wide]) expect((await readFile(bytes)).likes).toMatchObject([{ caption: 'Bär' }]);
});

test('a quotation mark that is never closed costs no more than the rest of the file', async () => {
  const { likes, skipped } = await readFile(
    'url,caption\nhttps://example.org/a.jpg,x\nhttps://example.org/b.jpg,"open\nhttps://example.org/c.jpg,y\n',
  );
  expect(likes).toHaveLength(2);
  expect(likes[1]?.caption).toBe('open\nhttps://example.org/c.jpg,y');
  expect(skipped).toEqual([]);
});

test('a table without a column of addresses is refused', async () => {
  await expect(readFile('name,age\nAda,36\n')).rejects.toMatchObject({ code: 'invalid-import' });
});

test('bookmarks of a browser: pictures are taken, pages are told', async () => {
  const { format, likes, skipped } = await readFile(
    await readFromDisk('tests/fixtures/imports/chrome-bookmarks.html.txt'),
  );
  expect(format).toBe('bookmarks');
  expect(likes).toMatchObject([
    {
      key: pictureKey('https://example.org/lake.jpg?size=l&v=2'),
      url: 'https://example.org/lake.jpg?size=l&v=2',
      caption: 'Lake <at> dawn',
      note: 'Print this one & frame it.',
      tags: ['blue', 'water'],
      createdAt: 1_760_000_002_000,
      liked: null,
    },
    { url: 'https://example.org/fox.png', caption: '', createdAt: 1_760_000_004_000 },
    { url: 'https://picsum.example/200', caption: 'Random', liked: false },
  ]);
  expect(skipped).toEqual([
    { place: 'line 11', reason: 'It leads to a page, not to a picture.' },
    { place: 'line 17', reason: 'It leads to a page, not to a picture.' },
  ]);
});

test('our own bookmarks bring back reaction, caption, tags, note and date', async () => {
  const like = aLike({
    caption: 'A <b>ridge</b> & "more"',
    note: 'First\nsecond </A>',
    tags: ['cover', 'x & y'],
    createdAt: 1_760_000_000_000,
  });
  const folders = async function* () {
    yield {
      name: 'example.org',
      entries: (async function* () {
        yield bookmarkText(like);
      })(),
    };
  };
  const { likes, skipped } = await readFile(await textOfPieces(bookmarksText(folders(), 'Likeable Gallery')));
  const { url, liked, caption, note, tags, createdAt } = like;
  expect(likes).toMatchObject([{ url, liked, caption, note, tags, createdAt }]);
  expect(skipped).toEqual([]);
});

test('nothing in bookmarks is run or shown', async () => {
  const { likes } = await readFile(
    '<!DOCTYPE NETSCAPE-Bookmark-file-1><script>globalThis.ran = 1</script><DL><p><DT><A HREF="https://example.org/a.jpg" ONCLICK="globalThis.ran = 1"><img src=x onerror="globalThis.ran = 1">A</A></DL>',
  );
  expect(likes).toMatchObject([{ caption: 'A' }]);
  expect('ran' in globalThis).toBe(false);
});
