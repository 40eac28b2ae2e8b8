import { perceptualHash } from '../core/pictures/perceptualHash.ts';
import { THUMBNAIL_EDGE, type Thumbnail } from '../core/pictures/thumbnail.ts';

/** A thumbnail, but for whose it is. `width` and `height` are its own. */
export type MadeThumbnail = Pick<Thumbnail, 'image' | 'width' | 'height' | 'look'>;

/** Both sides at most this many pixels: an icon or pixel art, which a PNG keeps as it is, and small. */
const ICON_EDGE = 64;
const QUALITY = 0.8;

/**
 * Draws a picture smaller. `null` for one that has not loaded or that cannot be decoded, that is of another site, which
 * does not let itself be read, and where the browser hides from everyone what a canvas shows.
 */
export async function makeThumbnail(picture: HTMLImageElement | ImageBitmap): Promise<MadeThumbnail | null> {
  try {
    // Beside the page's own work, and not in a task of ours.
    if ('decode' in picture) await picture.decode();
    const [width, height] =
      'decode' in picture ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
    if (width === 0 || height === 0) return null;
    const scale = Math.min(1, THUMBNAIL_EDGE / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context || !tellsTheTruth(context)) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const look = perceptualHash(context.getImageData(0, 0, canvas.width, canvas.height));
    const isIcon = Math.max(canvas.width, canvas.height) <= ICON_EDGE;
    // Browsers that cannot write WebP write PNG (HTML, "serializing bitmaps to a file").
    const image = await canvas.convertToBlob(isIcon ? { type: 'image/png' } : { type: 'image/webp', quality: QUALITY });
    return { image, width: canvas.width, height: canvas.height, look };
  } catch {
    return null;
  }
}

/** `makeThumbnail` of a picture in a file. */
export async function thumbnailOfFile(file: Blob): Promise<MadeThumbnail | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap) {
    const made = await makeThumbnail(bitmap);
    bitmap.close();
    return made;
  }
  // SVG, which there are no bitmaps of.
  const image = new Image();
  image.src = URL.createObjectURL(file);
  const made = await makeThumbnail(image);
  URL.revokeObjectURL(image.src);
  return made;
}

/** Firefox's protection from fingerprinting answers noise for what is on a canvas. */
function tellsTheTruth(context: OffscreenCanvasRenderingContext2D): boolean {
  const colour = [64, 128, 192];
  context.fillStyle = `rgb(${colour.join()})`;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  context.clearRect(0, 0, 1, 1);
  // A browser may blur the last bits.
  return colour.every((level, index) => Math.abs(level - (data[index] ?? 0)) <= 2);
}
