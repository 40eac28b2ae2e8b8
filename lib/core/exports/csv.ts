import Papa from 'papaparse';
import type { Like } from '../judging/like.ts';
import { siteOf } from '../library/likeFacts.ts';
import { dateText } from './pictureFacts.ts';

/**
 * The columns of the library as CSV, in their order. `liked` is `true`, `false` or empty; `tags`, `aliases`, `meta` and
 * `stamps` are JSON; dates are ISO 8601 in UTC, to the millisecond; what is not known is empty. `site` follows from
 * the addresses. The object in `stamps` has, beside the stamps, `"cells":"raw"` where cells are written as they are.
 */
export const CSV_COLUMNS = [
  'liked',
  'caption',
  'tags',
  'note',
  'url',
  'width',
  'height',
  'media_type',
  'site',
  'page_title',
  'page_url',
  'created_at',
  'updated_at',
  'meta',
  'aliases',
  'key',
  'stamps',
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** With it, spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"): full-width signs count too. */
// oxlint-disable-next-line no-control-regex -- NUL is one of them
const FORMULA = /^'*[=+\-@\t\r\n\0＝＋－＠]/;
// oxlint-disable-next-line no-control-regex -- NUL is one of them
const SAFE_FORMULA = /^'+[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * A cell that no spreadsheet takes for a formula: with an apostrophe in front where it would, and where one stands there
 * already, so that `fromSafeCell` gives back what it was.
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function fromSafeCell(cell: string): string {
  return SAFE_FORMULA.test(cell) ? cell.slice(1) : cell;
}

interface CsvOptions {
  /** Cells as they are, and no byte order mark: for programs, not for spreadsheets. */
  readonly raw: boolean;
}

/** RFC 4180: with a header, lines ended by CRLF. Lone surrogates, which no UTF-8 can hold, become U+FFFD. */
export async function* csvText(batches: AsyncIterable<readonly Like[]>, { raw }: CsvOptions): AsyncGenerator<string> {
  yield `${raw ? '' : BYTE_ORDER_MARK}${csvLines([CSV_COLUMNS], { raw })}`;
  for await (const likes of batches) {
    if (likes.length > 0)
      yield csvLines(
        likes.map((like) => cells(like, raw)),
        { raw },
      );
  }
}

export function csvLines(rows: readonly (readonly string[])[], { raw }: CsvOptions): string {
  const written = rows.map((row) => row.map((cell) => (raw ? cell : safeCell(cell)).toWellFormed()));
  return `${Papa.unparse(written, { newline: '\r\n' })}\r\n`;
}

function cells(like: Like, raw: boolean): string[] {
  const values: Record<CsvColumn, string> = {
    liked: like.liked === null ? '' : String(like.liked),
    caption: like.caption,
    tags: JSON.stringify(like.tags),
    note: like.note,
    url: like.url,
    width: numberText(like.width),
    height: numberText(like.height),
    media_type: like.mediaType ?? '',
    site: siteOf(like),
    page_title: like.page.title,
    page_url: like.page.url,
    created_at: dateText(like.createdAt) ?? '',
    updated_at: dateText(like.updatedAt) ?? '',
    meta: JSON.stringify(like.meta),
    aliases: JSON.stringify(like.aliases),
    key: like.key,
    stamps: JSON.stringify(raw ? { ...like.stamps, cells: 'raw' } : like.stamps),
  };
  return CSV_COLUMNS.map((column) => values[column]);
}

function numberText(number: number | undefined): string {
  return number === undefined ? '' : String(number);
}
