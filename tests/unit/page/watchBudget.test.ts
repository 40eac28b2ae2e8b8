import { expect, test } from 'vitest';
import { WatchBudget } from '../../../lib/page/watchBudget.ts';

/** At which of the times the budget is spent, when each costs the same. */
function firstOver(times: readonly number[], time: number, records: number): number | undefined {
  const budget = new WatchBudget();
  return times.find((at) => budget.spend(at, time, records));
}

function every(milliseconds: number, to: number): number[] {
  return Array.from({ length: to / milliseconds }, (_, index) => index * milliseconds);
}

test.each<[string, number[], time: number, records: number, over: number | undefined]>([
  ['10,000 records a second', every(100, 60_000), 0, 1000, undefined],
  ['a few more', every(100, 60_000), 0, 1001, 9900],
  ['100,000 at once', [5], 0, 100_000, undefined],
  ['100,001 at once', [5], 0, 100_001, 5],
  ['60,000 twice, ten seconds apart', [99, 10_000], 0, 60_000, undefined],
  ['60,000 twice, in less', [199, 10_000], 0, 60_000, 10_000],
  ['30 % of the time', every(100, 60_000), 30, 0, undefined],
  ['31 % of the time', every(100, 60_000), 31, 0, 9600],
  ['one reading of four seconds', [4000], 4000, 0, 4000],
  ['2 s of 20, and 2 s again', [2000, 20_000], 2000, 0, undefined],
])('%s', (_, times, time, records, over) => {
  expect(firstOver(times, time, records)).toBe(over);
});
