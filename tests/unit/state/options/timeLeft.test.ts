import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeLeft } from '../../../../lib/state/options/timeLeft.ts';

/** Feeds a pace, a number a second, and gives what was said last. */
function after(paces: readonly number[], total: number | null): number | null {
  const clock = { now: 0 };
  const timeLeft = createTimeLeft(() => clock.now);
  let done = 0;
  let said: number | null = null;
  for (const pace of paces) {
    clock.now += 1000;
    done += pace;
    said = timeLeft(done, total);
  }
  return said;
}

describe('the time left', () => {
  test('is what is left at an even pace', () => {
    expect(after([10, 10, 10, 10], 100)).toBeCloseTo(6000);
  });
  test('is not said in the first moments, of nothing done, or of nobody knows how many', () => {
    expect(after([10], 100)).toBeNull();
    expect(after([0, 0, 0], 100)).toBeNull();
    expect(after([10, 10, 10], null)).toBeNull();
  });
  test('follows a new pace, but not at once', () => {
    const even: number[] = Array.from({ length: 60 }, () => 10);
    const slowed = after([...even, 1], 10_000) ?? 0;
    const settled = after([...even, ...Array.from({ length: 60 }, () => 1)], 10_000) ?? 0;
    expect(slowed).toBeGreaterThan(after(even, 10_000) ?? 0);
    expect(slowed).toBeLessThan(1_200_000);
    expect(settled).toBeGreaterThan(8_000_000);
  });
  test('several words in one moment count as one', () => {
    const clock = { now: 0 };
    const timeLeft = createTimeLeft(() => clock.now);
    clock.now = 4000;
    timeLeft(20, 100);
    expect(timeLeft(40, 100)).toBeGreaterThan(0);
    clock.now = 8000;
    expect(timeLeft(80, 100)).toBeLessThan(4000);
  });
  test('is never negative or endless, whatever is told', () => {
    const step = fc.record({ time: fc.nat(60_000), done: fc.nat(1_000_000), total: fc.option(fc.nat(1_000_000)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const clock = { now: 0 };
        const timeLeft = createTimeLeft(() => clock.now);
        for (const { time, done, total } of steps) {
          clock.now += time;
          const said = timeLeft(done, total);
          expect(said === null || (Number.isFinite(said) && said >= 0)).toBe(true);
        }
      }),
    );
  });
});
