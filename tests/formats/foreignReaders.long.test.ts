import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportFormat, ExportOptions } from '../../lib/core/exports/exportRequest.ts';
import { CSV_COLUMNS } from '../../lib/core/exports/csv.ts';
import { pictureFacts } from '../../lib/core/exports/pictureFacts.ts';
import { exportedLike } from '../../lib/core/exports/libraryExport.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import type { Thumbnail } from '../../lib/core/pictures/thumbnail.ts';
import { findPython } from '../../scripts/testing/python.ts';
import { exportingFrom, photograph } from '../support/exporting.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { aLike } from '../support/likes.ts';

const photographs = ['chelsea', 'coffee', 'rocket', 'astronaut', 'umang'].map((name) => `${name}.jpg`);

let folder = '';
let likes: readonly Like[] = [];
let pictures = new Map<string, Blob>();
let thumbnails: readonly Thumbnail[] = [];
let sizes = new Map<string, readonly [width: number, height: number]>();

/** Every hostile caption, on real photographs in three formats; the last two originals are gone. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-formats-'));
  likes = hostileTexts.map((text, index) =>
    aLike({
      key: (index + 10).toString(16).padStart(64, 'a'),
      url: `https://images.example/${index}/${photographs[index % photographs.length]}`,
      liked: [true, false, null][index % 3] ?? null,
      caption: text,
      note: hostileTexts[(index + 1) % hostileTexts.length] ?? '',
      tags: index % 4 === 0 ? [] : ['red', text].filter((tag) => tag !== ''),
      meta: index % 2 === 0 ? null : { prompt: text, seed: index, [text]: ['nested', null] },
      page: { url: `https://site${index % 7}.example/page`, title: text },
      createdAt: Date.UTC(2026, 0, 1) + index * 86_400_123,
      updatedAt: Date.UTC(2026, 10, 1) + index,
      ...(index % 5 === 0 ? {} : { width: 1600, height: 1067 + index }),
    }),
  );
  const originals = await Promise.all(photographs.map(asPictures));
  pictures = new Map(
    likes.slice(0, -2).flatMap(({ key }, index) => {
      const forms = originals[index % originals.length] ?? [];
      const picture = forms[Math.floor(index / 5) % forms.length];
      return picture === undefined ? [] : [[key, picture] as const];
    }),
  );
  sizes = new Map(
    await Promise.all(
      [...pictures].map(async ([key, picture]) => {
        const { width, height } = await sharp(await picture.arrayBuffer()).metadata();
        return [key, [width, height]] as const;
      }),
    ),
  );
  const [[small] = []] = originals.slice(1);
  thumbnails = await Promise.all(
    likes.slice(0, 20).map(async ({ key }, index) => ({
      key,
      image: await encoded(small ?? new Blob(), index % 2 === 0 ? 'webp' : 'png', 120 + index),
      width: 120 + index,
      height: 80,
      look: '00ff00ff00ff00ff',
      ...(index % 3 === 0 ? { content: 'c'.repeat(64) } : {}),
    })),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Python reads', () => {
  test('JSON: every value is what went in', async () => {
    const found = await read<{ likes: unknown[] }>('json', 'json', { thumbnails: false });
    expect(found).toEqual({
      format: 'likeable-gallery',
      version: 1,
      exportedAt: expect.stringMatching(/^2026-11-22T08/),
      likes: likes.map((like) => exportedLike(like)),
    });
  });

  test('JSON with thumbnails', async () => {
    const found = await read<{ likes: { key: string; thumbnail?: { image: string } }[] }>('json', 'json');
    expect(found.likes.filter(({ thumbnail }) => thumbnail !== undefined)).toHaveLength(thumbnails.length);
    for (const { key, image: blob, ...facts } of thumbnails) {
      const { image, ...others } = found.likes.find((like) => like.key === key)?.thumbnail ?? { image: '' };
      expect(others).toEqual(facts);
      const bytes = await (await fetch(image)).arrayBuffer();
      expect(Buffer.from(bytes)).toEqual(Buffer.from(await blob.arrayBuffer()));
    }
  });

  test('JSON Lines', async () => {
    expect(await read('jsonl', 'jsonl')).toEqual(likes.map((like) => exportedLike(like)));
  });

  test('CSV as it is', async () => {
    const [header, ...rows] = await read<string[][]>('csv', 'csv', { rawCells: true });
    expect(header).toEqual(CSV_COLUMNS);
    const cell = (row: readonly string[], name: (typeof CSV_COLUMNS)[number]) => row[CSV_COLUMNS.indexOf(name)] ?? '';
    expect(rows).toHaveLength(likes.length);
    for (const [index, like] of likes.entries()) {
      const row = rows[index] ?? [];
      expect(cell(row, 'caption')).toBe(like.caption.toWellFormed());
      expect(cell(row, 'note')).toBe(like.note.toWellFormed());
      expect(cell(row, 'page_title')).toBe(like.page.title.toWellFormed());
      expect(cell(row, 'liked')).toBe(like.liked === null ? '' : String(like.liked));
      expect(JSON.parse(cell(row, 'tags'))).toEqual(like.tags);
      expect(JSON.parse(cell(row, 'meta'))).toEqual(like.meta);
      expect(JSON.parse(cell(row, 'stamps'))).toEqual({ ...like.stamps, cells: 'raw' });
      expect(Date.parse(cell(row, 'created_at'))).toBe(like.createdAt);
    }
  });

  test('CSV without formulas: no cell begins one', async () => {
    const [header, ...rows] = await read<string[][]>('csv', 'csv');
    expect(header?.[0]).toBe('\uFEFFliked');
    expect(rows).toHaveLength(likes.length);
    // oxlint-disable-next-line no-control-regex -- NUL is one of them
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
  });

  test.each(['jsonl', 'csv'] as const)('labels as %s', async (table) => {
    const rows = await read<Record<string, unknown>[] | string[][]>('labels', table, { table, rawCells: true });
    const judged = likes.filter(({ liked }) => liked !== null);
    const found = table === 'jsonl' ? (rows as Record<string, unknown>[]) : records(rows as string[][]);
    expect(found.map(({ completion, label }) => [completion, String(label)])).toEqual(
      judged.map(({ url, liked }) => [url, String(liked)]),
    );
  });

  test('pairs: chosen was liked, rejected was disliked, on the same page', async () => {
    const rows = await read<Record<string, string>[]>('pairs', 'jsonl', { pairsBy: 'page', pairing: 'all' });
    expect(rows.length).toBeGreaterThan(7);
    for (const { chosen_key: chosen, rejected_key: rejected, group } of rows) {
      const one = likes.find(({ key }) => key === chosen);
      const other = likes.find(({ key }) => key === rejected);
      expect([one?.liked, other?.liked, one?.page.url, other?.page.url]).toEqual([true, false, group, group]);
    }
  });

  test('the value of the seed component', async () => {
    const value = await read<Record<string, unknown>[]>('gradio', 'json');
    expect(value).toHaveLength(likes.length);
    for (const [index, { image, ...fields }] of value.entries()) {
      const { caption, liked, meta, url } = likes[index] ?? aLike();
      expect(fields).toEqual({ caption, liked, meta });
      expect(image).toMatchObject({ path: url, url, meta: { _type: 'gradio.FileData' } });
    }
  });

  test('the ZIP: every picture opens, every Like says where its own is', async () => {
    const found = await read<{
      library: { likes: { key: string; image: { path: string }; thumbnail?: { image: string } }[] };
      images: Record<string, [number, number]>;
      thumbnails: Record<string, [number, number]>;
      failures: { key: string }[];
    }>('zip', 'zip', { nameTemplate: '{site}/{caption}' });
    expect(Object.keys(found.images)).toHaveLength(pictures.size);
    expect(Object.keys(found.thumbnails)).toHaveLength(thumbnails.length);
    expect(found.failures.map(({ key }) => key)).toEqual(likes.slice(-2).map(({ key }) => key));
    expect(found.library.likes.map(({ key }) => key)).toEqual(likes.map(({ key }) => key));
    for (const { key, image, thumbnail } of found.library.likes) {
      if (pictures.has(key)) expect(found.images[image.path]).toEqual(sizes.get(key));
      const own = thumbnails.find((one) => one.key === key);
      if (own === undefined) expect(thumbnail).toBeUndefined();
      else expect(found.thumbnails[thumbnail?.image ?? '']?.[0]).toBe(own.width);
    }
  });

  test('ImageFolder', async () => {
    const { rows, names } = await read<{ rows: (Record<string, unknown> & { key: string })[]; names: string[] }>(
      'imagefolder',
      'imagefolder',
    );
    const present = likes.filter(({ key }) => pictures.has(key));
    expect(rows).toHaveLength(present.length);
    for (const [index, { file_name: name, size, ...facts }] of rows.entries()) {
      const like = present[index] ?? aLike();
      expect(facts).toEqual(JSON.parse(JSON.stringify(pictureFacts(like))));
      expect(size).toEqual(sizes.get(like.key));
      expect(names).toContain(`train/${String(name)}`);
    }
    // Whatever else lies there would be taken for a picture without a row.
    expect(names.filter((name) => name.startsWith('train/'))).toHaveLength(rows.length + 1);
  });

  test('WebDataset', async () => {
    const samples = await read<{ key: string; size: unknown; facts: unknown }[]>('webdataset', 'webdataset', {
      shard: 10,
    });
    const present = likes.filter(({ key }) => pictures.has(key));
    expect(samples.map(({ key }) => key)).toEqual(present.map(({ key }) => key));
    for (const [index, { key, size, facts }] of samples.entries()) {
      expect(size).toEqual(sizes.get(key));
      expect(facts).toEqual(JSON.parse(JSON.stringify(pictureFacts(present[index] ?? aLike()))));
    }
  });

  test.each(['npz', 'npy'] as const)('NumPy arrays from %s', async (numpy) => {
    const found = await read<{ row: { key: string }; shape: number[]; sum: number; first: number[] }[]>(
      'numpy',
      numpy,
      {
        numpy,
      },
    );
    const present = likes.filter(({ key }) => pictures.has(key));
    expect(found.map(({ row }) => row.key)).toEqual(present.map(({ key }) => key));
    for (const { row, shape, sum, first } of found) {
      const { data, info } = await rawPixels(pictures.get(row.key) ?? new Blob());
      expect(shape).toEqual([info.height, info.width, 3]);
      expect(sum).toBe(data.reduce((total, value) => total + value, 0));
      expect(first).toEqual([...data.subarray(0, 3)]);
    }
  });
});

describe('DuckDB reads Parquet', () => {
  test('with types, values and the bytes of pictures', async () => {
    const [file = ''] = await written('parquet', { parquetImages: true });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM '${file}'`);
    expect(Object.fromEntries(described.getRows().map(([name, type]) => [name, type]))).toMatchObject({
      image: 'STRUCT(bytes BLOB, path VARCHAR)',
      liked: 'BOOLEAN',
      caption: 'VARCHAR',
      tags: 'VARCHAR[]',
      width: 'INTEGER',
      created_at: 'TIMESTAMP WITH TIME ZONE',
      aliases: 'VARCHAR[]',
      stamps: 'VARCHAR',
    });
    const rows = await connection.runAndReadAll(
      `SELECT key, liked, hex(caption), hex(note), tags, width, epoch_ms(created_at)::BIGINT, meta, image.path,
              sha256(image.bytes), octet_length(image.bytes), url, hex(page_title) FROM '${file}'`,
    );
    const found = rows.getRowsJson();
    expect(found).toHaveLength(likes.length);
    for (const [index, row] of found.entries()) {
      const like = likes[index] ?? aLike();
      const [key, liked, caption, note, tags, width, createdAt, meta, path, , length, url, title] = row;
      expect([key, liked, caption, note, width, url, title]).toEqual([
        like.key,
        like.liked,
        hexOf(like.caption),
        hexOf(like.note),
        like.width ?? null,
        like.url,
        hexOf(like.page.title),
      ]);
      expect(tags).toEqual(like.tags.map((tag) => tag.toWellFormed().replace(/^\uFEFF/, '')));
      expect(Number(createdAt)).toBe(like.createdAt);
      expect(JSON.parse(meta as string)).toEqual(like.meta);
      const picture = pictures.get(like.key);
      if (picture === undefined) expect([path, length]).toEqual([null, null]);
      else {
        expect(row[9]).toBe(await sha256(picture));
        expect(path).toMatch(/\.(jpg|png|webp)$/);
      }
    }
  });

  test('of Likes alone, in several groups of rows', async () => {
    const many = Array.from({ length: 12_001 }, (_, index) =>
      aLike({
        key: String(index).padStart(64, '0'),
        createdAt: index,
        tags: index % 2 === 0 ? [] : ['odd', `${index}`],
      }),
    );
    const parquet = await exportingFrom({ likes: many }).fileOf('parquet');
    const file = join(folder, 'many.parquet');
    await writeFile(file, await parquet.bytes());
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const found = await connection.runAndReadAll(
      `SELECT count(*)::INT, count(DISTINCT key)::INT, max(epoch_ms(created_at))::INT, sum(len(tags))::INT,
              (SELECT count(DISTINCT row_group_id)::INT FROM parquet_metadata('${file}')) FROM '${file}'`,
    );
    expect(found.getRowsJson()).toEqual([[12_001, 12_001, 12_000, 12_000, 5]]);
  });
});

async function read<T>(format: ExportFormat, reader: string, options: Partial<ExportOptions> = {}): Promise<T> {
  const python = findPython();
  if (python === null)
    throw new Error('There is no Python with NumPy and Pillow: apt-get install python3-numpy python3-pil');
  const files = await written(format, options);
  const script = join(import.meta.dirname, 'readers.py');
  return new Promise((resolve, reject) => {
    execFile(python, [script, reader, ...files], { maxBuffer: 1e9, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout) as T);
      else reject(new Error(stderr));
    });
  });
}

/** The export's files, on disk. */
async function written(format: ExportFormat, options: Partial<ExportOptions>): Promise<string[]> {
  const readPixels = async (image: Blob) => {
    const { data, info } = await rawPixels(image);
    return { width: info.width, height: info.height, rows: () => [new Uint8Array(data)], close: () => {} };
  };
  const exporting = exportingFrom({ likes, pictures, thumbnails, readPixels });
  const { files } = await exporting.run(format, { options });
  expect(files.map(({ bytes }) => bytes)).toEqual(exporting.disk.saved.map(({ file }) => file.size));
  return Promise.all(
    exporting.disk.saved.map(async ({ name, file }) => {
      const path = join(folder, basename(name));
      await writeFile(path, new Uint8Array(await file.arrayBuffer()));
      return path;
    }),
  );
}

async function asPictures(name: string): Promise<Blob[]> {
  const small = await encoded(await photograph(name), 'png', 200);
  return [await encoded(small, 'jpeg', 200), small, await encoded(small, 'webp', 200)];
}

async function encoded(picture: Blob, format: 'jpeg' | 'png' | 'webp', width: number): Promise<Blob> {
  const bytes = await sharp(await picture.arrayBuffer())
    .resize(width)
    .toFormat(format)
    .toBuffer();
  return new Blob([new Uint8Array(bytes)], { type: `image/${format}` });
}

/** DuckDB's package drops byte order marks from text. */
function hexOf(text: string): string {
  return Buffer.from(text).toString('hex').toUpperCase();
}

async function rawPixels(picture: Blob) {
  return sharp(await picture.arrayBuffer())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function sha256(picture: Blob): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer())).toString('hex');
}

function records([header = [], ...rows]: string[][]): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
