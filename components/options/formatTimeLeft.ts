const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** `3 min left`: no finer than such a guess deserves. */
export function formatTimeLeft(ms: number): string {
  if (ms < 10_000) return 'a few seconds left';
  if (ms < MINUTE_MS) return `${inUnits(Math.ceil(ms / 10_000) * 10, 'second')} left`;
  if (ms < HOUR_MS) return `${inUnits(Math.round(ms / MINUTE_MS), 'minute')} left`;
  const minutes = Math.round(ms / MINUTE_MS / 10) * 10;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${inUnits(hours, 'hour')}${rest === 0 ? '' : ` ${inUnits(rest, 'minute')}`} left`;
}

function inUnits(count: number, unit: 'second' | 'minute' | 'hour'): string {
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
