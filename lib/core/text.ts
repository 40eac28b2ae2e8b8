import type english from '../../public/_locales/en/messages.json';
import { messageOf } from './englishCatalogue.ts';

type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Stem<Name> = Name extends `${infer Start}_${PluralCategory}` ? Start : Name;

/**
 * A text of the interface by its name in `public/_locales`. One whose wording goes by a number is there once for each of
 * the language's plural categories (`found_one`, `found_other`), and is asked for without them.
 */
export type TextName = Stem<keyof typeof english>;

/** What stands for `{name}` in a text; numbers are written as the language does. `count` chooses the plural. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;
const PLACEHOLDER = /\{(\w+)\}/;
/** What would turn the words around it in a text that is written from left to right. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u2069\ufb1d-\ufefc]/;

let plurals: Intl.PluralRules | undefined;
let numbers: Intl.NumberFormat | undefined;

/** The language of the texts, as a BCP 47 tag: for what `Intl` writes beside them. */
export function textLanguage(): string {
  return messageOf('language') || 'en';
}

export function textDirection(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(textLanguage()) ? 'rtl' : 'ltr';
}

export function text(name: TextName, values: TextValues = {}): string {
  return textPieces(name, values)
    .map((piece) => (typeof piece === 'string' ? piece : writtenValue(values[piece.value] ?? '')))
    .join('');
}

/** A text in pieces, for values that are more than text: `{ value }` is where one of them stands. */
export function textPieces(
  name: TextName,
  { count }: { readonly count?: unknown } = {},
): (string | { readonly value: string })[] {
  return message(name, typeof count === 'number' ? count : undefined)
    .split(PLACEHOLDER)
    .map((piece, index) => (index % 2 === 0 ? piece : { value: piece }));
}

/** The language's name for a number of things: `12,408`. */
export function writtenNumber(value: number): string {
  numbers ??= new Intl.NumberFormat(textLanguage());
  return numbers.format(value);
}

function message(name: string, count: number | undefined): string {
  if (count !== undefined) {
    plurals ??= new Intl.PluralRules(textLanguage());
    const plural = messageOf(`${name}_${plurals.select(count)}`) || messageOf(`${name}_other`);
    if (plural !== '') return plural;
  }
  return messageOf(name) || name;
}

/** A value as it stands in a text: numbers as the language writes them, words with their own direction kept inside. */
export function writtenValue(value: string | number): string {
  if (typeof value === 'number') return writtenNumber(value);
  const turns = textDirection() === 'rtl' ? value !== '' : TURNING.test(value);
  return turns ? `\u2068${value}\u2069` : value;
}
