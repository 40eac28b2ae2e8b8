import { dataUrlBytes, dataUrlType } from '../pictures/dataUrl.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import { THUMBNAIL_EDGE } from '../pictures/thumbnail.ts';
import type { ImportedThumbnail } from './importEntry.ts';
import { isObject, member } from './parseJson.ts';

/** Bytes of one thumbnail: far more than 320 pixels need. */
export const MAX_THUMBNAIL = 1_000_000;

/** Reads a file of a ZIP by its path; `null` when it has none that can be a thumbnail. */
export type ReadThumbnailFile = (path: string) => (() => Promise<Uint8Array<ArrayBuffer> | null>) | null;

/**
 * The thumbnail that stands with a Like, as `ExportedThumbnail` has it; `null` when it is none.
 * @param fileAt of the ZIP that the entry is in.
 */
export function importedThumbnail(given: JsonValue, fileAt?: ReadThumbnailFile): ImportedThumbnail | null {
  if (!isObject(given)) return null;
  const image = member(given, 'image');
  const width = member(given, 'width');
  const height = member(given, 'height');
  const look = member(given, 'look');
  const content = member(given, 'content');
  if (typeof image !== 'string' || !isEdge(width) || !isEdge(height)) return null;
  if (typeof look !== 'string' || !/^[0-9a-f]{16}$/.test(look)) return null;
  if (content !== undefined && (typeof content !== 'string' || !/^[0-9a-f]{64}$/.test(content))) return null;
  const bytes = bytesAt(image, fileAt);
  if (bytes === null) return null;
  return {
    width,
    height,
    look,
    ...(content === undefined ? {} : { content }),
    read: async () => {
      const read = await bytes();
      const mediaType = read === null ? null : thumbnailType(read);
      return read === null || mediaType === null ? null : { bytes: read, mediaType };
    },
  };
}

function bytesAt(image: string, fileAt?: ReadThumbnailFile): (() => Promise<Uint8Array<ArrayBuffer> | null>) | null {
  if (fileAt !== undefined && image.startsWith('thumbnails/')) return fileAt(image);
  const type = dataUrlType(image);
  if (type !== 'image/webp' && type !== 'image/png') return null;
  // Three bytes may be written as nine characters at most.
  if (image.length > 3 * MAX_THUMBNAIL) return null;
  return () => Promise.resolve(dataBytes(image));
}

function dataBytes(url: string): Uint8Array<ArrayBuffer> | null {
  const pieces = [...dataUrlBytes(url)];
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length > MAX_THUMBNAIL) return null;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** What the bytes themselves say, whatever the file calls them. */
function thumbnailType(bytes: Uint8Array): string | null {
  const text = String.fromCharCode(...bytes.subarray(0, 16));
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return text.startsWith('\u0089PNG\r\n\u001a\n') ? 'image/png' : null;
}

function isEdge(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= THUMBNAIL_EDGE;
}
