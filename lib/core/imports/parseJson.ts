import type { JsonValue } from '../pictures/galleryImage.ts';
import { MAX_DEPTH, tooDeep } from './importEntry.ts';
import { text } from '../text.ts';

const quote = 0x22;
const backslash = 0x5c;

/** The value of a JSON text, or why there is none: one that is nested too deep is not even parsed. */
export function parseJson(json: string): { readonly value: JsonValue } | { readonly problem: string } {
  if (nestsTooDeep(json)) return { problem: tooDeep() };
  try {
    return { value: JSON.parse(json) as JsonValue };
  } catch {
    return { problem: text('import_no_json') };
  }
}

function nestsTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
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
  const words = member(value, name);
  return typeof words === 'string' && words.trim() !== '' ? words : undefined;
}
