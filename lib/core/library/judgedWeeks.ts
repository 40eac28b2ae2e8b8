import type { CountedDay } from './libraryStatistics.ts';

/** How far back judgements are shown over time. */
export type JudgedRange = 'half' | 'year' | 'all';

/** Judgements of one week, or of one month where weeks would be too many. */
export interface JudgedStretch {
  /** Its first day, UTC, ms since 1970: a Monday, or the first of a month. */
  readonly start: number;
  readonly liked: number;
  readonly disliked: number;
}

export interface JudgedStretches {
  readonly unit: 'week' | 'month';
  /** Without a gap, oldest first; the last one is the present one. */
  readonly stretches: readonly JudgedStretch[];
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Weeks that half a year and a year are shown as. */
const WEEKS = { half: 26, year: 52 } as const;
/** Bars that still can be told apart; beyond them months are counted. */
const MOST_WEEKS = 78;
const MOST_MONTHS = 240;

/** Days as weeks of a range that ends with the present one. */
export function judgedStretches(days: readonly CountedDay[], range: JudgedRange, now: number): JudgedStretches {
  const thisWeek = weekOf(now);
  const oldest = days.length === 0 ? now : Math.min(now, ...days.slice(0, 1).map(({ day }) => Date.parse(day)));
  const allWeeks = (thisWeek - weekOf(oldest)) / WEEK_MS + 1;
  if (range === 'all' && allWeeks > MOST_WEEKS) return { unit: 'month', stretches: byMonth(days, oldest, now) };
  const count = range === 'all' ? Math.max(WEEKS.half, allWeeks) : WEEKS[range];
  const first = thisWeek - (count - 1) * WEEK_MS;
  const starts = Array.from({ length: count }, (_, index) => first + index * WEEK_MS);
  return { unit: 'week', stretches: counted(days, starts, (time) => weekOf(time)) };
}

function byMonth(days: readonly CountedDay[], oldest: number, now: number): JudgedStretch[] {
  const from = new Date(oldest);
  const to = new Date(now);
  const last = to.getUTCFullYear() * 12 + to.getUTCMonth();
  const first = Math.max(from.getUTCFullYear() * 12 + from.getUTCMonth(), last - MOST_MONTHS + 1);
  const starts = Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    return Date.UTC(Math.floor(month / 12), month % 12, 1);
  });
  return counted(days, starts, (time) => {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  });
}

function counted(
  days: readonly CountedDay[],
  starts: readonly number[],
  startOf: (time: number) => number,
): JudgedStretch[] {
  const stretches = new Map(starts.map((start) => [start, { start, liked: 0, disliked: 0 }]));
  for (const { day, liked, disliked } of days) {
    const stretch = stretches.get(startOf(Date.parse(day)));
    if (stretch === undefined) continue;
    stretch.liked += liked;
    stretch.disliked += disliked;
  }
  return [...stretches.values()];
}

/** The Monday of a time's week, UTC. 1970 began with a Thursday. */
function weekOf(time: number): number {
  const day = Math.floor(time / DAY_MS);
  return (day - ((day + 3) % 7)) * DAY_MS;
}
