import type { Like } from './like.ts';

/**
 * Where a Like stands in the library: strings that sort newest first, 19 characters of base 36. Nine digits count the
 * milliseconds down from the last time that nine digits hold, in the year 5188; ten more, of the key, tell apart what was
 * added in one millisecond, in an order that is the same on every device.
 */
export type Place = string;

const TIME_DIGITS = 9;
const KEY_DIGITS = 10;
const LAST_TIME = 36 ** TIME_DIGITS - 1;
/** Sorts after every digit: deleted Likes come after all living ones, and lists end before it. */
const AFTER_ALL = '~';

/** First and last place of a stretch of the library, each of them inside it. */
export interface PlaceRange {
  readonly first: Place;
  readonly last: Place;
}

/** Every living Like. */
export const ALL_PLACES: PlaceRange = { first: '', last: AFTER_ALL };

export function placeOf({ createdAt, key, deletedAt }: Pick<Like, 'createdAt' | 'key' | 'deletedAt'>): Place {
  // 48 bits, which ten digits hold.
  const digits = (Number.parseInt(key.slice(0, 12), 16) || 0).toString(36).padStart(KEY_DIGITS, '0');
  return `${deletedAt === undefined ? '' : AFTER_ALL}${timeDigits(createdAt)}${digits}`;
}

/** For a Like whose place another one has: directly behind it. */
export function nextPlaceOf(like: Pick<Like, 'createdAt' | 'key' | 'deletedAt'>): Place {
  return `${placeOf(like)}${like.key.slice(12)}`;
}

/** Whether the Like of this place is in the library, and not deleted. */
export function isLivingPlace(place: Place): boolean {
  return place < AFTER_ALL;
}

/** When the Like of a place came into the library, ms since 1970. */
export function timeOfPlace(place: Place): number {
  const start = isLivingPlace(place) ? 0 : AFTER_ALL.length;
  return LAST_TIME - Number.parseInt(place.slice(start, start + TIME_DIGITS), 36);
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
  return (LAST_TIME - counted).toString(36).padStart(TIME_DIGITS, '0');
}
