import type { JsonValue } from '../galleryImage.ts';
import { MAX_DEPTH, TOO_DEEP } from './importEntry.ts';

const quote = 0x22;
const backslash = 0x5c;

/** The value of a JSON text, or why there is none: one that is nested too deep is not even parsed. */
export function parseJson(text: string): { readonly value: JsonValue } | { readonly problem: string } {
  if (nestsTooDeep(text)) return { problem: TOO_DEEP };
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return { problem: 'It is not valid JSON.' };
  }
}

function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) inString = !inString;
    else if (inString) {
      if (code === backslash) index++;
    } else if (opens(code)) {
      if (++depth > MAX_DEPTH) return true;
    } else if (closes(code)) depth--;
  }
  return false;
}

/** `[` and `{` differ in one bit, and so do their counterparts. */
export function opens(code: number): boolean {
  return (code | 0x20) === 0x7b;
}

export function closes(code: number): boolean {
  return (code | 0x20) === 0x7d;
}

export function isObject(value: unknown): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member, whatever its name is; `undefined` where there is none. */
export function member(value: Readonly<Record<string, JsonValue>>, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The members of that have these names, each when it is text that says something. */
export function textMember(value: Readonly<Record<string, JsonValue>>, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
