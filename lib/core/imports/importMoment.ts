import { NEVER, tick, timeOf, type Stamp } from '../judging/clock.ts';

/** Names imports in the stamps of what they set, in place of a device. */
const IMPORTING_DEVICE = 'imported';
const DAY = 86_400_000;

/** The moment at which a file is imported. The same moment gives the same stamps in the same order. */
export interface ImportMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Later than the one before, so that what stands further down in a file wins. */
  readonly stamp: () => Stamp;
  /** Whether a time lies further ahead than clocks of devices differ: more than a day. */
  readonly isFuture: (time: number) => boolean;
  readonly isFutureStamp: (stamp: Stamp) => boolean;
}

export function importMoment(now: number): ImportMoment {
  let last: Stamp = NEVER;
  const isFuture = (time: number): boolean => time > now + DAY;
  return {
    now,
    stamp: () => (last = tick(last, now, IMPORTING_DEVICE)),
    isFuture,
    isFutureStamp: (stamp) => isFuture(timeOf(stamp) ?? 0),
  };
}
