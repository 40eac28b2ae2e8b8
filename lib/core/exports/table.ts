import { BYTE_ORDER_MARK, csvLines } from './csv.ts';

/** A row of preference data: every row of a table has the same columns, in the same order. */
export type TableRow = Readonly<Record<string, string | boolean | number>>;

interface TableOptions {
  readonly columns: readonly string[];
  readonly form: 'jsonl' | 'csv';
  /** See `csvText`. */
  readonly raw: boolean;
}

/** Rows as JSON Lines, or as CSV with a header. */
export async function* tableText(
  batches: AsyncIterable<readonly TableRow[]>,
  { columns, form, raw }: TableOptions,
): AsyncGenerator<string> {
  if (form === 'csv') yield `${raw ? '' : BYTE_ORDER_MARK}${csvLines([columns], { raw })}`;
  for await (const rows of batches) {
    if (form === 'jsonl') for (const row of rows) yield `${JSON.stringify(row)}\n`;
    else if (rows.length > 0) {
      yield csvLines(
        rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
        { raw },
      );
    }
  }
}
