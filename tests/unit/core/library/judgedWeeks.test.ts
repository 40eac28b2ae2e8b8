import { expect, test } from 'vitest';
import { judgedStretches } from '../../../../lib/core/library/judgedWeeks.ts';

/** A Sunday. */
const now = Date.UTC(2026, 10, 22, 12);
const day = (text: string, liked = 1, disliked = 0) => ({ day: text, liked, disliked, cleared: 0 });
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

test('half a year is 26 weeks from Monday on, the last one the present one', () => {
  const { unit, stretches } = judgedStretches(
    [day('2026-05-24'), day('2026-05-25', 2), day('2026-11-15', 3), day('2026-11-16', 4, 5), day('2026-11-22', 6)],
    'half',
    now,
  );
  expect(unit).toBe('week');
  expect(stretches).toHaveLength(26);
  expect(stretches.map(({ start }) => new Date(start).getUTCDay())).toEqual(stretches.map(() => 1));
  expect(stretches.at(0)).toEqual({ start: Date.UTC(2026, 4, 25), liked: 2, disliked: 0 });
  expect(stretches.at(-2)).toMatchObject({ liked: 3 });
  expect(stretches.at(-1)).toEqual({ start: Date.UTC(2026, 10, 16), liked: 10, disliked: 5 });
});

test('a year is 52 weeks, and nothing judged is nothing shown of', () => {
  const { stretches } = judgedStretches([], 'year', now);
  expect(stretches).toHaveLength(52);
  expect(stretches.every(({ liked, disliked }) => liked + disliked === 0)).toBe(true);
});

test('all begins with the first day, in weeks as long as they can be told apart', () => {
  const { unit, stretches } = judgedStretches([day('2026-01-01'), day('2026-11-01')], 'all', now);
  expect(unit).toBe('week');
  expect(dateOf(stretches[0]?.start ?? 0)).toBe('2025-12-29');
  expect(stretches[0]?.liked).toBe(1);
});

test('all of many years is months, without a gap', () => {
  const { unit, stretches } = judgedStretches(
    [day('2022-11-30'), day('2022-12-01', 2), day('2026-11-22', 4)],
    'all',
    now,
  );
  expect(unit).toBe('month');
  expect(stretches.map(({ start }) => dateOf(start)).slice(0, 3)).toEqual(['2022-11-01', '2022-12-01', '2023-01-01']);
  expect(stretches).toHaveLength(49);
  expect(stretches[1]?.liked).toBe(2);
  expect(stretches.at(-1)).toEqual({ start: Date.UTC(2026, 10, 1), liked: 4, disliked: 0 });
});

test('all of a few days is still half a year wide', () => {
  expect(judgedStretches([day('2026-11-20')], 'all', now).stretches).toHaveLength(26);
});
