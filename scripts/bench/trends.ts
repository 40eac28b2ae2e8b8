import type { Measurement } from './measurement.ts';

/** What is measured at several sizes. */
export interface Trend {
  readonly name: string;
  /** What there is more of from point to point. */
  readonly of: 'pictures' | 'Likes';
  readonly unit: 'ms' | 'B';
  /** What is measured as a floor at every size; `null` where nothing is. */
  readonly floorName: string | null;
  /** What is claimed: that it stays as it is, or that twice as many cost no more than twice as much. */
  readonly grows: 'not' | 'evenly';
}

export interface Point {
  readonly size: number;
  readonly value: number;
  readonly floor: number | null;
}

export interface TrendPoint extends Point {
  readonly trend: Trend;
}

/** With its points from the smallest size to the largest. */
export interface MeasuredTrend extends Trend {
  readonly points: readonly Point[];
}

/** What a growth row passes at: so much beyond what is claimed is noise, or what a larger library costs the browser. */
const LIMIT = 1.5;

/** The trends of points that come in any order. Of two points at one size the later one counts. */
export function trendsOf(points: readonly TrendPoint[]): MeasuredTrend[] {
  const trends = new Map<string, { readonly trend: Trend; readonly bySize: Map<number, Point> }>();
  for (const { trend, ...point } of points) {
    const known = trends.get(trend.name) ?? { trend, bySize: new Map<number, Point>() };
    known.bySize.set(point.size, point);
    trends.set(trend.name, known);
  }
  return [...trends.values()].map(({ trend, bySize }) => ({
    ...trend,
    points: [...bySize.values()].toSorted((a, b) => a.size - b.size),
  }));
}

/**
 * The exponent of a trend between its two largest sizes: 0 where it does not grow, 1 where it grows as its size does.
 * `null` where there are no two points.
 */
export function exponentOf({ points }: Pick<MeasuredTrend, 'points'>): number | null {
  const [before, last] = points.slice(-2);
  if (before === undefined || last === undefined) return null;
  return Math.log(last.value / before.value) / Math.log(last.size / before.size);
}

/** How a trend has grown between its two largest sizes, against what is claimed of it. */
export function growthRow(trend: MeasuredTrend): Measurement | null {
  const { name, of, grows, points } = trend;
  const [before, last] = points.slice(-2);
  if (before === undefined || last === undefined) return null;
  const [from, to] = [before, last].map(({ size }) => size.toLocaleString('en'));
  const times = last.size / before.size;
  return {
    name: `growth, ${from} to ${to} ${of}: ${name}`,
    value: last.value / before.value,
    unit: 'times',
    floor: grows === 'not' ? 1 : times,
    floorName: grows === 'not' ? 'budget: no growth' : `budget: ${times.toLocaleString('en')} times, as the ${of} are`,
    limit: LIMIT,
  };
}
