import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import type { Like } from '../../core/judging/like.ts';
import { siteOf } from '../../core/library/likeFacts.ts';
import type { ExportJob } from './exportJob.ts';
import type { ExportOutput } from './exportOutput.ts';
import { namedPictures } from './namedPictures.ts';

/** Rows that are encoded in one go: more would keep the page from living. */
const ROWS = 2500;
/** Pictures are held until their group of rows is written. */
const IMAGE_ROWS = 100;
const IMAGE_BYTES = 16_000_000;
const PAGE = 1 << 20;

interface Image {
  readonly bytes: Uint8Array;
  readonly path: string;
}

interface Row {
  readonly like: Like;
  readonly image?: Image | null;
}

interface Column {
  readonly elements: readonly SchemaElement[];
  /** As Hugging Face's `datasets` calls the type. */
  readonly feature: unknown;
  readonly value: (row: Row) => unknown;
}

const required = { repetition_type: 'REQUIRED' } as const;
const optional = { repetition_type: 'OPTIONAL' } as const;
const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

const columns: readonly Column[] = [
  column({ name: 'liked', type: 'BOOLEAN', ...optional }, 'bool', ({ like }) => like.liked),
  text('caption', (like) => like.caption),
  list('tags', (like) => like.tags),
  text('note', (like) => like.note),
  text('url', (like) => like.url),
  column({ name: 'width', type: 'INT32', ...optional }, 'int32', ({ like }) => pixels(like.width)),
  column({ name: 'height', type: 'INT32', ...optional }, 'int32', ({ like }) => pixels(like.height)),
  column({ name: 'media_type', ...utf8, ...optional }, 'string', ({ like }) => like.mediaType?.toWellFormed() ?? null),
  text('site', siteOf),
  text('page_title', (like) => like.page.title),
  text('page_url', (like) => like.page.url),
  time('created_at', (like) => like.createdAt),
  time('updated_at', (like) => like.updatedAt),
  text('meta', (like) => JSON.stringify(like.meta)),
  list('aliases', (like) => like.aliases),
  text('key', (like) => like.key),
  text('stamps', (like) => JSON.stringify(like.stamps)),
];

const imageColumn: Column = {
  elements: [
    { name: 'image', num_children: 2, ...optional },
    { name: 'bytes', type: 'BYTE_ARRAY', ...optional },
    { name: 'path', ...utf8, ...optional },
  ],
  feature: { _type: 'Image' },
  value: ({ image }) => image ?? null,
};

/**
 * Parquet, a row a Like; `meta` and `stamps` are JSON, dates timestamps in milliseconds, UTC. With pictures, a first column
 * `image` of {bytes, path} comes before, which Hugging Face's `datasets` reads as images.
 */
export async function writeParquet(job: ExportJob): Promise<void> {
  const withImages = job.options.parquetImages;
  const output = await job.createFile();
  const table = createTable(output, withImages ? [imageColumn, ...columns] : columns);
  for await (const rows of withImages ? rowsWithImages(job) : rowsOf(job)) {
    await table.write(rows);
    job.wrote(rows.length);
    await job.breathe();
  }
  await table.finish();
  await job.deliver(`${job.title}.parquet`, output);
}

async function* rowsOf(job: ExportJob): AsyncGenerator<readonly Row[]> {
  for await (const likes of job.likes(ROWS)) if (likes.length > 0) yield likes.map((like) => ({ like }));
}

async function* rowsWithImages(job: ExportJob): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  let size = 0;
  for await (const { like, ...picture } of namedPictures(job)) {
    const image =
      picture.image === undefined
        ? null
        : { bytes: new Uint8Array(await picture.image.arrayBuffer()), path: picture.path };
    rows.push({ like, image });
    size += image?.bytes.length ?? 0;
    if (rows.length < IMAGE_ROWS && size < IMAGE_BYTES) continue;
    yield rows;
    rows = [];
    size = 0;
  }
  if (rows.length > 0) yield rows;
}

function createTable(output: ExportOutput, written: readonly Column[]) {
  const bytes = new ByteWriter();
  const root: SchemaElement = { name: 'root', num_children: written.length };
  const features = Object.fromEntries(written.map(({ elements, feature }) => [nameOf(elements), feature]));
  const table = new ParquetWriter({
    writer: bytes,
    schema: [root, ...written.flatMap(({ elements }) => elements)],
    kvMetadata: [{ key: 'huggingface', value: JSON.stringify({ info: { features } }) }],
    createdBy: 'likeable-gallery',
  });

  /** Hands on what is encoded; places in the file are counted on. */
  async function flush(): Promise<void> {
    await output.write(bytes.getBytes());
    bytes.index = 0;
  }

  return {
    async write(rows: readonly Row[]): Promise<void> {
      const columnData = written.map((one): ColumnSource => {
        const data = rows.map((row) => one.value(row));
        const name = nameOf(one.elements);
        if (one !== imageColumn) return { name, data };
        // Pictures are compressed already, and neither repeat nor sort.
        return { name, data, codec: 'UNCOMPRESSED', encoding: 'PLAIN', statistics: false };
      });
      await table.write({ columnData, rowGroupSize: rows.length, pageSize: PAGE });
      await flush();
    },
    async finish(): Promise<void> {
      await table.finish();
      await flush();
    },
  };
}

function nameOf([element]: readonly SchemaElement[]): string {
  return element?.name ?? '';
}

function column(element: SchemaElement, dtype: string, value: Column['value']): Column {
  return { elements: [element], feature: { dtype, _type: 'Value' }, value };
}

/** Parquet's text is UTF-8, which cannot hold lone surrogates: they become U+FFFD. */
function text(name: string, value: (like: Like) => string): Column {
  return column({ name, ...utf8, ...required }, 'string', ({ like }) => value(like).toWellFormed());
}

/** @param value Milliseconds since 1970. */
function time(name: string, value: (like: Like) => number): Column {
  const element: SchemaElement = {
    name,
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    ...optional,
  };
  return column(element, 'timestamp[ms, tz=UTC]', ({ like }) => {
    const ms = value(like);
    return Number.isFinite(ms) ? BigInt(Math.round(ms)) : null;
  });
}

function list(name: string, value: (like: Like) => readonly string[]): Column {
  return {
    elements: [
      { name, converted_type: 'LIST', num_children: 1, ...required },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', ...utf8, ...required },
    ],
    feature: [{ dtype: 'string', _type: 'Value' }],
    value: ({ like }) => value(like).map((item) => item.toWellFormed()),
  };
}

function pixels(size: number | undefined): number | null {
  return size !== undefined && size >= 0 && size < 2 ** 31 ? Math.round(size) : null;
}
