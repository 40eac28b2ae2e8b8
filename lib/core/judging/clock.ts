import type { LikeStamps } from './like.ts';

/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014), as stamps of fixed width that sort as strings:
 * nine base-36 digits of milliseconds, four of a counter, eight characters of device.
 */
export type Stamp = string;

/** The stamp of a field that was never set: it sorts before every other. */
export const NEVER: Stamp = '';

const TIME_DIGITS = 9;
const COUNTER_DIGITS = 4;
const COUNTER_LIMIT = 36 ** COUNTER_DIGITS;
const STAMP = /^([0-9a-z]{9})-([0-9a-z]{4})-([0-9a-z]{8})$/;
const DEVICE = /^[0-9a-z]{8}$/;

/** Whether `text` is a stamp, or `NEVER`. */
export function isStamp(text: string): boolean {
  return text === NEVER || STAMP.test(text);
}

/**
 * The next stamp after `last` at wall-clock time `now` (ms since 1970). Later than `last` even when the wall clock has
 * gone backwards.
 * @throws {RangeError} when `device` is not eight base-36 digits, or `now` is no time a stamp can hold.
 */
export function tick(last: Stamp, now: number, device: string): Stamp {
  if (!DEVICE.test(device)) throw new RangeError(`A device name is eight base-36 digits, not "${device}".`);
  if (!(now >= 0 && now < 36 ** TIME_DIGITS)) throw new RangeError(`No stamp can hold the time ${now}.`);
  const [, lastTime = '0', lastCounter = '0'] = STAMP.exec(last) ?? [];
  let time = Math.max(Math.floor(now), Number.parseInt(lastTime, 36));
  let counter = time === Number.parseInt(lastTime, 36) && last !== NEVER ? Number.parseInt(lastCounter, 36) + 1 : 0;
  if (counter >= COUNTER_LIMIT) {
    time += 1;
    counter = 0;
  }
  // After the last stamp of all there is no later one: such a stamp is in no library but by a forged file.
  if (time >= 36 ** TIME_DIGITS) return `${'z'.repeat(TIME_DIGITS)}-${'z'.repeat(COUNTER_DIGITS)}-${device}`;
  return `${digits(time, TIME_DIGITS)}-${digits(counter, COUNTER_DIGITS)}-${device}`;
}

/** The time in a stamp, in milliseconds since 1970; `undefined` for `NEVER`. */
export function timeOf(stamp: Stamp): number | undefined {
  return stamp === NEVER ? undefined : Number.parseInt(stamp.slice(0, TIME_DIGITS), 36);
}

/** The latest of all stamps of a Like. */
export function latestStamp({ liked, caption, meta, note, deleted, tags }: LikeStamps): Stamp {
  let latest = liked;
  for (const stamp of [caption, meta, note, deleted, ...Object.values(tags)]) if (stamp > latest) latest = stamp;
  return latest;
}

/** The text that sorts directly after every stamp of times up to `time` (ms since 1970). */
export function endOfStamps(time: number): string {
  return `${digits(Math.min(36 ** TIME_DIGITS - 1, Math.max(0, Math.floor(time))), TIME_DIGITS)}.`;
}

function digits(number: number, width: number): string {
  return number.toString(36).padStart(width, '0');
}
