/** What an event carries, as JSON; what JSON cannot carry is named. */
export function payloadText(event: unknown): string {
  return JSON.stringify(event, (_, value: unknown) => named(value), 2) ?? String(event);
}

function named(value: unknown): unknown {
  if (value instanceof File) return { File: { name: value.name, type: value.type, bytes: value.size } };
  if (value instanceof Blob) return { Blob: { type: value.type, bytes: value.size } };
  if (ArrayBuffer.isView(value)) return { [value.constructor.name]: { bytes: value.byteLength } };
  if (value instanceof Set || value instanceof Map) return [...(value as Iterable<unknown>)];
  if (typeof value === 'function') return `(function ${value.name})`;
  return value;
}
