import type { JsonValue } from '../../core/pictures/galleryImage.ts';

/* Of what is read. Nothing that the extension writes comes near to them. */
const MAX_TEXT = 4_000_000;
const MAX_LIST = 100_000;
const MAX_SIZE = 1e9;
/** Of lists and records within each other: more would be too much for whoever walks through them. */
const MAX_DEPTH = 500;

/** A line that no version of ours has written. */
export class InvalidLikeLine extends Error {
  override readonly name = 'InvalidLikeLine';
}

export function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new InvalidLikeLine('no JSON', { cause: error });
  }
}

export function list(value: unknown): readonly JsonValue[] {
  if (!Array.isArray(value) || value.length > MAX_LIST) throw new InvalidLikeLine('no list');
  return value as JsonValue[];
}

export function record(value: JsonValue | undefined): ReadonlyMap<string, JsonValue> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InvalidLikeLine('no record');
  return new Map(Object.entries(value));
}

export function meta(value: JsonValue): JsonValue {
  if (isDeeper(value, MAX_DEPTH)) throw new InvalidLikeLine('too deep');
  return value;
}

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner: JsonValue) => isDeeper(inner, levels - 1));
}

export function words(value: JsonValue | undefined): string {
  if (typeof value !== 'string' || value.length > MAX_TEXT) throw new InvalidLikeLine('no text');
  return value;
}

export function number(value: JsonValue | undefined, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw new InvalidLikeLine('no number');
  return value;
}

export function size(value: JsonValue | undefined): number {
  return number(value, 0, MAX_SIZE);
}

export function optional<T>(value: JsonValue | undefined, read: (value: JsonValue | undefined) => T): T | undefined {
  return value === null ? undefined : read(value);
}
