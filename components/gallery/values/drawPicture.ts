import { text } from '../../../lib/core/text.ts';
import { isBlob, isCanvas, isOffscreenCanvas, isPixels } from './pictureForms.ts';
import type { PictureObject, Pixels } from './pictureForms.ts';

/** A picture as a file: a Blob as it is, everything else as PNG. @throws what the browser says of pictures it cannot read. */
export async function drawPicture(object: PictureObject): Promise<Blob> {
  if (isBlob(object)) return object;
  if (isCanvas(object)) {
    return await new Promise((resolve, reject) => {
      object.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(text('gallery_reason_empty_canvas')))));
    });
  }
  if (isOffscreenCanvas(object)) return await object.convertToBlob();
  const canvas = new OffscreenCanvas(object.width, object.height);
  const context = contextOf(canvas);
  if (isPixels(object)) context.putImageData(imageDataOf(object), 0, 0);
  else context.drawImage(object, 0, 0);
  return await canvas.convertToBlob();
}

/** The colours alone, as an array of the shape height, width, 3. */
export async function pixelsOf(object: PictureObject): Promise<Pixels> {
  if (isPixels(object)) {
    if (isBytes(object)) return withoutOpacity(object);
  } else if (!isBlob(object)) return pixelsDrawn(object);
  const bitmap = await createImageBitmap(object);
  try {
    return pixelsDrawn(bitmap);
  } finally {
    bitmap.close();
  }
}

function pixelsDrawn(source: ImageBitmap | HTMLCanvasElement | OffscreenCanvas): Pixels {
  const { width, height } = source;
  const context = contextOf(new OffscreenCanvas(width, height));
  context.drawImage(source, 0, 0);
  const drawn = context.getImageData(0, 0, width, height);
  return withoutOpacity({ width, height, data: new Uint8Array(drawn.data.buffer) });
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error(text('gallery_reason_too_large'));
  return context;
}

/** An `ImageData` may hold numbers of 16 bits (HTML, `pixelFormat`). */
function isBytes(pixels: Pixels | ImageData): pixels is Pixels {
  return pixels.data instanceof Uint8Array || pixels.data instanceof Uint8ClampedArray;
}

function imageDataOf(pixels: Pixels | ImageData): ImageData {
  if (pixels instanceof ImageData) return pixels;
  const { width, height, data } = pixels;
  const image = new ImageData(width, height);
  const channels = data.length / (width * height);
  const green = channels < 3 ? 0 : 1;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    const to = pixel * 4;
    image.data[to] = data[from] ?? 0;
    image.data[to + 1] = data[from + green] ?? 0;
    image.data[to + 2] = data[from + 2 * green] ?? 0;
    image.data[to + 3] = channels === 4 ? (data[from + 3] ?? 255) : 255;
  }
  return image;
}

function withoutOpacity({ width, height, data: given }: Pixels): Pixels {
  const data = new Uint8Array(width * height * 3);
  const channels = given.length / (width * height);
  const next = channels < 3 ? 0 : 1;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    data[pixel * 3] = given[from] ?? 0;
    data[pixel * 3 + 1] = given[from + next] ?? 0;
    data[pixel * 3 + 2] = given[from + 2 * next] ?? 0;
  }
  return { width, height, data };
}
