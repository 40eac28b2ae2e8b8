import type { Row } from './measurement.ts';

/** The content of `tests/bench/baseline.json`. */
export interface Baseline {
  /** How it is made and read. */
  readonly about: readonly string[];
  /** What it was measured on. */
  readonly machine: string;
  /** How many times the worst ratio that was recorded a row may have before it counts as worse. */
  readonly tolerance: number;
  /** What it may have more in any case: ratios near 0 double without meaning. */
  readonly slack: number;
  /** By bench and by name. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, BaselineRow>>>>;
}

interface BaselineRow {
  /** One of each recorded run. */
  readonly ratios: readonly number[];
  /** Where the common one does not fit, */
  readonly tolerance?: number;
  /** and why. */
  readonly because?: string;
}

export interface BenchRow extends Row {
  readonly bench: string;
}

export interface ComparedRow extends BenchRow {
  /** The median of the recorded ratios; `null` for a row that the baseline does not have. */
  readonly baseline: number | null;
  /** The ratio over the baseline's, less 1. */
  readonly change: number | null;
  /** The largest ratio that does not count as worse than the baseline. */
  readonly allowed: number | null;
  readonly verdict: Verdict;
  readonly pass: boolean;
}

export type Verdict = 'pass' | 'over its limit' | 'worse than the baseline' | 'not measured';

export function compare(row: BenchRow, baseline: Baseline): ComparedRow {
  const known = baseline.rows[row.bench]?.[row.name];
  const before = known === undefined ? null : median(known.ratios);
  const allowed = known === undefined ? null : allowedRatio(known, baseline);
  const verdict = verdictOf(row, allowed);
  const change = before === null || before === 0 ? null : row.ratio / before - 1;
  return { ...row, baseline: before, change, allowed, verdict, pass: verdict === 'pass' };
}

/** Rows of the baseline, of benches that have run, that were not measured this time. */
export function goneRows(rows: readonly BenchRow[], baseline: Baseline, benches: readonly string[]): string[] {
  return benches.flatMap((bench) => {
    const measured = new Set(rows.filter((row) => row.bench === bench).map(({ name }) => name));
    return Object.keys(baseline.rows[bench] ?? {}).filter((name) => !measured.has(name));
  });
}

/**
 * The baseline with what was measured: in place of what was recorded for the benches that have run, or added to it as one
 * more run. Rows keep their own tolerances.
 */
export function recorded(
  baseline: Baseline,
  rows: readonly BenchRow[],
  { adds, machine }: { readonly adds: boolean; readonly machine: string },
): Baseline {
  const measured = Object.groupBy(rows, ({ bench }) => bench);
  const entries = Object.entries(measured).map(([bench, ofBench = []]) => {
    const before = baseline.rows[bench] ?? {};
    const named = ofBench.map(({ name, ratio }) => {
      const known = before[name];
      const ratios = adds ? [...(known?.ratios ?? []), ratio] : [ratio];
      return [name, { ...known, ratios }] as const;
    });
    return [bench, { ...(adds ? before : {}), ...Object.fromEntries(named) }] as const;
  });
  return { ...baseline, machine, rows: { ...baseline.rows, ...Object.fromEntries(entries) } };
}

/** As the file holds it: a line for each row, so that a change of one shows as one. */
export function baselineText({ rows, ...rest }: Baseline): string {
  const benches = Object.entries(rows).map(([bench, named]) => {
    const lines = Object.entries(named).map(([name, row]) => `      ${JSON.stringify(name)}: ${JSON.stringify(row)}`);
    return `    ${JSON.stringify(bench)}: {\n${lines.join(',\n')}\n    }`;
  });
  const head = JSON.stringify(rest, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "rows": {\n${benches.join(',\n')}\n  }\n}\n`;
}

function allowedRatio(known: BaselineRow, { tolerance, slack }: Baseline): number {
  const worst = Math.max(...known.ratios);
  return Math.max(worst * (known.tolerance ?? tolerance), worst + slack);
}

function verdictOf({ ratio, limit }: Row, allowed: number | null): Verdict {
  // A value that is missing compares with nothing, and would pass every limit.
  if (!Number.isFinite(ratio)) return 'not measured';
  if (ratio > limit) return 'over its limit';
  return allowed !== null && ratio > allowed ? 'worse than the baseline' : 'pass';
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
