/** Stretches of days that end today; `week` and `month` are the last 7 and 30 days, `year` begins with January. */
export const DATE_PRESETS = ['today', 'week', 'month', 'year'] as const;

export type DatePreset = (typeof DATE_PRESETS)[number];

/** Days as `2026-11-22`, both included; `null` is open. */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

/** When pictures came into the library, as people choose it; `null` is whenever. */
export type DateChoice = DatePreset | DayRange | null;

/** Milliseconds since 1970: from, and up to but without. */
export interface TimeSpan {
  readonly from: number | null;
  readonly until: number | null;
}

const DAYS_BACK: Readonly<Record<Exclude<DatePreset, 'year'>, number>> = { today: 0, week: 6, month: 29 };
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The span that a choice means at a time, in days of the time zone around. */
export function spanOf(choice: DateChoice, now: number): TimeSpan {
  if (choice === null) return { from: null, until: null };
  if (typeof choice !== 'string') return spanOfDays(choice);
  const today = new Date(now);
  const from =
    choice === 'year'
      ? new Date(today.getFullYear(), 0, 1)
      : new Date(today.getFullYear(), today.getMonth(), today.getDate() - DAYS_BACK[choice]);
  return { from: from.getTime(), until: null };
}

/** Whoever gives the later day first means the same days. */
function spanOfDays({ from, until }: DayRange): TimeSpan {
  const [first, last] = from !== null && until !== null && from > until ? [until, from] : [from, until];
  return { from: startOf(first, 0), until: startOf(last, 1) };
}

/** Whether it is a day that a calendar has. */
export function isDay(text: string): boolean {
  const start = startOf(text, 0);
  return start !== null && dayOf(start) === text;
}

/** The day of a time, as `2026-11-22`. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function startOf(day: string | null, later: number): number | null {
  const [, year, month, date] = DAY.exec(day ?? '') ?? [];
  if (year === undefined) return null;
  const start = new Date(0);
  start.setHours(0, 0, 0, 0);
  // The constructor takes years before 100 for years of the last century.
  start.setFullYear(Number(year), Number(month) - 1, Number(date) + later);
  return start.getTime();
}
