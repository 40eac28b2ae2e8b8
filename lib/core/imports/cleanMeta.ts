import type { JsonValue } from '../pictures/galleryImage.ts';
import { isObject } from './parseJson.ts';
import { text } from '../text.ts';

/** UTF-16 units of what a file may say about one picture beyond what a Like has fields for, as JSON. */
const MAX_META = 262_144;

/**
 * A file's own data of a picture, without members called `__proto__`, which some programs take for more than a name. It
 * is nested no deeper than `parseJson` lets through.
 */
export function cleanMeta(meta: JsonValue): { readonly value: JsonValue } | { readonly problem: string } {
  if (meta === null || typeof meta === 'boolean') return { value: meta };
  const json = JSON.stringify(meta);
  if (json.length > MAX_META) return { problem: text('import_field_too_long', { field: 'meta' }) };
  if (hasInfinity(meta)) return { problem: text('import_field_number', { field: 'meta' }) };
  return { value: json.includes('"__proto__"') ? withoutPrototypes(meta) : meta };
}

function hasInfinity(value: JsonValue): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasInfinity);
}

function withoutPrototypes(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, inner]) => [name, withoutPrototypes(inner)]));
}
