import type { CodedError } from '../codedError.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import type { ImportFormat } from './importSummary.ts';
import { invalidImport, MAX_ENTRY } from './importEntry.ts';
import { isObject, member, parseJson } from './parseJson.ts';
import { text, type TextName } from '../text.ts';

export interface DetectedFormat {
  readonly format: ImportFormat;
  /** Of text, as `TextDecoder` names it. */
  readonly encoding: string;
}

/** Bytes in which the kind of a file shows. */
const HEAD = 65_536;

/* oxlint-disable no-control-regex -- signatures of binary files are made of them */
/** First bytes of what is known and cannot be imported, in Latin-1. */
const others: readonly (readonly [signature: RegExp, what: TextName])[] = [
  [/^\u00ff\u00d8\u00ff|^\u0089PNG|^GIF8|^RIFF.{4}WEBP|^BM.{12}|^II\*\0|^MM\0\*|^\0\0\u0001\0/s, 'import_is_picture'],
  [/^.{4}ftyp|^\u001aE\u00df\u00a3|^ID3|^OggS|^RIFF|^fLaC/s, 'import_is_media'],
  [/^%PDF-/, 'import_is_pdf'],
  [/^PAR1/, 'import_is_parquet'],
  [/^\u001f\u008b|^7z|^Rar!|^BZh|^\u00fd7zXZ|^.{257}ustar/s, 'import_is_archive'],
  [/^\u0093NUMPY/, 'import_is_numpy'],
  [/^SQLite format 3\0/, 'import_is_database'],
];

/** With files in it, or empty (APPNOTE, 4.3.7 and 4.3.16). */
const ZIP = /^PK(?:\u0003\u0004|\u0005\u0006)/;
/* oxlint-enable no-control-regex */

/**
 * What a file is, by what is in it: its name may be anything.
 * @throws {CodedError} `invalid-import`, saying what it is and what can be imported.
 */
export async function detectFormat(file: Blob): Promise<DetectedFormat> {
  if (file.size === 0) throw notImportable('import_is_empty');
  const bytes = await bytesAt(file, 0, HEAD);
  const latin = String.fromCharCode(...bytes.subarray(0, 512));
  if (ZIP.test(latin)) return { format: 'zip', encoding: 'utf-8' };
  const known = others.find(([signature]) => signature.test(latin));
  if (known !== undefined) throw notImportable(known[1]);

  const encoding = encodingOf(bytes);
  const head = new TextDecoder(encoding).decode(bytes).trimStart();
  if (head === '' && file.size <= HEAD) throw notImportable('import_is_empty');
  // A cell may hold anything, but not the name of a column.
  if (head.slice(0, 4096).split('\n', 1)[0]?.includes('\0')) throw notImportable('import_is_unknown');
  if (head.startsWith('<')) {
    checkMarkup(head);
    return { format: 'bookmarks', encoding };
  }
  if (!/^[[{]/.test(head)) return { format: 'csv', encoding };
  return {
    format: (await isJsonLines(file, encoding)) ? 'jsonl' : 'json',
    encoding: encoding === 'windows-1252' ? 'utf-8' : encoding,
  };
}

async function bytesAt(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

/** UTF-8 but for files that say otherwise, or whose beginning cannot be: those are of older spreadsheets. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    // As a stream: the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function checkMarkup(markup: string): void {
  if (/<!doctype\s+netscape-bookmark-file|<d[lt][\s>]|\stime_added=/i.test(markup)) return;
  const isDrawing = /^<svg|^<\?xml[^>]*>\s*(?:<!--.*-->|<!doctype[^>]*>|\s)*<svg/is.test(markup.slice(0, 4096));
  throw notImportable(isDrawing ? 'import_is_picture' : 'import_is_page');
}

function notImportable(what: TextName): CodedError {
  return invalidImport(text('common_sentences', { first: text(what), second: text('import_what_can_be') }));
}

/** Whether the first line is a JSON value of its own, with more to follow or a picture in it. */
async function isJsonLines(file: Blob, encoding: string): Promise<boolean> {
  const { first, rest } = await firstLine(file, encoding);
  if (first === null) return false;
  const parsed = parseJson(first);
  const second = rest.trimStart();
  if ('value' in parsed) return second !== '' || isEntry(parsed.value);
  // One whose first line is damaged; in a JSON document no line that ends so is followed by a value.
  const [next = ''] = second.split('\n', 1);
  const followed = parseJson(next);
  return first.trimEnd().endsWith('}') && 'value' in followed && isEntry(followed.value);
}

function isEntry(value: JsonValue): boolean {
  return isObject(value) && ['image', 'key', 'url', 'path'].some((name) => member(value, name) !== undefined);
}

/** `null` when it is longer than an entry may be. What follows is some of the file, and empty only when nothing does. */
async function firstLine(file: Blob, encoding: string): Promise<{ first: string | null; rest: string }> {
  for (let size = HEAD; ; size = Math.min(4 * size, MAX_ENTRY)) {
    const read = new TextDecoder(encoding).decode(await bytesAt(file, 0, size)).trimStart();
    const end = read.indexOf('\n');
    const rest = end < 0 ? '' : read.slice(end + 1);
    const isAll = size >= file.size;
    if (isAll || rest.trim() !== '' || size === MAX_ENTRY) {
      return { first: end >= 0 ? read.slice(0, end) : isAll ? read : null, rest };
    }
  }
}
