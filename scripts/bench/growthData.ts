import type { MeasuredTrend } from './trends.ts';

/** The content of `docs/growth.json`: what was measured, and nothing between or beyond. */
export interface GrowthData {
  readonly trends: readonly DatedTrend[];
}

export interface DatedTrend extends MeasuredTrend {
  /** The day, and what it was measured on. */
  readonly measured: string;
  readonly machine: string;
}

/** The data with the trends of a run in place of those of the same name: points of two runs are never mixed. */
export function withTrends(
  data: GrowthData,
  trends: readonly MeasuredTrend[],
  { date, machine }: { readonly date: Date; readonly machine: string },
): GrowthData {
  const measured = date.toISOString().slice(0, 10);
  const added = new Map(trends.map((trend) => [trend.name, { ...trend, measured, machine }]));
  const kept = data.trends.map((trend) => added.get(trend.name) ?? trend);
  const known = new Set(kept.map(({ name }) => name));
  return { trends: [...kept, ...[...added.values()].filter(({ name }) => !known.has(name))] };
}
