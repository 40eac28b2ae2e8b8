import type { JsonValue } from '../../core/pictures/galleryImage.ts';

/** First and last, both included. */
export type SeqRange = readonly [first: number, last: number];

/** Sorted, and with a gap between any two. */
export type SeqRanges = readonly SeqRange[];

export const MAX_SEQ = 9_999_999_999_999;

export function withRange(ranges: SeqRanges, [first, last]: SeqRange): SeqRanges {
  const before = ranges.filter((range) => range[1] < first - 1);
  const after = ranges.filter((range) => range[0] > last + 1);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const merged: SeqRange = [Math.min(first, touching[0]?.[0] ?? first), Math.max(last, touching.at(-1)?.[1] ?? last)];
  return [...before, merged, ...after];
}

export function rangesOf(ranges: Iterable<SeqRange>): SeqRanges {
  let union: SeqRanges = [];
  for (const range of ranges) union = withRange(union, range);
  return union;
}

export function covers(ranges: SeqRanges, [first, last]: SeqRange): boolean {
  return ranges.some((range) => range[0] <= first && range[1] >= last);
}

export function coversAll(ranges: SeqRanges, others: SeqRanges): boolean {
  return others.every((range) => covers(ranges, range));
}

/** What lies between two of `ranges`, or before the first. */
export function gapsIn(ranges: SeqRanges): SeqRange[] {
  return ranges.flatMap(([first], index) => {
    const end = ranges[index - 1]?.[1] ?? 0;
    return first > end + 1 ? [[end + 1, first - 1] as const] : [];
  });
}

/** 0 of none. */
export function lastSeq(ranges: SeqRanges): number {
  return ranges.at(-1)?.[1] ?? 0;
}

/** None of what is no ranges. */
export function readRanges(value: JsonValue | undefined): SeqRanges {
  if (!Array.isArray(value)) return [];
  return rangesOf((value as JsonValue[]).flatMap(readRange));
}

function readRange(value: JsonValue): SeqRange[] {
  if (!Array.isArray(value)) return [];
  const [first, last] = value as JsonValue[];
  return isSeq(first) && isSeq(last) && first <= last ? [[first, last]] : [];
}

function isSeq(value: JsonValue | undefined): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_SEQ;
}
