import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { CSV_COLUMNS, csvText, fromSafeCell, safeCell } from '../../../../lib/core/exports/csv.ts';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { hostileTexts } from '../../../support/hostileTexts.ts';
import { aLike } from '../../../support/likes.ts';

// oxlint-disable-next-line no-control-regex -- NUL is one of them
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/;

async function csvOf(likes: readonly Like[], raw: boolean): Promise<string> {
  const batches = (async function* () {
    yield [];
    for (const like of likes) yield [like];
  })();
  let text = '';
  for await (const piece of csvText(batches, { raw })) text += piece;
  return text;
}

test.each([
  { text: 'A ridge', cell: 'A ridge' },
  { text: '', cell: '' },
  { text: '=1+1', cell: "'=1+1" },
  { text: '＝1+1', cell: "'＝1+1" },
  { text: '\n=1', cell: "'\n=1" },
  { text: 'a\n=1', cell: 'a\n=1' },
  { text: "'=1", cell: "''=1" },
  { text: "''=1", cell: "'''=1" },
  { text: "'quoted'", cell: "'quoted'" },
])('$text becomes the cell $cell, and the same again', ({ text, cell }) => {
  expect(safeCell(text)).toBe(cell);
  expect(fromSafeCell(cell)).toBe(text);
});

test('no cell begins a formula, and every one can be read back', () => {
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', 'a', ' ') }),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(safeCell(any)).not.toMatch(formula);
      expect(fromSafeCell(safeCell(any))).toBe(any);
    }),
    { numRuns: 5000 },
  );
});

test('an empty library is a header', async () => {
  expect(await csvOf([], false)).toBe(`\uFEFF${CSV_COLUMNS.join(',')}\r\n`);
  expect(await csvOf([], true)).toBe(`${CSV_COLUMNS.join(',')}\r\n`);
});

test('every row has every column, whatever its cells hold', async () => {
  const likes = hostileTexts.map((text) => aLike({ caption: text, note: text, tags: [text], meta: { [text]: text } }));
  for (const raw of [true, false]) {
    const { data, errors } = Papa.parse<string[]>(await csvOf(likes, raw), {
      newline: '\r\n',
      skipEmptyLines: 'greedy',
    });
    const [, ...rows] = data;
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(likes.length);
    for (const [index, row] of rows.entries()) {
      const caption = row[CSV_COLUMNS.indexOf('caption')] ?? '';
      expect(row).toHaveLength(CSV_COLUMNS.length);
      expect(raw ? caption : fromSafeCell(caption)).toBe(likes[index]?.caption.toWellFormed());
    }
  }
});

test('what is not known is empty, and a damaged date ends nothing', async () => {
  const { width: _, height: __, mediaType: ___, ...like } = aLike({ liked: null, createdAt: Number.NaN });
  const [, row = ''] = (await csvOf([like], true)).split('\r\n');
  expect(row.startsWith(',A ridge in November,[],,https://example.org/ridge.jpg,,,,example.org,')).toBe(true);
  expect(row).toContain(',https://example.org/,,1970-01-01T00:00:01.000Z,null,');
});
