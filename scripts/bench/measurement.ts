import type { TrendPoint } from './trends.ts';

/** One measurement, and what it is held against. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit. */
  readonly floor: number;
  /**
   * What the floor is: the least that the same work can cost, measured in the same run; or, as `budget: …`, what it may
   * cost.
   */
  readonly floorName: string;
  /** The largest ratio of value to floor that passes. */
  readonly limit: number;
}

export interface BenchOptions {
  /** A folder of saved pages (`.html`), when one was given. */
  readonly pages: string | undefined;
  /** Likes in the largest library. */
  readonly likes: number;
  /** Whether trends alone are wanted, over all sizes that can be had. */
  readonly growth: boolean;
}

/** Yields each measurement as soon as it is there: the next one may take long. */
export type Bench = (options: BenchOptions) => AsyncIterable<Measurement | TrendPoint>;

export interface Row extends Measurement {
  readonly ratio: number;
}

export function rowOf(measured: Measurement): Row {
  const { value, floor } = measured;
  return { ...measured, value: rounded(value), floor: rounded(floor), ratio: rounded(value / floor) };
}

/** To a thousandth, or to three digits where that is finer. */
function rounded(value: number): number {
  return Number(Math.abs(value) < 0.1 ? value.toPrecision(3) : value.toFixed(3));
}
