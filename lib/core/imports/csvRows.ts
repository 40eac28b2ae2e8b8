import { MAX_ENTRY } from './importEntry.ts';

export interface CsvRow {
  /** `null` when the row is too long. */
  readonly cells: readonly string[] | null;
  /** Of the text, from 1: rows may go over several. */
  readonly line: number;
  /** By a line break, not by the end of the file. */
  readonly ended: boolean;
}

/** Nobody reads more columns than that. */
const MAX_CELLS = 1000;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** `quote` is after a quotation mark within quotation marks, which ends them or is the first of two. */
type State = 'start' | 'plain' | 'quoted' | 'quote';

/**
 * Splits CSV that arrives in pieces into rows (RFC 4180, and what else spreadsheets write: any line break, text after
 * closing quotation marks). It takes time in proportion to the text, whatever that is: the parser that our exports are
 * written with does not where quotation marks are not closed, and begins a row again with every piece.
 */
export function createCsvSplitter(delimiter: string) {
  const delimiterCode = delimiter.charCodeAt(0);
  let state: State = 'start';
  let cells: string[] = [];
  let cell = '';
  let length = 0;
  let line = 1;
  let lineOfRow = 1;
  let formerReturn = false;
  let rowEndedByReturn = false;

  return {
    write(text: string): CsvRow[] {
      const rows: CsvRow[] = [];
      /** Where what is not yet in the cell begins. */
      let from = 0;
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        const isSecond = code === lineFeed && formerReturn;
        formerReturn = code === carriageReturn;
        if (formerReturn || (code === lineFeed && !isSecond)) {
          line++;
          if (state === 'start' && cells.length === 0) lineOfRow = line;
        }
        if (rowEndedByReturn) {
          rowEndedByReturn = false;
          if (isSecond) {
            from = index + 1;
            continue;
          }
        }
        if (state === 'quoted') {
          if (code !== quote) continue;
          keep(text, from, index);
          from = index + 1;
          state = 'quote';
        } else if (code === quote && state !== 'plain') {
          // Of two within quotation marks, one is text.
          from = state === 'start' ? index + 1 : index;
          state = 'quoted';
        } else if (code === delimiterCode) {
          keep(text, from, index);
          from = index + 1;
          endCell();
        } else if (code === lineFeed || code === carriageReturn) {
          keep(text, from, index);
          from = index + 1;
          rowEndedByReturn = code === carriageReturn;
          // Empty lines are no rows.
          if (state !== 'start' || cells.length > 0) rows.push(endRow(true));
        } else state = 'plain';
      }
      keep(text, from, text.length);
      return rows;
    },
    /** The row that the text ends with, when no line break does. */
    end: (): CsvRow[] => (state === 'start' && cells.length === 0 ? [] : [endRow(false)]),
  };

  function keep(text: string, start: number, end: number): void {
    length += end - start;
    if (length <= MAX_ENTRY) cell += text.slice(start, end);
    else cell = '';
  }

  function endCell(): void {
    if (cells.length < MAX_CELLS) cells.push(cell);
    cell = '';
    state = 'start';
  }

  function endRow(ended: boolean): CsvRow {
    endCell();
    const row = { cells: length <= MAX_ENTRY ? cells : null, line: lineOfRow, ended };
    cells = [];
    length = 0;
    lineOfRow = line;
    return row;
  }
}

/** What separates the cells of the first line, as most of it is made of it. */
export function delimiterOf(text: string): string {
  const counts = new Map([',', '\t', ';', '|'].map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted) {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  const [[delimiter, most]] = [...counts].toSorted(([, one], [, other]) => other - one) as [[string, number]];
  return most === 0 ? ',' : delimiter;
}
