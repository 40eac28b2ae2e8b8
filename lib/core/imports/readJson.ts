import type { JsonValue } from '../pictures/galleryImage.ts';
import { countEntries, invalidImport, type ImportEntry } from './importEntry.ts';
import type { ReadThumbnailFile } from './importThumbnail.ts';
import { jsonEntries, type Reading } from './jsonEntry.ts';
import { createJsonSplitter } from './jsonPieces.ts';
import { isObject, member } from './parseJson.ts';
import { text } from '../text.ts';

const OUR_FORMAT = 'likeable-gallery';
/** The newest version of our exports that this reader knows. */
const NEWEST_VERSION = 1;

/**
 * Reads our JSON export, of every version, and lists as the seed component has them, alone or in an object.
 * @throws {CodedError} `invalid-import` when the document is not valid or not complete, or newer than this extension.
 */
export async function* readJson(
  json: AsyncIterable<string>,
  reading: Reading,
  fileAt?: ReadThumbnailFile,
): AsyncGenerator<ImportEntry> {
  const splitter = createJsonSplitter();
  const count = countEntries();
  const head = new Map<string, JsonValue>();
  for await (const chunk of json) {
    for (const piece of splitter.write(chunk)) {
      if ('name' in piece) {
        head.set(piece.name, piece.value);
        checkVersion(head.get('format'), head.get('version'));
        continue;
      }
      const place = text('import_at_entry', { number: count() });
      if ('problem' in piece) yield { place, reason: piece.problem };
      else {
        const own = head.get('format') === OUR_FORMAT;
        yield* jsonEntries(piece.item, place, reading, { own, ...(fileAt === undefined ? {} : { fileAt }) });
      }
    }
  }
  splitter.end();
}

/** Whether a line of JSON Lines is not an entry, but says what the others are. */
export function isHead(value: JsonValue): boolean {
  if (!isObject(value) || member(value, 'format') !== OUR_FORMAT || member(value, 'key') !== undefined) return false;
  checkVersion(member(value, 'format'), member(value, 'version'));
  return true;
}

function checkVersion(format: JsonValue | undefined, version: JsonValue | undefined): void {
  if (format !== OUR_FORMAT || version === undefined) return;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw invalidImport(text('import_no_version'));
  }
  if (version > NEWEST_VERSION) {
    throw invalidImport(text('import_newer_version', { version }));
  }
}
