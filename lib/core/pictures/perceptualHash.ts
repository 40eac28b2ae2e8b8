/*
 * A difference hash: whether a picture gets darker from one place to the next, to the right and downwards. Its windows
 * overlap, so that a copy cropped by a few hundredths has nearly the same one. Of fifteen photographs, copies scaled to a
 * tenth or compressed to quality 20 differ in at most 3 bits of 64, copies cropped by 1.5 % on each side in at most 6; any
 * two of them differ in at least 13.
 */

/** Pixels in rows, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Squares to a side over which a picture is averaged first. */
const FINE = 36;
/** How far windows reach from their centres, in distances between them. */
const REACH = 1.5;
/** Levels of grey, of 256, that are no difference: the noise of compression in a plain sky. */
const NOISE = 1;

const nine = windows(9);
const four = windows(4);

/** Sixteen hexadecimal digits: 32 bits of differences to the right, row by row, then 32 of those downwards. */
export function perceptualHash(pixels: Pixels): string {
  const grey = averaged(pixels);
  const across = weighed(grey, nine, four);
  const down = weighed(grey, four, nine);
  let right = 0;
  let below = 0;
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 8; x++) right = (right << 1) | isDarker(across, y * 9 + x, y * 9 + x + 1);
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 4; x++) below = (below << 1) | isDarker(down, y * 4 + x, y * 4 + x + 4);
  }
  return hex(right) + hex(below);
}

/** Of a hash of each of the two directions, how many bits have to be unlike the others in all for it to tell anything. */
const FEWEST_TELLING = 6;

/** Whether a hash tells pictures apart: those of blank ones and of mere gradients do not. */
export function isTelling(right: number, below: number): boolean {
  return unlike(right) + unlike(below) >= FEWEST_TELLING;
}

/** How many bits of 32 are set. */
export function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function unlike(bits: number): number {
  const set = countBits(bits);
  return Math.min(set, 32 - set);
}

/** Grey levels of the fine squares, row by row; what is transparent is white. */
function averaged({ data, width, height }: Pixels): Float64Array {
  const grey = new Float64Array(FINE * FINE);
  for (let row = 0; row < FINE; row++) {
    const [top, bottom] = rangeOf(row, height);
    for (let column = 0; column < FINE; column++) {
      const [left, right] = rangeOf(column, width);
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += greyAt(data, 4 * (y * width + x));
      }
      grey[row * FINE + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return grey;
}

function rangeOf(square: number, side: number): [start: number, end: number] {
  const start = Math.floor((square * side) / FINE);
  return [start, Math.max(start + 1, Math.floor(((square + 1) * side) / FINE))];
}

/** ITU-R BT.601 luma. */
function greyAt(data: ArrayLike<number>, at: number): number {
  const alpha = (data[at + 3] ?? 255) / 255;
  const luma = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  return luma * alpha + 255 * (1 - alpha);
}

/** For each of `count` windows along a side, the weights of the fine squares: a triangle around its centre, one in all. */
function windows(count: number): readonly (readonly number[])[] {
  const distance = FINE / count;
  return Array.from({ length: count }, (_, index) => {
    const centre = (index + 0.5) * distance - 0.5;
    const weights = Array.from({ length: FINE }, (__, square) =>
      Math.max(0, 1 - Math.abs(square - centre) / (distance * REACH)),
    );
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => weight / sum);
  });
}

function weighed(
  grey: Float64Array,
  columns: readonly (readonly number[])[],
  rows: readonly (readonly number[])[],
): number[] {
  const narrowed = Array.from({ length: FINE }, (_, row) =>
    columns.map((weights) => weights.reduce((sum, weight, at) => sum + weight * (grey[row * FINE + at] ?? 0), 0)),
  );
  return rows.flatMap((weights) =>
    columns.map((_, column) => weights.reduce((sum, weight, row) => sum + weight * (narrowed[row]?.[column] ?? 0), 0)),
  );
}

function isDarker(levels: readonly number[], from: number, to: number): number {
  return (levels[from] ?? 0) > (levels[to] ?? 0) + NOISE ? 1 : 0;
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}
