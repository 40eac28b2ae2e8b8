/** What something is, in a word or two for people: "a number", "an empty list". Never throws. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return Number.isNaN(value) ? 'not a number' : 'a number';
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'string':
      return value.trim() === '' ? 'an empty text' : 'a text';
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    default:
      if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
      return 'an object';
  }
}

/** Characters of a text that was given which are repeated in a sentence about it. */
const LONGEST_QUOTE = 60;

/** A value as it was written, as far as that is short; else what it is. Never throws. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '' ? 'an empty text' : `“${shortened(value)}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length > 0 && value.length <= 6 && value.every((one) => typeof one === 'number')) {
    return `[${value.join(', ')}]`;
  }
  return describe(value);
}

export function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).toWellFormed().trimEnd()}…` : text;
}

/** What went wrong, as whoever threw it says; anything can be thrown. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  return message.trim() === '' ? 'no reason was given' : message.trim().slice(0, 200).replace(/\.$/, '');
}

export function isOneOf<Choice>(value: unknown, choices: readonly Choice[]): value is Choice {
  return choices.some((choice) => choice === value);
}
