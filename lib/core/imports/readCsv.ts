import { createCsvSplitter, delimiterOf, type CsvRow } from './csvRows.ts';
import { columnName, foreignColumns, foreignRow, type ForeignColumns } from './csvColumns.ts';
import { countEntries, invalidImport, lineAt, tooLong, type ImportEntry } from './importEntry.ts';
import { foreignEntry, type Reading } from './jsonEntry.ts';
import { ownLike } from './ownLike.ts';
import { OWN_COLUMNS, ownRow } from './ownRow.ts';
import { text } from '../text.ts';
import { writtenList } from '../writtenList.ts';

/** Characters in which the first line's delimiter is looked for. */
const HEAD = 65_536;

/**
 * Reads our own CSV, any other table that has a header with a column of addresses, and a list of addresses, one a line.
 * @throws {CodedError} `invalid-import` when no column holds addresses.
 */
export async function* readCsv(table: AsyncIterable<string>, reading: Reading): AsyncGenerator<ImportEntry> {
  const count = countEntries();
  let header: Header | undefined;
  for await (const row of rowsOf(table)) {
    if (header === undefined) {
      header = headerOf(row);
      if (header.kind !== 'list') continue;
    }
    count();
    yield await entryOf(row, header, reading);
  }
}

async function* rowsOf(table: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let splitter: ReturnType<typeof createCsvSplitter> | undefined;
  let head = '';
  for await (const chunk of table) {
    if (splitter === undefined) {
      head += chunk;
      if (head.length < HEAD) continue;
      splitter = begin();
    } else yield* splitter.write(chunk);
    if (head !== '') {
      yield* splitter.write(head);
      head = '';
    }
  }
  splitter ??= begin();
  yield* splitter.write(head);
  yield* splitter.end();

  function begin(): ReturnType<typeof createCsvSplitter> {
    // Some spreadsheets say the delimiter on a line of its own.
    const said = /^sep=(.)\r?\n/.exec(head.slice(0, 10));
    if (said !== null) head = head.slice(said[0].length);
    // Addresses may have commas in them, but no tabs.
    const isList = isAddress(head.slice(0, 1000).trimStart());
    return createCsvSplitter(isList ? '\t' : (said?.[1] ?? delimiterOf(head.slice(0, HEAD))));
  }
}

type Header =
  | { readonly kind: 'own'; readonly names: readonly string[] }
  | { readonly kind: 'foreign'; readonly columns: ForeignColumns; readonly width: number }
  | { readonly kind: 'list' };

function headerOf({ cells }: CsvRow): Header {
  const names = (cells ?? []).map(columnName);
  if (OWN_COLUMNS.every((column) => names.includes(column))) return { kind: 'own', names };
  if (isAddress(cells?.[0]?.trim() ?? '')) return { kind: 'list' };
  const columns = foreignColumns(names);
  if (columns === null) {
    const known = ['url', 'image', 'src', 'link'].map((name) => text('gallery_quoted', { quoted: name }));
    throw invalidImport(text('import_no_column', { columns: writtenList(known) }));
  }
  return { kind: 'foreign', columns, width: names.length };
}

async function entryOf(row: CsvRow, header: Header, reading: Reading): Promise<ImportEntry> {
  const place = lineAt(row.line);
  const { cells } = row;
  if (cells === null) return { place, reason: tooLong() };
  switch (header.kind) {
    case 'list':
      return foreignEntry({ url: cells[0] ?? '' }, place, reading);
    case 'foreign':
      if (!row.ended && cells.length < header.width) return { place, reason: text('import_breaks_off') };
      return foreignEntry(foreignRow(cells, header.columns), place, reading);
    case 'own': {
      // We end every row.
      if (!row.ended) return { place, reason: text('import_breaks_off') };
      const read = ownRow(cells, header.names);
      if ('problem' in read) return { place, reason: read.problem };
      const like = ownLike(read.record, reading.moment);
      return 'problem' in like ? { place, reason: like.problem } : { place, ...like };
    }
  }
}

function isAddress(cell: string): boolean {
  return /^"?(?:https?:\/\/|data:image\/)/i.test(cell);
}
