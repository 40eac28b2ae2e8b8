import type { JsonValue } from '../core/pictures/galleryImage.ts';

/**
 * The same text for the same value, whatever the order of its members. Halves of surrogate pairs, which servers refuse,
 * become U+FFFD.
 */
export function canonicalJson(value: JsonValue): string {
  const json = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? sorted(inner) : inner,
  );
  // `JSON.stringify` writes as escapes only those that have no other half.
  return json.replaceAll(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (escape) => (escape.startsWith('\\ud') ? '\uFFFD' : escape));
}

function sorted(value: object): object {
  const entries = Object.entries(value) as [string, unknown][];
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
