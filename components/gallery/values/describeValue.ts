import { text } from '../../../lib/core/text.ts';

/** What something is, in a word or two for people: "a number", "an empty list". Never throws. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return text('gallery_value_nothing');
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return Number.isNaN(value) ? text('gallery_value_not_a_number') : text('gallery_value_number');
    case 'boolean':
      return value ? text('gallery_value_yes') : text('gallery_value_no');
    case 'string':
      return value.trim() === '' ? text('gallery_value_empty_text') : text('gallery_value_text');
    case 'symbol':
      return text('gallery_value_symbol');
    case 'function':
      return text('gallery_value_function');
    default:
      if (Array.isArray(value))
        return value.length === 0 ? text('gallery_value_empty_list') : text('gallery_value_list');
      return text('gallery_value_object');
  }
}

/** Characters of a text that was given which are repeated in a sentence about it. */
const LONGEST_QUOTE = 60;

/** A value as it was written, as far as that is short; else what it is. Never throws. */
export function quoted(value: unknown): string {
  if (typeof value === 'string')
    return value.trim() === '' ? text('gallery_value_empty_text') : inQuotes(shortened(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length > 0 && value.length <= 6 && value.every((one) => typeof one === 'number')) {
    return `[${value.join(', ')}]`;
  }
  return describe(value);
}

export function shortened(given: string): string {
  return given.length > LONGEST_QUOTE ? `${given.slice(0, LONGEST_QUOTE).toWellFormed().trimEnd()}…` : given;
}

export function inQuotes(word: string): string {
  return text('gallery_quoted', { quoted: word });
}

/** What went wrong, as whoever threw it says; anything can be thrown. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return message.trim() === '' ? text('gallery_no_reason') : message.trim().slice(0, 200).replace(/\.$/, '');
}

export function isOneOf<Choice>(value: unknown, choices: readonly Choice[]): value is Choice {
  return choices.some((choice) => choice === value);
}
