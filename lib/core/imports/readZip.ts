import { BlobReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core.js';
import { CodedError } from '../codedError.ts';
import { LIBRARY_FILE } from '../exports/libraryExport.ts';
import { invalidImport, type ImportEntry } from './importEntry.ts';
import { MAX_THUMBNAIL, type ReadThumbnailFile } from './importThumbnail.ts';
import type { Reading } from './jsonEntry.ts';
import { readJson } from './readJson.ts';
import { textOf } from './textOf.ts';
import { text } from '../text.ts';

/** Bytes of the library's own file, unpacked: a million Likes and their thumbnails' places are about a fourth of it. */
const MAX_LIBRARY = 4 * 2 ** 30;
/** No library is packed so well; files made to fill a disk are, up to 1,032 times. */
const MAX_RATIO = 200;
const ALWAYS_ALLOWED = 2 ** 24;
/** Entries of the archive's directory, pictures that are left where they are included. */
const MAX_FILES = 1_000_000;
const THUMBNAIL_PATH = /^thumbnails\/[0-9a-f]{64}\.(?:webp|png)$/;

/**
 * Reads the ZIP that the library is exported as: its JSON and its thumbnails. Everything else in it stays unread, whatever
 * it is called. Names that occur twice count once.
 * @param onShare is told how much of it was read, from 0 to 1.
 * @throws {CodedError} `invalid-import` when it is damaged, has no library in it, or unpacks to more than it should.
 */
export async function* readZip(
  file: Blob,
  reading: Reading,
  onShare: (share: number) => void,
): AsyncGenerator<ImportEntry> {
  const { library, thumbnails } = await directoryOf(file);
  const { signal } = reading;
  const cancelled = new AbortController();
  const bytes = unpacked(
    library,
    AbortSignal.any(signal === undefined ? [cancelled.signal] : [cancelled.signal, signal]),
  );
  const fileAt: ReadThumbnailFile = (path) => {
    const entry = thumbnails.get(path);
    return entry === undefined || entry.uncompressedSize > MAX_THUMBNAIL ? null : () => thumbnailBytes(entry);
  };
  try {
    yield* readJson(textOf(counted(bytes), 'utf-8', { strict: true }), reading, fileAt);
  } finally {
    cancelled.abort();
  }

  async function* counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const piece of pieces) {
      read += piece.length;
      // What is declared need not be true.
      if (read > library.uncompressedSize) throw invalidImport(text('import_zip_damaged'));
      onShare(read / library.uncompressedSize);
      yield piece;
    }
  }
}

interface Directory {
  readonly library: FileEntry;
  /** By their paths. */
  readonly thumbnails: ReadonlyMap<string, FileEntry>;
}

async function directoryOf(file: Blob): Promise<Directory> {
  let library: FileEntry | undefined;
  const thumbnails = new Map<string, FileEntry>();
  let files = 0;
  try {
    const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false });
    // Names are compared with those we know, and make no path.
    for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
      if (++files > MAX_FILES) throw invalidImport(text('import_zip_too_many', { count: MAX_FILES }));
      if (entry.directory || entry.encrypted) continue;
      if (entry.filename === LIBRARY_FILE) library ??= entry;
      else if (THUMBNAIL_PATH.test(entry.filename) && !thumbnails.has(entry.filename))
        thumbnails.set(entry.filename, entry);
    }
  } catch (error) {
    throw zipError(error);
  }
  if (library === undefined) {
    throw invalidImport(text('import_zip_not_ours', { file: LIBRARY_FILE }));
  }
  const { uncompressedSize, compressedSize } = library;
  if (uncompressedSize > MAX_LIBRARY || uncompressedSize > ALWAYS_ALLOWED + MAX_RATIO * compressedSize) {
    throw invalidImport(text('import_zip_too_large', { file: LIBRARY_FILE }));
  }
  return { library, thumbnails };
}

async function* unpacked(entry: FileEntry, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const data = entry.getData(writable, { signal, checkCrc32: true });
  // It may fail while nobody waits for it.
  data.catch(() => undefined);
  // What it fails with does not always reach the stream.
  const failure = new Promise<never>((_, failed) => void data.catch(failed));
  failure.catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (;;) {
      const piece = await Promise.race([reader.read(), failure]);
      if (piece.done) break;
      yield piece.value;
    }
    await data;
  } catch (error) {
    signal.throwIfAborted();
    throw zipError(error);
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function thumbnailBytes(entry: FileEntry): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  try {
    for await (const piece of unpacked(entry, new AbortController().signal)) {
      if (length + piece.length > bytes.length) return null;
      bytes.set(piece, length);
      length += piece.length;
    }
  } catch {
    return null;
  }
  return length === bytes.length ? bytes : null;
}

function zipError(error: unknown): CodedError {
  return error instanceof CodedError ? error : invalidImport(text('import_zip_damaged'), error);
}
