/** A decoded picture. */
export interface PicturePixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, eight bits each, row by row from the top, some rows at a time. */
  rows(): Iterable<Uint8Array<ArrayBuffer>>;
  /** Frees its memory. */
  close(): void;
}

export type ReadPicturePixels = (image: Blob, longestEdge: number) => Promise<PicturePixels>;

/** Pixels that are taken from the canvas at a time. */
const PIXELS_OF_PIECE = 1 << 19;

/**
 * Decodes a picture, scaled down until its longest edge has at most so many pixels (0 keeps its size). Orientation is as the
 * file says, and what is transparent lies on white.
 * @throws {Error} when it is no picture, one that browsers decode in documents only (SVG), or one too large for a canvas.
 */
export async function readPicturePixels(image: Blob, longestEdge: number): Promise<PicturePixels> {
  const bitmap = await createImageBitmap(image, { imageOrientation: 'from-image' });
  try {
    const scale = longestEdge > 0 ? Math.min(1, longestEdge / Math.max(bitmap.width, bitmap.height)) : 1;
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('There is no canvas to decode it on.');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    // A canvas beyond the browser's limits stays empty and says so here only.
    context.getImageData(0, 0, 1, 1);
    return {
      width,
      height,
      *rows() {
        const rowsOfPiece = Math.max(1, Math.floor(PIXELS_OF_PIECE / width));
        for (let top = 0; top < height; top += rowsOfPiece) {
          const rows = Math.min(rowsOfPiece, height - top);
          yield withoutAlpha(context.getImageData(0, top, width, rows).data);
        }
      },
      close() {
        canvas.width = 1;
        canvas.height = 1;
      },
    };
  } finally {
    bitmap.close();
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}
