import type { PageImage } from '../core/pictures/pageImage.ts';
import { slicedBytesKey } from '../core/pictures/pictureKey.ts';
import { shownCaption } from '../core/pictures/shownCaption.ts';

/** Characters of an address that a Like keeps whole (`snapshot.ts`): what is as small as that is found again in the library. */
const MAX_DATA_URL = 262_144;

/**
 * A file that the person has added to the page's pictures.
 * @throws {Error} when it is none that the browser can show.
 */
export async function addedPicture(file: File): Promise<PageImage> {
  const size = await sizeOf(file);
  const key = await slicedBytesKey(piecesOf(file), () => new Promise((resolve) => setTimeout(resolve)));
  const url = file.size * 1.4 < MAX_DATA_URL ? await dataUrlOf(file) : URL.createObjectURL(file);
  return {
    key,
    variants: [{ url, ...size, ...(file.type !== '' && { mediaType: file.type }) }],
    caption: shownCaption(file.name.replace(/(.)\.\w{2,5}$/, '$1')) || file.name,
    source: 'file',
    ...(size && { naturalWidth: size.width, naturalHeight: size.height }),
  };
}

/** `null` for drawings, which have none of their own that a bitmap could have. */
async function sizeOf(file: File): Promise<{ readonly width: number; readonly height: number } | null> {
  if (file.type === 'image/svg+xml') return null;
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** Streams are not async iterable everywhere (Chrome before 124), and content scripts of Firefox have no bytes in theirs. */
async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const length = 1 << 20;
  for (let start = 0; start < file.size; start += length) {
    yield new Uint8Array(await file.slice(start, start + length).arrayBuffer());
  }
}

function dataUrlOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read.')));
    reader.readAsDataURL(file);
  });
}
