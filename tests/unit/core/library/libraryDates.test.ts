import { describe, expect, test } from 'vitest';
import { dayOf, isDay, spanOf } from '../../../../lib/core/library/libraryDates.ts';

/** A Sunday, at noon where the test runs. */
const now = new Date(2026, 10, 22, 12).getTime();
const midnight = (year: number, month: number, day: number): number => new Date(year, month - 1, day).getTime();

test.each([
  [null, null, null],
  ['today', midnight(2026, 11, 22), null],
  ['week', midnight(2026, 11, 16), null],
  ['month', midnight(2026, 10, 24), null],
  ['year', midnight(2026, 1, 1), null],
  [{ from: '2026-02-27', until: '2026-02-28' }, midnight(2026, 2, 27), midnight(2026, 3, 1)],
  [{ from: '2026-02-28', until: '2026-02-27' }, midnight(2026, 2, 27), midnight(2026, 3, 1)],
  [{ from: null, until: '2026-12-31' }, null, midnight(2027, 1, 1)],
  [{ from: '2026-11-22', until: null }, midnight(2026, 11, 22), null],
  [{ from: 'soon', until: null }, null, null],
] as const)('%j is from %s up to %s', (choice, from, until) => {
  expect(spanOf(choice, now)).toEqual({ from, until });
});

describe('days', () => {
  test.each(['2026-11-22', '2024-02-29', '0050-01-01'])('%s is one', (day) => expect(isDay(day)).toBe(true));
  test.each(['', 'today', '2026-1-1', '2026-02-30', '2026-13-01', '2025-02-29', ' 2026-01-01'])('%j is none', (day) =>
    expect(isDay(day)).toBe(false),
  );

  test('are those of the time zone around', () => {
    expect(dayOf(midnight(2026, 3, 9))).toBe('2026-03-09');
    expect(dayOf(midnight(2026, 3, 9) - 1)).toBe('2026-03-08');
  });
});
