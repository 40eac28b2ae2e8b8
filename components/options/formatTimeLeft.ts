import { text, textLanguage } from '../../lib/core/text.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** `3 min left`: no finer than such a guess deserves. */
export function formatTimeLeft(ms: number): string {
  if (ms < 10_000) return text('export_seconds_left');
  return text('export_time_left', { time: roughTime(ms) });
}

function roughTime(ms: number): string {
  if (ms < MINUTE_MS) return inUnits(Math.ceil(ms / 10_000) * 10, 'second');
  if (ms < HOUR_MS) return inUnits(Math.round(ms / MINUTE_MS), 'minute');
  const minutes = Math.round(ms / MINUTE_MS / 10) * 10;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hours = inUnits(whole, 'hour');
  return rest === 0 ? hours : text('export_hours_minutes', { hours, minutes: inUnits(rest, 'minute') });
}

function inUnits(count: number, unit: 'second' | 'minute' | 'hour'): string {
  return new Intl.NumberFormat(textLanguage(), { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
