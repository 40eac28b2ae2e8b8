import type { Place } from '../core/judging/place.ts';
import type { LikesStore } from './matches.ts';
import { keyIn, type Order, type Part } from './orders.ts';

/** Goes along an index by many keys at a time, in either direction. */
export interface IndexWalk {
  /** The next places, `count` of them or fewer; empty at the end. */
  next(count: number): Promise<readonly Place[]>;
}

export function walkIndex(store: LikesStore, order: Order, parts: readonly Part[]): IndexWalk {
  const index = store.index(order.index);
  let [part, ...rest] = parts;

  /** An index tells places but not its keys, which are needed to go on: the last place's record knows. */
  async function forwards(present: Part, count: number): Promise<readonly Place[]> {
    const range = rangeOf(present);
    const places = range === null ? [] : await index.getAllKeys(range, count);
    const last = places.length < count ? undefined : places.at(-1);
    const row = last === undefined ? undefined : await store.get(last);
    if (row === undefined) [part, ...rest] = rest;
    else part = { ...present, from: `${keyIn(order, row)}\0` };
    return places;
  }

  /** Keys can be had in bulk forwards alone: a cursor finds where the stretch begins. */
  async function backwards(present: Part, count: number): Promise<readonly Place[]> {
    const range = rangeOf(present);
    const cursor = range === null ? null : await index.openKeyCursor(range, 'prev');
    if (cursor === null) {
      [part, ...rest] = rest;
      return [];
    }
    const last = cursor.key;
    const first = count > 1 ? await cursor.advance(count - 1) : cursor;
    if (first === null) [part, ...rest] = rest;
    else part = { ...present, until: first.key };
    const from = first?.key ?? present.from;
    const stretch = from === null ? IDBKeyRange.upperBound(last) : IDBKeyRange.bound(from, last);
    return (await index.getAllKeys(stretch)).toReversed();
  }

  return {
    async next(count) {
      while (part !== undefined) {
        const places = await (part.direction === 'next' ? forwards(part, count) : backwards(part, count));
        if (places.length > 0) return places;
      }
      return [];
    },
  };
}

/** `null` for one that holds nothing. */
function rangeOf({ from, until }: Part): IDBKeyRange | null {
  if (from !== null && until !== null) return from < until ? IDBKeyRange.bound(from, until, false, true) : null;
  if (until !== null) return IDBKeyRange.upperBound(until, true);
  return IDBKeyRange.lowerBound(from ?? '');
}
