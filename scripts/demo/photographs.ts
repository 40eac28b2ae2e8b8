import { randomUUID } from 'node:crypto';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { catalogue, type CatalogueEntry, type PhotographName } from './photos/catalogue.ts';

export type PhotographFormat = 'avif' | 'webp' | 'jpeg';

/** One size and format of a photograph, on disk. */
export interface PhotographFile {
  readonly format: PhotographFormat;
  readonly mediaType: `image/${PhotographFormat}`;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Absolute. */
  readonly path: string;
}

export interface Photograph extends CatalogueEntry {
  readonly name: PhotographName;
  /** Pixels of the original. */
  readonly width: number;
  readonly height: number;
  /** The original JPEG: an absolute path. */
  readonly original: string;
  /** Grouped by format (AVIF, WebP, JPEG), the smallest first. */
  readonly files: readonly PhotographFile[];
}

export interface MakePhotographsOptions {
  /** Where sizes and formats are kept between runs. */
  readonly cacheFolder?: string;
}

const root = resolve(import.meta.dirname, '../..');
const originalsFolder = join(import.meta.dirname, 'photos');
const defaultCacheFolder = join(root, 'node_modules/.cache/likeable-gallery/photographs');

const widths = [320, 480, 960, 1600];
const formats: readonly PhotographFormat[] = ['avif', 'webp', 'jpeg'];
/** Pictures encoded side by side: as many as the smallest machine this runs on has cores. */
const encodersAtOnce = 2;

/**
 * The widths made of an original: those clearly below its own, and its own as the largest. Nothing is enlarged, and no
 * two widths lie so close together that a browser gains nothing from the choice.
 */
export function widthsFor(originalWidth: number): readonly number[] {
  return [...widths.filter((width) => width <= originalWidth * 0.8), originalWidth];
}

/**
 * Makes every size and format of the demo's photographs and returns the manifest, in the order of the catalogue.
 * What the cache holds already is kept unless the original or this recipe is newer.
 */
export async function makePhotographs(options: MakePhotographsOptions = {}): Promise<readonly Photograph[]> {
  const cacheFolder = options.cacheFolder ?? defaultCacheFolder;
  await mkdir(cacheFolder, { recursive: true });
  const recipeChanged = await changed(import.meta.filename);
  const photographs = await Promise.all(catalogue.map((entry) => describe(entry, cacheFolder)));
  const wanted = await Promise.all(
    photographs.flatMap((photograph) =>
      photograph.files.map(async (file) => {
        const newest = Math.max(recipeChanged, await changed(photograph.original));
        return (await changed(file.path)) < newest ? () => make(photograph, file) : null;
      }),
    ),
  );
  await runAll(wanted.filter((job) => job !== null));
  return photographs;
}

async function describe(
  entry: CatalogueEntry & { readonly name: PhotographName },
  cacheFolder: string,
): Promise<Photograph> {
  const original = join(originalsFolder, `${entry.name}.jpg`);
  const { width, height } = await sharp(original).metadata();
  const files = formats.flatMap((format) =>
    widthsFor(width).map((fileWidth) => ({
      format,
      mediaType: `image/${format}` as const,
      width: fileWidth,
      height: Math.round((height * fileWidth) / width),
      path: join(cacheFolder, `${entry.name}-${fileWidth}.${fileEnding(format)}`),
    })),
  );
  return { ...entry, width, height, original, files };
}

export function fileEnding(format: PhotographFormat): string {
  return format === 'jpeg' ? 'jpg' : format;
}

/** Written under a name of its own and moved into place, so that a killed run leaves no half picture behind. */
async function make(photograph: Photograph, file: PhotographFile): Promise<void> {
  const unfinished = `${file.path}.${randomUUID()}`;
  const resized = sharp(photograph.original).resize(file.width, file.height, { fit: 'fill' });
  await encode(resized, file.format).toFile(unfinished);
  await rename(unfinished, file.path);
}

function encode(picture: Sharp, format: PhotographFormat): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif({ quality: 55, effort: 1 });
    case 'webp':
      return picture.webp({ quality: 78, effort: 2 });
    case 'jpeg':
      return picture.jpeg({ quality: 80, progressive: true });
  }
}

async function runAll(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = jobs.values();
  const worker = async (): Promise<void> => {
    for (const job of waiting) await job();
  };
  await Promise.all(Array.from({ length: encodersAtOnce }, worker));
}

/** Milliseconds since 1970 when a file was last written; 0 when there is none. */
async function changed(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}
