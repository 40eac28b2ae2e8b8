import { foldText } from './foldText.ts';
import type { Like } from './like.ts';
import { areaOf } from './likeFacts.ts';
import type { Place } from './place.ts';

/** Sorts after every digit. */
const LAST = '~';
const DIGITS = 9;
const LARGEST = 36 ** DIGITS - 1;
const NAME_CHARACTERS = 40;

/** Latest judgement first; what was never judged comes last. Ends with the place, so that it is unique. */
export function judgedKey({ stamps }: Pick<Like, 'stamps'>, place: Place): string {
  // Of two judgements in one millisecond the counter tells which was the later.
  const [time = '', counter = ''] = stamps.liked.split('-');
  return `${time === '' ? LAST : `${countedDown(time)}${countedDown(counter)}`}${place}`;
}

/** Largest first; unknown sizes come last. */
export function sizeKey(like: Pick<Like, 'width' | 'height'>, place: Place): string {
  const area = Math.min(LARGEST, Math.floor(areaOf(like)));
  return `${area === 0 ? LAST : (LARGEST - area).toString(36).padStart(DIGITS, '0')}${place}`;
}

/** Where the unknown sizes begin among size keys. */
export const UNKNOWN_SIZES = LAST;

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

/** Base-36 digits that sort the other way round. */
function countedDown(digits: string): string {
  let counted = '';
  for (const digit of digits) counted += (35 - (Number.parseInt(digit, 36) || 0)).toString(36);
  return counted;
}
