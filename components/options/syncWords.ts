import { text, textLanguage } from '../../lib/core/text.ts';
import { formatDate } from '../ui/formatDate.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LONG_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** `Synced 3 minutes ago`; `null` for never. Times in ms since 1970. */
export function syncedWords(at: number | null, now: number): string {
  if (at === null) return text('sync_never');
  // Clocks are also put back.
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return text('sync_synced_now');
  if (passed >= 7 * DAY) return text('sync_synced_on', { date: formatDate(at, LONG_DATE) });
  return text('sync_synced', { when: relative(-passed) });
}

/** `Next sync in 12 minutes`. */
export function nextSyncWords(at: number, now: number): string {
  return at - now < MINUTE ? text('sync_next_soon') : text('sync_next', { when: relative(at - now) });
}

/** `15 minutes`, `6 hours`: in the largest unit there is a whole number of. */
export function intervalWords(minutes: number): string {
  return minutes % 60 === 0 ? inUnits(minutes / 60, 'hour') : inUnits(minutes, 'minute');
}

/** `7 minutes`, `3 hours`, `2 days`: no finer than it matters. */
export function roughTimeWords(ms: number): string {
  if (ms < 2 * HOUR) return inUnits(Math.round(ms / MINUTE), 'minute');
  return ms < 2 * DAY ? inUnits(Math.round(ms / HOUR), 'hour') : inUnits(Math.round(ms / DAY), 'day');
}

function inUnits(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return new Intl.NumberFormat(textLanguage(), { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** Before (negative) or after now, in whole units. */
function relative(ms: number): string {
  const format = new Intl.RelativeTimeFormat(textLanguage());
  const size = Math.abs(ms);
  if (size < HOUR) return format.format(Math.trunc(ms / MINUTE), 'minute');
  return size < DAY ? format.format(Math.trunc(ms / HOUR), 'hour') : format.format(Math.trunc(ms / DAY), 'day');
}
