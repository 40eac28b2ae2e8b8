import { readFile as readFromDisk } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { MAX_DEPTH } from '../../../../lib/core/imports/importEntry.ts';
import { pictureKey } from '../../../../lib/core/pictures/pictureKey.ts';
import { IMPORTED_AT, readFile } from '../../../support/imports.ts';
import { aLike } from '../../../support/likes.ts';

const exported = (likes: readonly unknown[], head: object = { format: 'likeable-gallery', version: 1 }): string =>
  JSON.stringify({ ...head, likes });

test('an export of version 1 is read as it was written then', async () => {
  const { format, likes, skipped, found } = await readFile(
    await readFromDisk('tests/fixtures/imports/export-v1.json.txt', 'utf8'),
  );
  expect(format).toBe('json');
  expect(skipped).toEqual([]);
  expect(likes).toMatchObject([
    {
      key: 'c0eab66f839028f693aea3148a3c2aa41c1742c7ea85502e303d5e707447093c',
      aliases: ['https://cdn.example.org/ridge-800.jpg', 'https://example.org/photos/ridge-1600.jpg'],
      note: 'Crop it\nto the left third.',
      width: 1600,
      createdAt: Date.UTC(2026, 9, 3, 10, 15, 7, 250),
      stamps: { liked: '0mus8k35e-0000-k3v9x0qa', tags: { constructor: '0mus8k35e-0000-k3v9x0qa' } },
    },
    { liked: false, caption: '=HYPERLINK("https://evil.example") \u202E \uFEFF😀', meta: { lens: [23, 2.8] } },
    { liked: null, caption: 'lone \uD83D surrogate', page: { url: '', title: '' } },
  ]);
  expect(found.every(({ stampedNow }) => !stampedNow)).toBe(true);
  const thumbnail = found[0]?.thumbnail;
  expect(thumbnail).toMatchObject({ width: 1, height: 1, look: '00ff00ff00ff00ff', content: 'c'.repeat(64) });
  const read = await thumbnail?.read();
  expect(read).toMatchObject({ mediaType: 'image/png' });
  expect(read?.bytes).toHaveLength(70);
});

