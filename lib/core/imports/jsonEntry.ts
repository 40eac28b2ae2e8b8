import type { JsonValue } from '../pictures/galleryImage.ts';
import { foreignLike, type Pause } from './foreignLike.ts';
import type { ImportEntry } from './importEntry.ts';
import type { ImportMoment } from './importMoment.ts';
import { importedThumbnail, type ReadThumbnailFile } from './importThumbnail.ts';
import { ownLike } from './ownLike.ts';
import { isObject, member } from './parseJson.ts';
import { isPair, seedPicture } from './seedPicture.ts';
import { text } from '../text.ts';

/** What every reader needs beside the file. */
export interface Reading {
  readonly moment: ImportMoment;
  /** See `Pause`. */
  readonly pause: Pause;
  readonly signal?: AbortSignal;
}

/** What one value of a JSON file's list holds: one entry, or those of a list within the list. */
export async function* jsonEntries(
  item: JsonValue,
  place: string,
  reading: Reading,
  /** `own`: in a file that calls itself ours, where every entry is a Like. */
  { own, fileAt }: { readonly own: boolean; readonly fileAt?: ReadThumbnailFile },
): AsyncGenerator<ImportEntry> {
  if (Array.isArray(item) && !isPair(item) && !own) {
    for (const inner of item) yield* jsonEntries(inner, place, reading, { own });
    return;
  }
  if (!own && !(isObject(item) && member(item, 'stamps') !== undefined)) {
    yield foreignEntry(seedPicture(item), place, reading);
    return;
  }
  if (!isObject(item)) {
    yield { place, reason: text('import_no_picture') };
    return;
  }
  const read = ownLike(item, reading.moment);
  if ('problem' in read) {
    yield { place, reason: read.problem };
    return;
  }
  const given = member(item, 'thumbnail');
  const thumbnail = given === undefined ? null : importedThumbnail(given, fileAt);
  yield { place, ...read, ...(thumbnail === null ? {} : { thumbnail }) };
  if (given !== undefined && thumbnail === null) {
    yield { place, reason: text('import_no_thumbnail') };
  }
}

export async function foreignEntry(
  picture: Parameters<typeof foreignLike>[0] | { readonly problem: string },
  place: string,
  { moment, pause }: Reading,
): Promise<ImportEntry> {
  const like = 'problem' in picture ? picture : await foreignLike(picture, moment, pause);
  return 'problem' in like ? { place, reason: like.problem } : { place, like, stampedNow: true };
}
