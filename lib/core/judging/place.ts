import type { Like } from './like.ts';
import { AFTER_DIGITS, largestOf, numberOf, sortableDigits } from '../library/sortableDigits.ts';

/**
 * Where a Like stands in the library: strings that sort newest first, six characters of `sortableDigits`. Three count the
 * milliseconds down from the last time that three hold, in the year 2109; three more, of the key, tell apart what was added
 * in one millisecond, in an order that is the same on every device.
 */
export type Place = string;

const DIGITS = 3;
const LAST_TIME = largestOf(DIGITS);
/** Hexadecimal digits of the key that are in the place. */
const KEY_LENGTH = 10;
/** Deleted Likes come after all living ones, and lists end before it. */
const AFTER_ALL = AFTER_DIGITS;

/** First and last place of a stretch of the library, each of them inside it. */
export interface PlaceRange {
  readonly first: Place;
  readonly last: Place;
}

/** Every living Like. */
export const ALL_PLACES: PlaceRange = { first: '', last: AFTER_ALL };

export function placeOf({ createdAt, key, deletedAt }: Pick<Like, 'createdAt' | 'key' | 'deletedAt'>): Place {
  const ofKey = sortableDigits(Number.parseInt(key.slice(0, KEY_LENGTH), 16) || 0, DIGITS);
  return `${deletedAt === undefined ? '' : AFTER_ALL}${timeDigits(createdAt)}${ofKey}`;
}

/** For a Like whose place another one has: directly behind it. */
export function nextPlaceOf(like: Pick<Like, 'createdAt' | 'key' | 'deletedAt'>): Place {
  return `${placeOf(like)}${like.key.slice(KEY_LENGTH)}`;
}

/** Whether the Like of this place is in the library, and not deleted. */
export function isLivingPlace(place: Place): boolean {
  return place < AFTER_ALL;
}

/** When the Like of a place came into the library, ms since 1970. */
export function timeOfPlace(place: Place): number {
  const start = isLivingPlace(place) ? 0 : AFTER_ALL.length;
  return LAST_TIME - numberOf(place.slice(start, start + DIGITS));
}

/** What came into the library from a time on, and before another (ms since 1970); `null` when nothing can have. */
export function placesBetween(from: number | null, until: number | null): PlaceRange | null {
  if (until !== null && !(until > 0)) return null;
  const first = until === null ? '' : timeDigits(Math.ceil(until) - 1);
  const last = from === null ? AFTER_ALL : `${timeDigits(Math.ceil(from))}${AFTER_ALL}`;
  return first <= last ? { first, last } : null;
}

/** Times that no place can tell count as the nearest that one can. */
function timeDigits(time: number): string {
  const counted = Math.min(LAST_TIME, Math.max(0, Math.floor(time) || 0));
  return sortableDigits(LAST_TIME - counted, DIGITS);
}
