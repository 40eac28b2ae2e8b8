import { cp, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhotographs, widthsFor, type Photograph } from '../../../scripts/demo/photographs.ts';
import { catalogue } from '../../../scripts/demo/photos/catalogue.ts';

const photosFolder = join(import.meta.dirname, '../../../scripts/demo/photos');
const minutes = 60_000;

describe('widthsFor', () => {
  test.each([
    [1600, [320, 480, 960, 1600]],
    [1365, [320, 480, 960, 1365]],
    [1000, [320, 480, 1000]],
    [600, [320, 480, 600]],
    [451, [320, 451]],
    [200, [200]],
  ])('of %i', (original, expected) => {
    expect(widthsFor(original)).toEqual(expected);
  });

  test('ends with the original, and each is clearly larger than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (original) => {
        const widths = widthsFor(original);
        expect(widths.at(-1)).toBe(original);
        for (const [index, width] of widths.slice(1).entries()) {
          expect(width).toBeGreaterThanOrEqual((widths[index] ?? 0) * 1.25);
        }
      }),
    );
  });
});

describe('makePhotographs', () => {
  let photographs: readonly Photograph[];
  let folder: string;

  beforeAll(async () => {
    photographs = await makePhotographs();
    folder = await mkdtemp(join(tmpdir(), 'photographs-'));
  }, 3 * minutes);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('makes files of the format and size the manifest tells, none larger than the original', async () => {
    const files = photographs.flatMap((photograph) => photograph.files.map((file) => ({ photograph, file })));
    for (const { photograph, file } of files) {
      const { format, width, height } = await sharp(file.path).metadata();
      expect({ width, height }, file.path).toEqual({ width: file.width, height: file.height });
      expect(format, file.path).toBe(file.format === 'avif' ? 'heif' : file.format);
      expect(width).toBeLessThanOrEqual(photograph.width);
    }
  });

  test('makes again what is older than its original, and nothing else', async () => {
    const cache = dirname(photographs[0]?.files[0]?.path ?? '');
    await cp(cache, folder, { recursive: true });
    const old = join(folder, 'chelsea-320.webp');
    await utimes(old, 0, 0);
    const before = await changes(folder);

    await makePhotographs({ cacheFolder: folder });

    const after = await changes(folder);
    const remade = [...after].filter(([name, time]) => before.get(name) !== time).map(([name]) => name);
    expect(remade).toEqual(['chelsea-320.webp']);
    expect(await readFile(old)).toEqual(await readFile(join(cache, 'chelsea-320.webp')));
  });
});

async function changes(folder: string): Promise<ReadonlyMap<string, number>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, number]> => [name, (await stat(join(folder, name))).mtimeMs]),
    ),
  );
}

describe('the catalogue', () => {
  test('holds every photograph of the folder once', async () => {
    const files = (await readdir(photosFolder))
      .filter((name) => name.endsWith('.jpg'))
      .map((name) => name.slice(0, -4));
    expect(catalogue.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  test('names the authors and licences of CREDITS.md', async () => {
    const text = await readFile(join(photosFolder, 'CREDITS.md'), 'utf8');
    const rows = text
      .split('\n')
      .filter((line) => line.includes('.jpg') && line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const credits = new Map(
      rows.flatMap(([, files = '', author = '', licence = '']) =>
        files.split(', ').map((file): [string, string] => [file.slice(0, -4), `${plain(author)} ${licence}`]),
      ),
    );
    expect(new Map(catalogue.map(({ name, credit }) => [name, `${plain(credit.author)} ${credit.licence}`]))).toEqual(
      credits,
    );
  });
});

/** Without the year, and with one kind of quotation marks. */
function plain(author: string): string {
  return author.replace(/, \d{4}$/, '').replace(/[“”]/g, '"');
}
