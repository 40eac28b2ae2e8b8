import type { DetectedFormat } from './detectFormat.ts';
import type { ImportEntry } from './importEntry.ts';
import type { Reading } from './jsonEntry.ts';
import { readBookmarks } from './readBookmarks.ts';
import { readCsv } from './readCsv.ts';
import { readJson } from './readJson.ts';
import { readJsonLines } from './readJsonLines.ts';
import { readZip } from './readZip.ts';
import { bytesOf, textOf } from './textOf.ts';

/**
 * Reads a file of any kind that can be imported, entry by entry, and changes nothing.
 * @param onShare is told how much of it was read, from 0 to 1.
 * @throws {CodedError} `invalid-import`, with a sentence, when the file as a whole cannot be read.
 */
export function readImport(
  file: Blob,
  { format, encoding }: DetectedFormat,
  reading: Reading,
  onShare: (share: number) => void,
): AsyncGenerator<ImportEntry> {
  switch (format) {
    case 'json':
      return readJson(text({ strict: true }), reading);
    case 'jsonl':
      return readJsonLines(text({ strict: false }), reading);
    case 'csv':
      return readCsv(text({ strict: false }), reading);
    case 'bookmarks':
      return readBookmarks(text({ strict: false }), reading);
    case 'zip':
      return readZip(file, reading, onShare);
  }

  function text(options: { readonly strict: boolean }): AsyncGenerator<string> {
    return textOf(counted(), encoding, options);
  }

  async function* counted(): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const piece of bytesOf(file.stream())) {
      read += piece.length;
      onShare(read / file.size);
      yield piece;
    }
  }
}
