import type { ComparedRow } from './baseline.ts';
import { exponentOf, type MeasuredTrend } from './trends.ts';

type Cells = readonly string[];

/** Every row with its floor's name, under the name of its bench. */
export function rowsTable(rows: readonly ComparedRow[]): string {
  const head = ['', 'measured', 'value', 'floor', 'ratio', 'limit', 'baseline', 'change', 'the floor is'];
  const cells = rows.map((row) => [
    row.pass ? 'pass' : 'FAIL',
    row.name,
    `${shown(row.value)} ${row.unit}`,
    `${shown(row.floor)} ${row.unit}`,
    shown(row.ratio),
    shown(row.limit),
    row.baseline === null ? 'none' : shown(row.baseline),
    row.change === null ? 'new' : percent(row.change),
    row.pass ? row.floorName : `${row.floorName} — ${row.verdict}`,
  ]);
  const lines = aligned([head, ...cells], { texts: [0, 1, 8] });
  return lines
    .flatMap((line, index) => {
      const bench = rows[index - 1]?.bench;
      return bench === undefined || bench === rows[index - 2]?.bench ? [line] : ['', bench, line];
    })
    .join('\n');
}

/** Every trend with what was measured at each size. */
export function trendsTable(trends: readonly MeasuredTrend[]): string {
  const sizes = [...new Set(trends.flatMap(({ points }) => points.map(({ size }) => size)))].toSorted((a, b) => a - b);
  const head = ['growth', ...sizes.map((size) => size.toLocaleString('en')), '', 'exponent'];
  const cells = trends.map((trend) => {
    const exponent = exponentOf(trend);
    return [
      trend.name,
      ...sizes.map((size) => {
        const point = trend.points.find((each) => each.size === size);
        return point === undefined ? '' : shown(point.value);
      }),
      trend.unit,
      exponent === null ? '' : exponent.toFixed(2),
    ];
  });
  return aligned([head, ...cells], { texts: [0, sizes.length + 1] }).join('\n');
}

function aligned(table: readonly Cells[], { texts }: { readonly texts: readonly number[] }): string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  return table.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return texts.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

function shown(value: number): string {
  const short = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return short.toLocaleString('en', { maximumFractionDigits: 6 });
}

function percent(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(100 * change).toFixed(0)} %`;
}
