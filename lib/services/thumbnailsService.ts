import { CodedError } from '../core/codedError.ts';
import { THUMBNAIL_EDGE } from '../core/pictures/thumbnail.ts';
import type { Request } from '../protocol/messages.ts';
import type { LikesRepository } from '../storage/likesRepository.ts';
import type { ThumbnailsRepository } from '../storage/thumbnailsRepository.ts';

/** More than a small image needs. */
const MAX_BYTES = 100_000;

export interface ThumbnailsService {
  /**
   * Keeps a small image of a picture that the library knows, unless it has one.
   * @throws {CodedError} `invalid-message` when it is no small image.
   */
  add(request: Request<'thumbnails.add'>): Promise<void>;
}

interface Dependencies {
  readonly likes: Pick<LikesRepository, 'find'>;
  readonly thumbnails: Pick<ThumbnailsRepository, 'find' | 'put'>;
}

export function createThumbnailsService({ likes, thumbnails }: Dependencies): ThumbnailsService {
  return {
    async add({ key, aliases, image, mediaType, width, height, look }) {
      if (width > THUMBNAIL_EDGE || height > THUMBNAIL_EDGE) throw noThumbnail('It has too many pixels.');
      const bytes = bytesOf(image);
      if (!beginsAs(mediaType, bytes)) throw noThumbnail(`It is no ${mediaType}.`);
      const [like] = await likes.find([{ key, aliases }]);
      if (like === undefined) return;
      const [known] = await thumbnails.find([like.key]);
      if (known !== undefined) return;
      await thumbnails.put([{ key: like.key, image: new Blob([bytes], { type: mediaType }), width, height, look }]);
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  let characters: string;
  try {
    characters = atob(base64);
  } catch (error) {
    throw noThumbnail('It is no base64.', error);
  }
  if (characters.length > MAX_BYTES) throw noThumbnail('It has too many bytes.');
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** By the first bytes of each format: WebP's container, PNG's signature (section 5.2), JPEG's start of image. */
function beginsAs(mediaType: Request<'thumbnails.add'>['mediaType'], bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  switch (mediaType) {
    case 'image/webp':
      return text.startsWith('RIFF') && text.endsWith('WEBP');
    case 'image/png':
      return text.startsWith('\u0089PNG\r\n\u001a\n');
    case 'image/jpeg':
      return text.startsWith('\u00ff\u00d8\u00ff');
  }
}

function noThumbnail(why: string, cause?: unknown): CodedError {
  return new CodedError('invalid-message', `This cannot be kept as a small image. ${why}`, { cause });
}
