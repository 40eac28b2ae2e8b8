import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReadingSchedule, type ReadingOutcome, type SignalStrength } from '../../../lib/page/readingSchedule.ts';

type Signal = readonly [at: number, strength: SignalStrength];
type Reading = readonly [took: number, outcome: ReadingOutcome];

/** When readings begin; they go as `readings` says in turn, all further ones as the last. */
function readingTimes(signals: readonly Signal[], readings: readonly Reading[], until = 60_000): number[] {
  const schedule = new ReadingSchedule();
  const waiting = signals.toSorted(([a], [b]) => a - b);
  const times: number[] = [];
  const signalUntil = (end: number) => {
    for (let [next] = waiting; next && next[0] <= end; [next] = waiting) {
      waiting.shift();
      schedule.signal(next[1], next[0]);
    }
  };
  for (let now = 0; now <= until;) {
    const due = schedule.dueAt();
    const next = waiting[0]?.[0] ?? Infinity;
    if (next <= due) {
      if (next === Infinity) break;
      now = Math.max(now, next);
      signalUntil(now);
      continue;
    }
    now = Math.max(now, due);
    times.push(now);
    const [took, outcome] = readings[times.length - 1] ?? readings.at(-1) ?? [0, 'changed'];
    schedule.begin();
    now += took;
    signalUntil(now);
    schedule.end(outcome, now, took);
  }
  return times.filter((time) => time <= until);
}

function every(milliseconds: number, strength: SignalStrength, from: number, to: number): Signal[] {
  return Array.from({ length: Math.floor((to - from) / milliseconds) + 1 }, (_, index) => [
    from + index * milliseconds,
    strength,
  ]);
}

const nothing: readonly Reading[] = [[0, 'unchanged']];

test.each<[string, readonly Signal[], readonly Reading[], readonly number[]]>([
  ['nothing happens', [], nothing, []],
  ['one strong signal', [[1000, 'strong']], nothing, [1150]],
  ['one weak signal', [[1000, 'weak']], nothing, [1150]],
  ['signals until it is quiet', every(100, 'strong', 1000, 1200), nothing, [1350]],
  ['signals without a pause', every(100, 'strong', 1000, 1400), nothing, [1400]],
  [
    'a weak signal does not put off a strong one',
    [[1000, 'strong'], ...every(10, 'weak', 1001, 1101)],
    nothing,
    [1150],
  ],
  [
    'weak signals of no use: ever longer pauses',
    every(50, 'weak', 0, 20_000),
    nothing,
    [400, 900, 1900, 3900, 7900, 11_900, 15_900, 19_900, 23_900],
  ],
  ['weak signals that are of use: no such pauses', every(50, 'weak', 0, 1300), [[0, 'changed']], [400, 850, 1300]],
  [
    'one of use ends the long pauses',
    every(50, 'weak', 0, 4000),
    [...nothing, ...nothing, ...nothing, [0, 'changed']],
    [400, 900, 1900, 3900, 4150],
  ],
  [
    'a strong signal does not wait for a weak one, and ends the long pauses',
    [...every(50, 'weak', 0, 4000), [2000, 'strong']],
    nothing,
    [400, 900, 1900, 2150, 2600, 3100, 4100],
  ],
  [
    'a strong signal of no use makes no pause',
    every(1000, 'strong', 0, 5000),
    nothing,
    [150, 1150, 2150, 3150, 4150, 5150],
  ],
  ['a long reading: a pause nine times as long', every(100, 'strong', 0, 1000), [[200, 'changed']], [400, 2400]],
  [
    'signals while it is read',
    [
      [0, 'strong'],
      [160, 'strong'],
    ],
    [[20, 'changed']],
    [150, 350],
  ],
  [
    'signals while it is read, and then quickly',
    [
      [0, 'strong'],
      [160, 'strong'],
    ],
    [[15, 'changed']],
    [150, 310],
  ],
  [
    'a change before the reading began needs no other',
    [
      [0, 'strong'],
      [149, 'weak'],
    ],
    [[15, 'changed']],
    [150],
  ],
  [
    'readings that fail are made again',
    [[0, 'weak']],
    [
      [0, 'failed'],
      [10, 'failed'],
      [0, 'unchanged'],
    ],
    [150, 1150, 2160],
  ],
])('%s', (_, signals, readings, times) => {
  expect(readingTimes(signals, readings)).toEqual(times);
});

test('each change is read at last, with a tenth of the time spent on reading', () => {
  const strength = fc.constantFrom<SignalStrength>('strong', 'weak');
  const outcome = fc.constantFrom<ReadingOutcome>('changed', 'unchanged', 'failed');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(10_000), strength), { minLength: 1 }),
      fc.array(fc.tuple(fc.nat(300), outcome), { maxLength: 20 }),
      (signals, outcomes) => {
        const readings: Reading[] = [...outcomes, [7, 'unchanged']];
        const times = readingTimes(signals, readings, 1e9);
        const readingOf = (index: number) => readings[index] ?? [7, 'unchanged'];
        // One that comes with the last reading's beginning is read by it.
        expect(times.at(-1)).toBeGreaterThanOrEqual(Math.max(...signals.map(([at]) => at)));
        expect(readingOf(times.length - 1)[1]).not.toBe('failed');
        for (const [index, time] of times.slice(1).entries()) {
          const [took] = readingOf(index);
          expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(10 * took);
        }
      },
    ),
  );
});
