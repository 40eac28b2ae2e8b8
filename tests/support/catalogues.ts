import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Message {
  readonly message: string;
  /** For translators; in other languages the English one counts. */
  readonly description?: string;
}

export type Catalogue = Readonly<Record<string, Message>>;

const LOCALES = 'public/_locales';
const PLURAL = /_(zero|one|two|few|many|other)$/;

export function readCatalogue(locale: string): Catalogue {
  return JSON.parse(readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8')) as Catalogue;
}

/** Folders' names, as browsers want them: `pt_BR`. */
export function locales(): string[] {
  return readdirSync(LOCALES).toSorted();
}

/** What a text is asked for by: without a plural category. */
export function stemOf(name: string): string {
  return name.replace(PLURAL, '');
}

export function categoryOf(name: string): string | undefined {
  return PLURAL.exec(name)?.[1];
}

/** The values that stand in a message, each once. */
export function placeholdersIn(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].toSorted();
}

/** Characters that a text may have at most, as its description says; `undefined` when it says nothing of it. */
export function limitOf(description: string): number | undefined {
  const found = /\bat most (\d+) characters|\b(\d+) characters at most/i.exec(description);
  const number = found?.[1] ?? found?.[2];
  return number === undefined ? undefined : Number(number);
}

/** Characters as people count them: those that are put together count once. */
export function lengthOf(message: string): number {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(message)].length;
}
