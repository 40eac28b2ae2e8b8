import type { FileData } from '../../../lib/core/pictures/galleryImage.ts';
import { text } from '../../../lib/core/text.ts';
import { drawPicture, pixelsOf } from './drawPicture.ts';
import { isBlob, isImageElement, isPictureObject, isUrl } from './pictureForms.ts';
import type { PictureForm, PictureObject, PictureType, Pixels } from './pictureForms.ts';

/** Milliseconds after which a picture counts as one that cannot be had. */
const PATIENCE = 10_000;

/**
 * A picture in the form that is asked for, whatever form it has: the entries of `onChange` and `onLoadMore` are read so.
 * `url` gives the address (of an object a new object URL, which is the caller's to revoke), `blob` a file, `pixels` an array
 * of bytes of the shape height, width, 3. An SVG has no pixels of its own: its address or its file is given instead, as in
 * the seed component.
 *
 * @throws {Error} when it cannot be fetched within 10 s, belongs to a site that does not allow it to be read, or is no
 *   picture that the browser knows.
 */
export async function readPicture(image: PictureForm, type: PictureType): Promise<string | FileData | Blob | Pixels> {
  if (typeof image === 'string') return await readAddress(image, image, type);
  if (isUrl(image)) return await readAddress(image.href, image.href, type);
  if (isPictureObject(image)) return await readObject(image, type);
  if (isImageElement(image)) {
    const address = image.currentSrc || image.src;
    return await readAddress(address, address, type);
  }
  return await readAddress(image.url ?? image.path ?? '', image, type);
}

async function readObject(object: PictureObject, type: PictureType): Promise<string | Blob | Pixels> {
  if (type !== 'url' && isBlob(object) && isSvg(object.type)) return object;
  if (type === 'pixels') return await pixelsOf(object);
  const file = await drawPicture(object);
  return type === 'blob' ? file : URL.createObjectURL(file);
}

async function readAddress<Address>(
  url: string,
  address: Address,
  type: PictureType,
): Promise<Address | Blob | Pixels> {
  if (type === 'url' || /^data:image\/svg|^[^?#]*\.svgz?(?:$|[?#])/i.test(url.slice(0, 8192))) return address;
  const file = await fetchFile(url);
  if (isSvg(file.type)) return address;
  if (type === 'pixels') return await pixelsOf(file);
  if (/^(?:text|application\/(?:json|xhtml))/.test(file.type)) throw new Error(text('gallery_reason_no_picture'));
  return file;
}

async function fetchFile(url: string): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) return await response.blob();
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const reason = isLate
      ? text('gallery_reason_late', { seconds: PATIENCE / 1000 })
      : text('gallery_reason_unreachable');
    throw new Error(reason, { cause: error });
  }
  throw new Error(text('gallery_reason_status', { status: String(response.status) }));
}

function isSvg(mediaType: string): boolean {
  return mediaType.startsWith('image/svg');
}