test('every form of the seed’s value is read, in one list', async () => {
  const { likes, skipped } = await readFile(await readFromDisk('tests/fixtures/imports/seed-value.json.txt', 'utf8'));
  expect(likes.map(({ url, caption, liked, meta }) => ({ url, caption, liked, meta }))).toEqual([
    { url: 'https://example.org/plain.jpg', caption: '', liked: null, meta: null },
    { url: 'http://127.0.0.1:7860/file=/tmp/gradio/77aa/served.webp', caption: '', liked: null, meta: null },
    { url: 'https://example.org/pair.jpg', caption: 'A pair of boots', liked: null, meta: null },
    { url: 'https://example.org/no-caption.jpg', caption: '', liked: null, meta: null },
    {
      url: 'https://example.org/liked.jpg',
      caption: 'A liked one',
      liked: true,
      meta: { seed: 42, prompt: 'a ridge' },
    },
    { url: 'https://example.org/disliked.jpg?utm_source=mail', caption: '', liked: false, meta: null },
    { url: 'https://example.org/unrated.jpg', caption: '', liked: null, meta: null },
    { url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', caption: '', liked: null, meta: null },
  ]);
  expect(skipped).toMatchObject([
    { place: 'entry 2', reason: expect.stringContaining('a file on some computer') },
    { place: 'entry 9', reason: 'It is no picture, but video/mp4.' },
    { place: 'entry 11', reason: expect.stringContaining('blob:') },
    { place: 'entry 12', reason: expect.stringContaining('no address of the web') },
    { place: 'entry 13', reason: 'It is no picture.' },
  ]);
});

test('a picture of the seed is known by its canonical address, and what it leaves out wins over nothing', async () => {
  const { likes } = await readFile(
    JSON.stringify([
      { image: 'https://Example.org/a.jpg?utm_source=x#top', liked: false },
      'https://example.org/b.jpg',
    ]),
  );
  const canonical = 'https://example.org/a.jpg';
  expect(likes[0]).toMatchObject({ key: pictureKey(canonical), aliases: [canonical], createdAt: IMPORTED_AT });
  expect(likes[0]?.stamps).toEqual({
    liked: tick(NEVER, IMPORTED_AT, 'imported'),
    caption: NEVER,
    meta: NEVER,
    note: NEVER,
    tags: {},
    deleted: tick(NEVER, IMPORTED_AT, 'imported'),
  });
  expect(likes[1]?.stamps.liked).toBe(NEVER);
});

test('a data: address is known by its bytes, however they are written', async () => {
  const { likes } = await readFile(
    JSON.stringify(['data:image/gif;base64,R0lG', 'data:image/gif,GIF', 'DATA:image/gif,G%49F']),
  );
  expect(new Set(likes.map(({ key }) => key)).size).toBe(1);
  expect(likes[2]?.url).toBe('data:image/gif,G%49F');
});

test.each([
  ['value', '{"label": "x", "value": [%]}'],
  ['data', '{"data": [%]}'],
  ['an object in an object', '{"data": {"value": [%]}, "is_generating": false}'],
  ['a list in a list', '[[%, %2]]'],
  ['members in another order', '{"likes": [%], "version": 1, "format": "likeable-gallery"}'],
])('the list is found: %s', async (_, text) => {
  const like = '"https://example.org/a.jpg"';
  const own = JSON.stringify(aLike());
  const item = text.includes('likes') ? own : like;
  const { likes } = await readFile(
    text.replace('%2', '"https://example.org/b.jpg", "https://example.org/c.jpg"').replace('%', item),
  );
  expect(likes.length).toBeGreaterThan(0);
});

test.each([
  ['a newer export', exported([], { format: 'likeable-gallery', version: 2 }), /newer version/],
  [
    'one whose version comes last',
    `{"likes":[${JSON.stringify(aLike())}],"version":7,"format":"likeable-gallery"}`,
    /newer/,
  ],
  ['one without a real version', exported([], { format: 'likeable-gallery', version: '1' }), /no valid version/],
  ['one that breaks off', exported([aLike()]).slice(0, -1), /breaks off after entry 1/],
  ['one that breaks off in an entry', exported([aLike(), aLike()]).slice(0, -50), /breaks off after entry 1/],
  ['no JSON', '{"value": [1 2]}', /no longer valid JSON/],
  ['something after the end', '{"value": []} x', /not valid/],
  ['a wrong bracket', '{"value": ["https://example.org/a.jpg"}]', /no longer valid JSON/],
])('refused as a whole, with a sentence: %s', async (_, text, sentence) => {
  await expect(readFile(text)).rejects.toMatchObject({
    code: 'invalid-import',
    message: expect.stringMatching(sentence),
  });
});

test.each([
  ['no key', { key: undefined }, 'The field “key” is missing.'],
  ['a short key', { key: 'abc' }, 'The field “key” is not valid.'],
  ['a script for an address', { url: 'javascript:alert(1)' }, 'The field “url” is not valid.'],
  ['an address that ended with its page', { url: 'blob:https://example.org/1' }, 'The field “url” is not valid.'],
  ['an HTML document for a picture', { url: 'data:text/html,<script>' }, 'The field “url” is not valid.'],
  ['a script for a page', { page: { url: ' JavaScript:alert(1)', title: '' } }, 'The field “page” is not valid.'],
  ['a reaction that is none', { liked: 'yes' }, 'The field “liked” is not valid.'],
  ['half a pixel', { width: 0.5 }, 'The field “width” is not valid.'],
  ['a date before all dates', { createdAt: -1 }, 'The field “createdAt” is not valid.'],
  ['a stamp that is none', { stamps: { ...aLike().stamps, liked: 'zzz' } }, 'The field “stamps” is not valid.'],
  ['a tag’s stamp that is none', { stamps: { ...aLike().stamps, tags: { a: 1 } } }, 'The field “stamps” is not valid.'],
  ['a tag with space around it', { tags: [' a'] }, 'The field “tags” is not valid.'],
  ['a tombstone', { deletedAt: 5 }, 'It was deleted, and an import deletes nothing.'],
  ['too much of its own data', { meta: 'x'.repeat(300_000) }, 'The field “meta” is too long.'],
])('a Like is left out, and the rest goes on: %s', async (_, fields, reason) => {
  const good = aLike({ key: 'b'.repeat(64) });
  const { likes, skipped } = await readFile(exported([{ ...aLike(), ...fields }, good]));
  expect(skipped).toEqual([{ place: 'entry 1', reason }]);
  expect(likes).toEqual([good]);
});

test('members called __proto__ are left out, and tags may have any name', async () => {
  const text = exported([aLike({ tags: ['constructor'] })]).replace(
    '"meta":null',
    '"meta":{"__proto__":{"polluted":1},"constructor":2}',
  );
  const { likes } = await readFile(text.replace('"tags":{}', '"tags":{"__proto__":""}'));
  expect(likes[0]?.meta).toEqual({ constructor: 2 });
  expect(Object.keys(likes[0]?.stamps.tags ?? {})).toEqual(['__proto__', 'constructor']);
  expect('polluted' in {}).toBe(false);
});

test('what calls itself __proto__ is not taken for fields', async () => {
  const { skipped } = await readFile(
    '{"format":"likeable-gallery","version":1,"likes":[{"__proto__":' + JSON.stringify(aLike()) + '}]}',
  );
  expect(skipped).toEqual([{ place: 'entry 1', reason: 'The field “key” is missing.' }]);
});

test('stamps and dates from the future become those of the import', async () => {
  const future = tick(NEVER, IMPORTED_AT + 2 * 86_400_000, 'devicea1');
  const soon = tick(NEVER, IMPORTED_AT + 3_600_000, 'devicea1');
  const like = aLike({ updatedAt: IMPORTED_AT + 1e10, stamps: { ...aLike().stamps, liked: future, caption: soon } });
  const { found } = await readFile(exported([like]));
  expect(found[0]).toMatchObject({
    stampedNow: true,
    like: {
      liked: true,
      updatedAt: IMPORTED_AT,
      stamps: { liked: tick(NEVER, IMPORTED_AT, 'imported'), caption: soon },
    },
  });
});

test('a tag without a stamp gets one, so that it stays', async () => {
  const { likes } = await readFile(exported([aLike({ tags: ['cover'] })]));
  expect(likes[0]?.stamps.tags).toEqual({ cover: tick(NEVER, IMPORTED_AT, 'imported') });
});

test('an entry nested too deep is left out without being parsed', async () => {
  const deep = `{"image":"https://example.org/a.jpg","meta":${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}}`;
  const { likes, skipped } = await readFile(`[${deep},"https://example.org/b.jpg"]`);
  expect(skipped).toMatchObject([{ place: 'entry 1', reason: expect.stringContaining('nested') }]);
  expect(likes).toHaveLength(1);
});

test('an entry that is too long is left out without being kept', async () => {
  const long = `"data:image/png,${'x'.repeat(26_000_000)}"`;
  const { likes, skipped } = await readFile(`[${long},"https://example.org/b.jpg"]`);
  expect(skipped).toMatchObject([{ place: 'entry 1', reason: expect.stringContaining('longer') }]);
  expect(likes).toHaveLength(1);
});

test('a thumbnail that is none is left out, its picture is not', async () => {
  const thumbnail = { image: 'data:text/html,x', width: 1, height: 1, look: '0'.repeat(16) };
  const { found, skipped } = await readFile(exported([{ ...aLike(), thumbnail }]));
  expect(found).toHaveLength(1);
  expect(found[0]?.thumbnail).toBeUndefined();
  expect(skipped).toMatchObject([{ place: 'entry 1', reason: expect.stringContaining('thumbnail') }]);
});

test('a thumbnail is what its bytes are, not what it says', async () => {
  const thumbnail = { image: 'data:image/png,<svg/>', width: 1, height: 1, look: '0'.repeat(16) };
  const { found } = await readFile(exported([{ ...aLike(), thumbnail }]));
  expect(await found[0]?.thumbnail?.read()).toBeNull();
});
