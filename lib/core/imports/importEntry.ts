import { CodedError } from '../codedError.ts';
import type { SkippedEntry } from './importSummary.ts';
import type { Like } from '../judging/like.ts';
import { text } from '../text.ts';

/** A file's thumbnail of a picture, its bytes not yet read. */
export interface ImportedThumbnail {
  readonly width: number;
  readonly height: number;
  /** See `Thumbnail`. */
  readonly look: string;
  readonly content?: string;
  /** `null` when the bytes are not there, are too many, or are no picture that a thumbnail can be. */
  readonly read: () => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string } | null>;
}

/** A picture that a file holds. */
export interface LikeEntry {
  /** Where: `line 12`, `entry 3`. */
  readonly place: string;
  readonly like: Like;
  readonly thumbnail?: ImportedThumbnail;
  /** Stamps in it are the import's own: reading the file again gives others, though the file says the same. */
  readonly stampedNow: boolean;
}

/** What a reader finds, in the order of the file. */
export type ImportEntry = LikeEntry | SkippedEntry;

export function isLikeEntry(entry: ImportEntry): entry is LikeEntry {
  return 'like' in entry;
}

/** UTF-16 units of one entry (an item, a line, a row), a picture within its own address included. */
export const MAX_ENTRY = 24 * 2 ** 20;
/** How deep an entry's lists and objects may be nested. */
export const MAX_DEPTH = 64;
const MAX_ENTRIES = 5_000_000;

/** Why an entry is left out. */
export function tooLong(): string {
  return text('import_too_long', { count: MAX_ENTRY });
}

export function tooDeep(): string {
  return text('import_too_deep', { count: MAX_DEPTH });
}

/** The place of an entry in its file, as people count. */
export function lineAt(number: number): string {
  return text('import_at_line', { number });
}

export function invalidImport(sentence: string, cause?: unknown): CodedError {
  return new CodedError('invalid-import', sentence, cause === undefined ? undefined : { cause });
}

/** Counts entries, and refuses a file that has too many. */
export function countEntries(): () => number {
  let entries = 0;
  return () => {
    entries += 1;
    if (entries > MAX_ENTRIES) {
      throw invalidImport(text('import_too_many_entries', { count: MAX_ENTRIES }));
    }
    return entries;
  };
}
