import sharp from 'sharp';
import type { Photograph } from '../photographs.ts';
import type { PhotographName } from '../photos/catalogue.ts';
import type { Album } from './album.ts';
import { shortTitle } from './pictures.ts';

/** A set of crops: each page that needs more pictures than there are photographs has one of its own. */
type CropCollection = 'many' | 'endless' | 'pages';

/** A detail of a photograph, a picture in its own right: no two of a collection are alike. */
export interface Crop {
  readonly url: string;
  readonly photograph: PhotographName;
  /** Where it lies, in pixels of the photograph reduced to at most `negativeSide`. */
  readonly area: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Pixels of the picture made of it. */
  readonly width: number;
  readonly height: number;
  readonly blackAndWhite: boolean;
  readonly title: string;
}

interface Recipe {
  readonly count: number;
  /** Pixels; a crop that is narrower itself is not enlarged. */
  readonly widest: number;
  /** Width by height, to choose from. */
  readonly ratios: readonly number[];
  readonly seed: number;
}

const cropRecipes: Readonly<Record<CropCollection, Recipe>> = {
  many: { count: 2000, widest: 300, ratios: [3 / 2], seed: 0x2000 },
  endless: { count: 600, widest: 640, ratios: [3 / 2, 3 / 2, 4 / 3, 1, 4 / 5, 2 / 3, 16 / 9], seed: 0x1600 },
  pages: { count: 48, widest: 640, ratios: [4 / 3], seed: 0x4800 },
};

/** Pixels of the longer side of what crops are cut from; enough for the largest crop, and light to keep in memory. */
const negativeSide = 960;
/** A crop below this width says nothing about its photograph. */
const narrowest = 340;
/** A gradient: no detail to be found in it. */
const notCropped: ReadonlySet<PhotographName> = new Set(['umang']);

function cropUrl(collection: CropCollection, number: number): string {
  return `/photo/${collection}/${String(number).padStart(4, '0')}.jpg`;
}

/** Every crop of a collection, the first at index 0. The same photographs always give the same crops. */
export function cropsOf(collection: CropCollection, album: Album): readonly Crop[] {
  const recipe = cropRecipes[collection];
  const order = interleave(album.photographs.filter(({ name }) => !notCropped.has(name)));
  return Array.from({ length: recipe.count }, (_, index) => {
    const photograph = order[index % order.length];
    if (photograph === undefined) throw new Error('There are no photographs to crop');
    return cropOf(collection, index + 1, photograph);
  });
}

function cropOf(collection: CropCollection, number: number, photograph: Photograph): Crop {
  const recipe = cropRecipes[collection];
  const random = randomFrom(recipe.seed + number * 7919);
  const negative = negativeSize(photograph);
  const ratio = recipe.ratios[Math.floor(random() * recipe.ratios.length)] ?? 1;
  const fullWidth = Math.min(negative.width, negative.height * ratio);
  const least = Math.min(fullWidth, Math.max(narrowest, fullWidth * 0.4));
  const width = Math.floor(least + (fullWidth * 0.96 - least) * random() ** 1.5);
  const height = Math.min(negative.height, Math.round(width / ratio));
  const left = Math.floor((negative.width - width) * random());
  const top = Math.floor((negative.height - height) * random());
  const outputWidth = Math.min(width, recipe.widest);
  const blackAndWhite = random() < 0.15;
  const place = placeIn((left + width / 2) / negative.width, (top + height / 2) / negative.height);
  return {
    url: cropUrl(collection, number),
    photograph: photograph.name,
    area: { left, top, width, height },
    width: outputWidth,
    height: Math.round((height * outputWidth) / width),
    blackAndWhite,
    title: `${shortTitle(photograph)}, ${place}${blackAndWhite ? ', in black and white' : ''}`,
  };
}

/** Where a point lies, in words; both from 0 (left, top) to 1. */
export function placeIn(x: number, y: number): string {
  const across = x < 0.42 ? 'left' : x > 0.58 ? 'right' : '';
  const down = y < 0.42 ? 'upper' : y > 0.58 ? 'lower' : '';
  if (down !== '' && across !== '') return `${down} ${across}`;
  if (down !== '') return down === 'upper' ? 'at the top' : 'at the foot';
  return across !== '' ? `on the ${across}` : 'the middle';
}

/** Large photographs come more often than small ones, each of them evenly spread, and in no order one would notice. */
function interleave(photographs: readonly Photograph[]): readonly Photograph[] {
  const random = randomFrom(photographs.length);
  return photographs
    .flatMap((photograph) => {
      const times = Math.max(1, Math.round((photograph.width * photograph.height) / 250_000));
      return Array.from({ length: times }, (_, turn) => ({ photograph, at: (turn + random()) / times }));
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ photograph }) => photograph);
}

function negativeSize(photograph: Photograph): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, negativeSide / Math.max(photograph.width, photograph.height));
  return { width: Math.round(photograph.width * scale), height: Math.round(photograph.height * scale) };
}

/** Numbers in [0, 1) that depend on the seed alone (Mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface CropPrinter {
  /** The crop as JPEG. */
  print(crop: Crop): Promise<Buffer>;
}

interface Negative {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Prints crops when they are asked for, and keeps the last thousand. */
export function createCropPrinter(album: Album): CropPrinter {
  const negatives = new Map<PhotographName, Promise<Negative>>();
  const prints = new Map<string, Promise<Buffer>>();
  const printsKept = 1000;

  function negativeOf(name: PhotographName): Promise<Negative> {
    const developed = negatives.get(name) ?? develop(album.photograph(name));
    negatives.set(name, developed);
    return developed;
  }

  return {
    print(crop) {
      const printed = prints.get(crop.url) ?? negativeOf(crop.photograph).then((negative) => enlarge(negative, crop));
      // A Map keeps the order of insertion: the first one is always the one not asked for the longest.
      prints.delete(crop.url);
      prints.set(crop.url, printed);
      const oldest = prints.keys().next();
      if (prints.size > printsKept && oldest.done === false) prints.delete(oldest.value);
      return printed;
    },
  };
}

async function develop(photograph: Photograph): Promise<Negative> {
  const { width, height } = negativeSize(photograph);
  const pixels = await sharp(photograph.original)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return { pixels, width, height };
}

async function enlarge(negative: Negative, crop: Crop): Promise<Buffer> {
  const { pixels, width, height } = negative;
  const cut = sharp(pixels, { raw: { width, height, channels: 3 } })
    .extract(crop.area)
    .resize(crop.width, crop.height, { fit: 'fill' });
  return (crop.blackAndWhite ? cut.greyscale() : cut).jpeg({ quality: 78 }).toBuffer();
}
