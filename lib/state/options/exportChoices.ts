import {
  DEFAULT_EXPORT_OPTIONS,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
} from '../../core/exports/exportRequest.ts';

/** Longest edges that pictures in arrays can be scaled down to; 0 leaves them as they are. */
export const NUMPY_EDGES: readonly number[] = [0, 64, 128, 224, 256, 512, 1024];
export const SHARD_SIZES: readonly number[] = [100, 1000, 10_000];

/** What is remembered of exports from one to the next; plain JSON. */
export interface ExportChoices {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  /** Bytes of one picture in exports made so far, by `exportShape`. */
  readonly sizes: Readonly<Record<string, number>>;
}

type Check<Value> = (value: unknown) => value is Value;

const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';
const optionChecks: { readonly [Name in keyof ExportOptions]: Check<ExportOptions[Name]> } = {
  thumbnails: isBoolean,
  rawCells: isBoolean,
  html: isOneOf(['single', 'folder']),
  parquetImages: isBoolean,
  numpy: isOneOf(['npz', 'npy']),
  numpyEdge: isOneOf(NUMPY_EDGES),
  table: isOneOf(['jsonl', 'csv']),
  pairsBy: isOneOf(['page', 'tag', 'comparison']),
  pairing: isOneOf(['all', 'once']),
  shard: isOneOf(SHARD_SIZES),
  nameTemplate: (value): value is string => typeof value === 'string' && value.length <= 200,
};
const isFormat = isOneOf(EXPORT_FORMATS);

/** Takes of something stored what is as it should be; the rest is as it is for someone new. */
export function readExportChoices(stored: unknown): ExportChoices {
  const record = isRecord(stored) ? stored : {};
  const options = isRecord(record['options']) ? record['options'] : {};
  const sizes = isRecord(record['sizes']) ? record['sizes'] : {};
  const isWellFormed = (name: keyof ExportOptions): boolean =>
    Object.hasOwn(options, name) && optionChecks[name](options[name]);
  const kept = (Object.keys(DEFAULT_EXPORT_OPTIONS) as (keyof ExportOptions)[]).filter(isWellFormed);
  return {
    format: isFormat(record['format']) ? record['format'] : 'json',
    options: { ...DEFAULT_EXPORT_OPTIONS, ...Object.fromEntries(kept.map((name) => [name, options[name]])) },
    sizes: Object.fromEntries(
      Object.entries(sizes).filter(([, size]) => typeof size === 'number' && Number.isFinite(size) && size > 0),
    ) as Record<string, number>,
  };
}

/** A name for everything that the size of an export depends on beside the number of its pictures. */
export function exportShape({ format, options }: Pick<ExportChoices, 'format' | 'options'>): string {
  switch (format) {
    case 'json':
    case 'zip':
      return `${format} ${options.thumbnails}`;
    case 'html':
      return `${format} ${options.html}`;
    case 'parquet':
      return `${format} ${options.parquetImages}`;
    case 'numpy':
      return `${format} ${options.numpy} ${options.numpyEdge}`;
    case 'labels':
      return `${format} ${options.table}`;
    case 'pairs':
      return `${format} ${options.table} ${options.pairsBy} ${options.pairing}`;
    default:
      return format;
  }
}

function isOneOf<const Value>(values: readonly Value[]): Check<Value> {
  return (value): value is Value => values.some((known) => known === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
