import { endOfStamps, latestStamp, NEVER, tick, type Stamp } from '../core/judging/clock.ts';
import type { Like } from '../core/judging/like.ts';
import { countedUpTo } from './libraryStatistics.ts';
import type { Connection, Writing } from './writing.ts';

/** How far ahead of this device's clock another's may be before its stamps are not followed: one forged file must not move the clock for good. */
const FOLLOWED_MS = 24 * 60 * 60 * 1000;

/** Gives this device's stamps. */
export interface DeviceClock {
  /** For a change made at wall-clock time `now`: later than all before it, and than whatever the Like has been through. */
  stamp(existing: Like | undefined, now: number): Stamp;
  /** The marker of a change made here: later than all before it. */
  mark(now: number): Stamp;
  /** Takes note of markers that other pages of ours have given; needs the stores `likes` and `statistics`. */
  catchUp(transaction: Writing): Promise<void>;
  /** Has all later markers lie behind this one. */
  follow(known: Stamp): void;
  /** This device's name in its stamps. */
  readonly device: string;
}

const clocks = new WeakMap<Connection, Promise<DeviceClock>>();

/** Reads where the clock stands when a connection is new; what is read of it again at each judgement would be a quarter of its time. */
export function clockOf(connection: Connection, now: number): Promise<DeviceClock> {
  let clock = clocks.get(connection);
  if (clock === undefined) {
    clock = createClock(connection, now);
    clocks.set(connection, clock);
    clock.catch(() => clocks.delete(connection));
  }
  return clock;
}

async function createClock(connection: Connection, now: number): Promise<DeviceClock> {
  const device = await deviceName(connection);
  const transaction = connection.transaction(['likes', 'statistics']);
  const likes = transaction.objectStore('likes');
  const [latest, counted] = await Promise.all([
    likes.index('changed').openKeyCursor(IDBKeyRange.upperBound(endOfFollowed(now)), 'prev'),
    lastMarker(likes.index('uncounted'), transaction.objectStore('statistics')),
  ]);
  let last: Stamp = latest?.key ?? NEVER;
  let marker = counted;

  return {
    device,
    stamp(existing, at) {
      // Later than what it changes, even where that came from a clock that nobody follows.
      const stamp = tick(existing === undefined ? last : later(last, latestStamp(existing.stamps)), at, device);
      if (stamp < endOfFollowed(at)) last = later(last, stamp);
      return stamp;
    },
    mark(at) {
      marker = tick(marker, at, device);
      return marker;
    },
    follow(given) {
      marker = later(marker, given);
    },
    async catchUp(within) {
      const markers = within.objectStore('likes').index('uncounted');
      marker = later(marker, await lastMarker(markers, within.objectStore('statistics')));
    },
  };
}

async function lastMarker(
  markers: { openKeyCursor(range: null, direction: 'prev'): Promise<{ readonly key: Stamp } | null> },
  statistics: Parameters<typeof countedUpTo>[0],
): Promise<Stamp> {
  const [last, counted] = await Promise.all([markers.openKeyCursor(null, 'prev'), countedUpTo(statistics)]);
  return later(last?.key ?? NEVER, counted);
}

/** This device's name in its stamps: eight base-36 digits, made up once. */
async function deviceName(connection: Connection): Promise<string> {
  const named = await connection.get('sync', 'device');
  if (named?.name === 'device') return named.device;
  const transaction = connection.transaction('sync', 'readwrite', { durability: 'strict' });
  // Another page of ours may have been quicker.
  const row = await transaction.store.get('device');
  const digits = crypto.getRandomValues(new Uint32Array(8));
  const made = [...digits].map((digit) => (digit % 36).toString(36)).join('');
  const device = row?.name === 'device' ? row.device : made;
  await Promise.all([transaction.store.put({ name: 'device', device }), transaction.done]);
  return device;
}

function endOfFollowed(now: number): string {
  return endOfStamps(now + FOLLOWED_MS);
}

function later(a: Stamp, b: Stamp): Stamp {
  return a > b ? a : b;
}
