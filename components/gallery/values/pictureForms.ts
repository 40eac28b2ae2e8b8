import type { FileData, GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';

/**
 * A picture as numbers: rows from the top, in each pixel red, green and blue from 0 to 255 (an array of the shape height,
 * width, 3). Where a gallery is given one, a single grey value or a fourth one for opacity are understood as well.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** A picture that is held in memory and has no address of its own. */
export type PictureObject = Blob | ImageData | Pixels | ImageBitmap | HTMLCanvasElement | OffscreenCanvas;

/** One picture, in any form: a URL or path, a file as Gradio describes it, or an object of the browser. */
export type PictureForm = string | URL | FileData | PictureObject | HTMLImageElement;

/** One entry of a gallery's value, in any form; `null` and whatever else is no picture is said and left out. */
export type PictureEntry =
  | PictureForm
  | GalleryImage
  | (Omit<GalleryImage, 'image'> & { readonly image: PictureForm })
  | readonly [image: PictureForm, caption?: string | null]
  | null
  | undefined;

/** The form in which callbacks get a picture. */
export type PictureType = 'url' | 'blob' | 'pixels';

/** An entry in the seed component's form, its image in the form that was asked for. */
export interface PictureInEvent extends Omit<GalleryImage, 'image'> {
  readonly image: GalleryImage['image'] | Blob | Pixels;
}

/** What an object calls itself, also one of another frame, where `instanceof` does not know it. */
function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

export function isBlob(value: object): value is Blob {
  return value instanceof Blob || tagOf(value) === 'Blob' || tagOf(value) === 'File';
}

export function isImageElement(value: object): value is HTMLImageElement {
  return tagOf(value) === 'HTMLImageElement';
}

export function isUrl(value: object): value is URL {
  return tagOf(value) === 'URL';
}

export function isCanvas(value: object): value is HTMLCanvasElement {
  return tagOf(value) === 'HTMLCanvasElement';
}

export function isOffscreenCanvas(value: object): value is OffscreenCanvas {
  return tagOf(value) === 'OffscreenCanvas';
}

function isBitmap(value: object): value is ImageBitmap {
  return tagOf(value) === 'ImageBitmap';
}

/** Whether there is one byte, three or four for each pixel; an `ImageData` is such a thing, and may hold other numbers. */
export function isPixels(value: object): value is Pixels | ImageData {
  if (!('data' in value && 'width' in value && 'height' in value)) return false;
  const { width, height, data } = value;
  if (tagOf(value) === 'ImageData') return true;
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return false;
  if (typeof width !== 'number' || typeof height !== 'number' || !(width > 0) || !(height > 0)) return false;
  return Number.isInteger(width) && Number.isInteger(height) && [1, 3, 4].includes(data.length / (width * height));
}

/** Whether it is held in memory and has no address. */
export function isPictureObject(value: object): value is PictureObject {
  return isBlob(value) || isPixels(value) || isBitmap(value) || isCanvas(value) || isOffscreenCanvas(value);
}
