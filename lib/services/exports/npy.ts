import type { PicturePixels } from '../../platform/picturePixels.ts';

/**
 * An array of uint8, shape (height, width, 3), in NumPy's own format, version 1.0 (numpy.lib.format): a header that ends at
 * a multiple of 64 bytes, and the numbers.
 */
export function* npyPieces({ width, height, rows }: PicturePixels): Generator<Uint8Array<ArrayBuffer>> {
  const start = 10;
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${height}, ${width}, 3), }`;
  const length = Math.ceil((start + text.length + 1) / 64) * 64 - start;
  const header = new Uint8Array(start + length).fill(0x20);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8]);
  header.set(new TextEncoder().encode(text), start);
  header[header.length - 1] = 0x0a;
  yield header;
  yield* rows();
}
