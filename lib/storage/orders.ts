import type { LibrarySort } from '../core/library/libraryQuery.ts';
import { UNKNOWN_SIZES } from '../core/library/sortKeys.ts';
import type { StoredLike } from './schema.ts';

/** A stretch of an index, walked in one direction. */
export interface Part {
  /** Keys from this one, and up to but without that one; `null` is no end. */
  readonly from: string | null;
  readonly until: string | null;
  readonly direction: 'next' | 'prev';
}

/** A sort that an index gives: stretches of it, one after the other. */
export interface Order {
  readonly index: 'judged' | 'size' | 'name';
  readonly parts: readonly Part[];
}

const whole: Part = { from: null, until: null, direction: 'next' };

/** Of the sorts that the places themselves do not give. */
export const orders: Readonly<Record<Exclude<LibrarySort, 'newest' | 'oldest'>, Order>> = {
  judged: { index: 'judged', parts: [whole] },
  largest: { index: 'size', parts: [whole] },
  smallest: {
    index: 'size',
    parts: [
      { from: null, until: UNKNOWN_SIZES, direction: 'prev' },
      { from: UNKNOWN_SIZES, until: null, direction: 'next' },
    ],
  },
  name: { index: 'name', parts: [whole] },
};

export function keyIn(order: Order, row: StoredLike): string {
  return row.index[order.index] ?? '';
}

export function compareKeys(order: Order, a: string, b: string): number {
  const [partA, partB] = [partOf(order, a), partOf(order, b)];
  if (partA !== partB) return partA - partB;
  const sign = order.parts[partA]?.direction === 'prev' ? -1 : 1;
  return a < b ? -sign : Number(a > b) * sign;
}

/** What is left of the order after a key. */
export function partsAfter(order: Order, after: string | null): readonly Part[] {
  if (after === null) return order.parts;
  const [present, ...rest] = order.parts.slice(partOf(order, after));
  if (present === undefined) return [];
  // The next key there can be: no key is another one with a NUL behind it.
  const left = present.direction === 'next' ? { ...present, from: `${after}\0` } : { ...present, until: after };
  return [left, ...rest];
}

function partOf({ parts }: Order, key: string): number {
  return parts.findIndex(({ until }) => until === null || key < until);
}
