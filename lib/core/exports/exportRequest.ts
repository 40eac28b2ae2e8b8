import type { LibraryScope } from '../library/libraryQuery.ts';

/** What the library can be taken out as. `parquet` holds images only where that is asked for. */
export const EXPORT_FORMATS = [
  'json',
  'jsonl',
  'csv',
  'html',
  'bookmarks',
  'urls',
  'zip',
  'imagefolder',
  'webdataset',
  'parquet',
  'numpy',
  'labels',
  'pairs',
  'gradio',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Every format's own choices; a format reads those that concern it. */
export interface ExportOptions {
  /** JSON and ZIP: thumbnails too, as a full backup has them. */
  readonly thumbnails: boolean;
  /** CSV: cells as they are, also those that a spreadsheet would take for formulas. */
  readonly rawCells: boolean;
  /** HTML: one file with thumbnails in it, or a ZIP of a page and a folder with the pictures. */
  readonly html: 'single' | 'folder';
  /** Parquet: with a column `image` of {bytes, path}. */
  readonly parquetImages: boolean;
  /** NumPy: one `.npz` of all, or a ZIP of an `.npy` each. Longest edge in pixels; 0 keeps the original's. */
  readonly numpy: 'npz' | 'npy';
  readonly numpyEdge: number;
  /** Labels and pairs as JSON Lines or CSV. */
  readonly table: 'jsonl' | 'csv';
  /** Pairs: of pictures judged on one page, having one tag, or compared side by side. */
  readonly pairsBy: 'page' | 'tag' | 'comparison';
  /** Pairs of one page or tag: every liked with every disliked (up to a thousand pairs each), or each picture once. */
  readonly pairing: 'all' | 'once';
  /** Pictures in a shard of a WebDataset. */
  readonly shard: number;
  /** File names of pictures: text with `{n}`, `{caption}`, `{site}`, `{title}`, `{date}`, `{reaction}`, `{key}`, `{name}`; `/` makes folders. */
  readonly nameTemplate: string;
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = {
  thumbnails: true,
  rawCells: false,
  html: 'single',
  parquetImages: false,
  numpy: 'npz',
  numpyEdge: 0,
  table: 'jsonl',
  pairsBy: 'page',
  pairing: 'once',
  shard: 1000,
  nameTemplate: '{caption}',
};

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly scope: LibraryScope;
  readonly options: ExportOptions;
}

export interface ExportProgress {
  /** Pictures written, of how many; `null` while they are being counted. */
  readonly done: number;
  readonly total: number | null;
  /** Written so far. */
  readonly bytes: number;
  /** Pictures whose bytes could not be had. */
  readonly failed: number;
}

/** A picture that is in the export without its bytes, or not at all. */
export interface ExportFailure {
  readonly key: string;
  readonly url: string;
  /** A sentence. */
  readonly reason: string;
}

export interface FinishedExport {
  /** Pictures (rows, pairs) that are in it. */
  readonly done: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** At most a thousand of them; `failed` counts all. */
  readonly failures: readonly ExportFailure[];
  readonly failed: number;
  /** Pictures that have no place in this format, such as unrated ones in preference data. */
  readonly leftOut: number;
}

/** Writes exports into files. */
export interface Exporting {
  /**
   * @throws {CodedError} with a sentence for the person; nothing is left behind then, nor when `signal` aborts.
   */
  run(request: ExportRequest, options: ExportRun): Promise<FinishedExport>;
}

export interface ExportRun {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  /** Waited for between two pieces of work, and before files are handed over: for as long as the person has paused. */
  readonly mayGoOn: () => Promise<void>;
}

/** Whether a format needs the pictures' bytes, which are fetched with the sites' permission. */
export function needsPictures({ format, options }: Pick<ExportRequest, 'format' | 'options'>): boolean {
  switch (format) {
    case 'zip':
    case 'imagefolder':
    case 'webdataset':
    case 'numpy':
      return true;
    case 'parquet':
      return options.parquetImages;
    case 'html':
      return options.html === 'folder';
    default:
      return false;
  }
}

/** Whether the library can be read back from it as it was. */
export function isFullCopy(format: ExportFormat): boolean {
  return format === 'json' || format === 'jsonl' || format === 'zip';
}
