/** The kinds of files that can be imported. */
export type ImportFormat = 'json' | 'jsonl' | 'csv' | 'bookmarks' | 'zip';

/** Something in a file that cannot be imported. */
export interface SkippedEntry {
  /** Where: `line 12`, `entry 3`, a file's name. */
  readonly place: string;
  /** A sentence. */
  readonly reason: string;
}

/** A picture that both the library and the file know, with different judgements, captions or notes. */
export interface ImportConflict {
  readonly key: string;
  readonly caption: string;
  /** What differs, and whose value wins by its stamp. */
  readonly field: 'liked' | 'caption' | 'note' | 'deleted';
  readonly mine: string;
  readonly theirs: string;
  readonly wins: 'mine' | 'theirs';
}

/** What an import would do, or has done. */
export interface ImportSummary {
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly added: number;
  readonly changed: number;
  /** In the library already, exactly so. */
  readonly unchanged: number;
  readonly skipped: number;
  readonly thumbnails: number;
  readonly conflicts: number;
  /** The first hundred. */
  readonly skippedEntries: readonly SkippedEntry[];
  readonly conflictEntries: readonly ImportConflict[];
}

export interface ImportProgress {
  readonly stage: 'reading' | 'writing' | 'undoing';
  /** Share of the file, or of the entries, from 0 to 1. */
  readonly share: number;
  readonly entries: number;
}

interface Watched {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** An import that the library remembers, so that it can be taken back. */
export interface PastImport {
  readonly id: string;
  readonly fileName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly added: number;
  readonly changed: number;
}

/** Reads files into the library: all of a file, or nothing of it. */
export interface Importing {
  /** Reads the whole file and changes nothing. @throws {CodedError} `invalid-import` with a sentence. */
  plan(file: File, options: Watched): Promise<ImportSummary>;
  /** Writes what `plan` has shown. What fails or is cancelled half-way is taken back before this settles. */
  apply(file: File, options: Watched): Promise<PastImport>;
  /** The last import, while it can be taken back. */
  last(): Promise<PastImport | null>;
  /** Takes it back. Pictures judged since keep their judgement: their number is the answer. */
  undo(id: string, options: Watched): Promise<number>;
  /** Takes back what an import left that was interrupted, with its page for instance. */
  recover(): Promise<PastImport | null>;
}
