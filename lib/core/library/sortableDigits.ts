/** 14 bits a character: in both browsers' indexes each takes two bytes then, and a key is kept several times. */
const BASE = 2 ** 14;
/** Above ASCII, so that what sorts before and after all digits can be written there, and below the surrogates. */
const FIRST = 0x80;

/** Sorts after every digit. */
export const AFTER_DIGITS = '\u8000';

/** The largest number that `count` digits hold; three are enough for the milliseconds until the year 2109. */
export function largestOf(count: number): number {
  return BASE ** count - 1;
}

/** A whole number as a string of `count` characters: such strings sort as their numbers do. */
export function sortableDigits(value: number, count: number): string {
  let digits = '';
  let rest = value;
  for (let digit = 0; digit < count; digit++) {
    digits = String.fromCharCode(FIRST + (rest % BASE)) + digits;
    rest = Math.floor(rest / BASE);
  }
  return digits;
}

export function numberOf(digits: string): number {
  let value = 0;
  for (let at = 0; at < digits.length; at++) value = value * BASE + digits.charCodeAt(at) - FIRST;
  return value;
}
