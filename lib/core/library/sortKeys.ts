import { foldText } from '../foldText.ts';
import type { Like } from '../judging/like.ts';
import { areaOf } from './likeFacts.ts';
import type { Place } from '../judging/place.ts';
import { AFTER_DIGITS, largestOf, sortableDigits } from './sortableDigits.ts';

const DIGITS = 3;
const LARGEST = largestOf(DIGITS);
const COUNTER_DIGITS = 2;
const NAME_CHARACTERS = 40;

/** Latest judgement first; what was never judged comes last. Ends with the place, so that it is unique. */
export function judgedKey({ stamps }: Pick<Like, 'stamps'>, place: Place): string {
  // Of two judgements in one millisecond the counter tells which was the later.
  const [time = '', counter = ''] = stamps.liked.split('-');
  const key = time === '' ? AFTER_DIGITS : `${countedDown(time, DIGITS)}${countedDown(counter, COUNTER_DIGITS)}`;
  return `${key}${place}`;
}

/** Largest first; unknown sizes come last. */
export function sizeKey(like: Pick<Like, 'width' | 'height'>, place: Place): string {
  const area = Math.min(LARGEST, Math.floor(areaOf(like)));
  return `${area === 0 ? AFTER_DIGITS : sortableDigits(LARGEST - area, DIGITS)}${place}`;
}

/** Where the unknown sizes begin among size keys. */
export const UNKNOWN_SIZES = AFTER_DIGITS;

/** By caption, whatever case and accents, numbers by their value; what has none comes last. */
export function nameKey({ caption }: Pick<Like, 'caption'>, place: Place): string {
  const name = foldText(caption.slice(0, 4 * NAME_CHARACTERS))
    .replaceAll(/[\s\0]+/g, ' ')
    .trim()
    // The number of digits goes before them: 2, then 10.
    .replaceAll(/0*(\d+)/g, (_, digits: string) => `${Math.min(9, digits.length)}${digits}`)
    .slice(0, NAME_CHARACTERS);
  return `${name === '' ? '\uffff' : name}\0${place}`;
}

/** Of a number in base 36. */
function countedDown(number: string, digits: number): string {
  const largest = largestOf(digits);
  return sortableDigits(largest - Math.min(largest, Number.parseInt(number, 36) || 0), digits);
}
