import { downloadZip } from 'client-zip';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import { IMPORTED_AT, readFile } from '../../../support/imports.ts';
import { detectFormat } from '../../../../lib/core/imports/detectFormat.ts';
import { importMoment } from '../../../../lib/core/imports/importMoment.ts';
import { readImport } from '../../../../lib/core/imports/readImport.ts';
import { aLike } from '../../../support/likes.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const key = aLike().key;
const path = `thumbnails/${key}.webp`;

function library(fields: object = {}, likes = [aLike()]): Uint8Array<ArrayBuffer> {
  const head = { format: 'likeable-gallery', version: 1, exportedAt: '2026-11-22T08:00:00.000Z' };
  return strToU8(JSON.stringify({ ...head, likes: likes.map((like) => ({ ...like, ...fields })) }));
}

const thumbnail = { image: path, width: 320, height: 200, look: '0123456789abcdef' };

function zip(files: Zippable): Blob {
  return new Blob([zipSync(files)]);
}

test('a backup brings back Likes and thumbnails', async () => {
  const { format, likes, found, skipped } = await readFile(
    zip({ 'likeable-gallery.json': library({ thumbnail }), [path]: [png, { level: 0 }], 'pictures/ridge.jpg': png }),
  );
  expect(format).toBe('zip');
  expect(likes).toEqual([aLike()]);
  expect(skipped).toEqual([]);
  expect(await found[0]?.thumbnail?.read()).toEqual({ bytes: png, mediaType: 'image/png' });
});

test('it may have been written as a stream, as our exports are', async () => {
  const files = [
    { name: path, input: new Blob([png]).stream() },
    { name: 'likeable-gallery.json', input: new Blob([library({ thumbnail })]).stream() },
  ];
  const { likes, found } = await readFile(await downloadZip(files).blob());
  expect(likes).toEqual([aLike()]);
  expect(await found[0]?.thumbnail?.read()).toMatchObject({ mediaType: 'image/png' });
});

test('it says how much it has read', async () => {
  const likes = Array.from({ length: 2000 }, (_, index) => aLike({ key: index.toString(16).padStart(64, '0') }));
  const file = zip({ 'likeable-gallery.json': library({}, likes) });
  const shares: number[] = [];
  const reading = { moment: importMoment(IMPORTED_AT), pause: () => Promise.resolve() };
  let entries = 0;
  for await (const _ of readImport(file, await detectFormat(file), reading, (share) => shares.push(share))) entries++;
  expect(entries).toBe(2000);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
});

test.each([
  ['a path that leaves the folder', '../thumbnails/x.webp'],
  ['a file that is not there', `thumbnails/${'b'.repeat(64)}.webp`],
  ['a path within', 'thumbnails/../likeable-gallery.json'],
  ['another file of the archive', 'likeable-gallery.json'],
])('a thumbnail is read from its own place alone: %s', async (_, image) => {
  const { found, skipped } = await readFile(
    zip({
      'likeable-gallery.json': library({ thumbnail: { ...thumbnail, image } }),
      [path]: png,
      '../thumbnails/x.webp': png,
    }),
  );
  expect(found[0]?.thumbnail).toBeUndefined();
  expect(skipped).toHaveLength(1);
});

test('a thumbnail that unpacks to megabytes is left out', async () => {
  const { found, skipped } = await readFile(
    zip({ 'likeable-gallery.json': library({ thumbnail }), [path]: new Uint8Array(2_000_000) }),
  );
  expect(found[0]?.thumbnail).toBeUndefined();
  expect(skipped).toHaveLength(1);
});

test('a damaged thumbnail is none, its picture is there', async () => {
  const file = zipSync({ 'likeable-gallery.json': library({ thumbnail }), [path]: [png, { level: 0 }] });
  const at = Buffer.from(file).indexOf(Buffer.from(png));
  file[at + 9] = 99;
  const { found } = await readFile(new Blob([file]));
  expect(found).toHaveLength(1);
  expect(await found[0]?.thumbnail?.read()).toBeNull();
});

test('a library that unpacks to far more than it is packed as is refused before it is read', async () => {
  const bomb = strToU8(`{"likes":[${' '.repeat(60_000_000)}]}`);
  await expect(readFile(zip({ 'likeable-gallery.json': bomb }))).rejects.toMatchObject({
    code: 'invalid-import',
    message: expect.stringContaining('too large'),
  });
});

test('a library that unpacks to more than it declares is refused', async () => {
  const file = zipSync({
    'likeable-gallery.json': library(
      {},
      Array.from({ length: 500 }, () => aLike()),
    ),
  });
  // The size in the central directory: 24 bytes into its first record (APPNOTE, 4.3.12).
  const directory = Buffer.from(file).indexOf(Buffer.from('PK\u0001\u0002'));
  new DataView(file.buffer).setUint32(directory + 24, 100, true);
  await expect(readFile(new Blob([file]))).rejects.toMatchObject({ code: 'invalid-import' });
});

test.each([
  ['without a library', { 'readme.txt': strToU8('x') }],
  ['with the library in a folder', { 'backup/likeable-gallery.json': library() }],
])('another ZIP file is refused: %s', async (_, files) => {
  await expect(readFile(zip(files))).rejects.toThrow('likeable-gallery.json');
});
