import { joinNearLooks } from './nearLooks.ts';
import { isTelling } from '../pictures/perceptualHash.ts';
import type { Thumbnail } from '../pictures/thumbnail.ts';

/** What duplicates are found by. */
export type Looked = Pick<Thumbnail, 'key' | 'look' | 'content'>;

/** One of several pictures that belong together, as far as `search` knows it. */
export interface DuplicateMember {
  readonly key: string;
  readonly look: string;
  /** The first sixteen digits of `Thumbnail.content`. */
  readonly content?: string;
}

export interface DuplicateFinder {
  add(picture: Looked): void;
  /**
   * Pictures that belong together, two and more, each in one group at most: by their content, or because they look alike,
   * maybe by way of a third. Yields the share that is done, from 0 to 1, every few milliseconds, for the caller to pause.
   */
  search(): Generator<number, readonly (readonly DuplicateMember[])[]>;
}

/** Pictures that are gone through between two yields: some milliseconds. */
const STEP = 100_000;
/** The same, of pictures of groups, whose keys are put together. */
const WRITTEN_STEP = 5000;
/** A key, in parts of 32 bits. */
const KEY_PARTS = 8;
const usualKey = /^[\da-f]{64}$/;

/**
 * Keeps some 60 bytes a picture, for a library may have a million. Pictures that look exactly alike are one to the search,
 * and those whose look tells nothing (blank ones) are found by content only, so that thousands of a kind cost no more.
 *
 * @param expected how many pictures will be added, about.
 */
export function createDuplicateFinder(expected = 1024): DuplicateFinder {
  let count = 0;
  let right = new Uint32Array(expected);
  let below = new Uint32Array(expected);
  /** The first 64 bits of the content's hash; zeros where it is not known. */
  let contentHigh = new Uint32Array(expected);
  let contentLow = new Uint32Array(expected);
  let keys = new Uint32Array(expected * KEY_PARTS);
  /** Keys that are not 64 hexadecimal digits. */
  const otherKeys = new Map<number, string>();

  function grow(): void {
    const size = Math.max(1024, 2 * right.length);
    const larger = (array: Uint32Array<ArrayBuffer>, length = size): Uint32Array<ArrayBuffer> =>
      new Uint32Array(array.buffer.transfer(4 * length));
    [right, below] = [larger(right), larger(below)];
    [contentHigh, contentLow] = [larger(contentHigh), larger(contentLow)];
    keys = larger(keys, size * KEY_PARTS);
  }

  function memberAt(index: number): DuplicateMember {
    const start = index * KEY_PARTS;
    const key = otherKeys.get(index) ?? hexOf(keys.subarray(start, start + KEY_PARTS));
    const look = hexOf([right[index] ?? 0, below[index] ?? 0]);
    const high = contentHigh[index] ?? 0;
    const low = contentLow[index] ?? 0;
    return high === 0 && low === 0 ? { key, look } : { key, look, content: hexOf([high, low]) };
  }

  return {
    add({ key, look, content }) {
      if (count === right.length) grow();
      right[count] = number32(look, 0);
      below[count] = number32(look, 8);
      contentHigh[count] = content === undefined ? 0 : number32(content, 0);
      contentLow[count] = content === undefined ? 0 : number32(content, 8);
      if (usualKey.test(key)) {
        for (let part = 0; part < KEY_PARTS; part++) keys[count * KEY_PARTS + part] = number32(key, 8 * part);
      } else {
        otherKeys.set(count, key);
      }
      count++;
    },

    *search() {
      const groups = createUnions(count);
      const sameContent = createFirsts(count, contentHigh, contentLow);
      const sameLook = createFirsts(count, right, below);
      const looks = new Uint32Array(count);
      let distinct = 0;
      for (let index = 0; index < count; index++) {
        if (contentHigh[index] !== 0 || contentLow[index] !== 0) groups.join(sameContent(index), index);
        if (isTelling(right[index] ?? 0, below[index] ?? 0)) {
          const first = sameLook(index);
          if (first === index) looks[distinct++] = index;
          else groups.join(first, index);
        }
        if (index % STEP === STEP - 1) yield 0;
      }
      yield* joinNearLooks(looks.subarray(0, distinct), right, below, groups.join);
      const found: DuplicateMember[][] = [];
      let written = 0;
      for (const indexes of yield* groups.several()) {
        const members: DuplicateMember[] = [];
        for (const index of indexes) {
          members.push(memberAt(index));
          if (++written % WRITTEN_STEP === 0) yield 1;
        }
        found.push(members);
      }
      return found;
    },
  };
}

/**
 * Why pictures are taken for duplicates: `same` when each two of them have the same content or, where one's is not known,
 * the same look and the same size in pixels.
 */
export function duplicateReason(
  pictures: readonly (Omit<DuplicateMember, 'key'> & {
    readonly width?: number | undefined;
    readonly height?: number | undefined;
  })[],
): 'same' | 'similar' {
  const [first] = pictures;
  if (first === undefined) return 'similar';
  const contents = new Set(pictures.map(({ content }) => content));
  if (contents.size === 1 && first.content !== undefined) return 'same';
  const known = contents.size - (contents.has(undefined) ? 1 : 0);
  const sameShape = pictures.every(
    ({ look, width, height }) =>
      look === first.look && width !== undefined && width === first.width && height === first.height,
  );
  return known <= 1 && sameShape ? 'same' : 'similar';
}

/** Answers for an index the first one asked for that has the same two numbers: a hash table with linear probing. */
function createFirsts(count: number, high: Uint32Array, low: Uint32Array): (index: number) => number {
  const bits = Math.max(4, Math.ceil(Math.log2(count + 1)) + 1);
  const slots = new Int32Array(2 ** bits).fill(-1);
  return (index) => {
    const hash = Math.imul((high[index] ?? 0) ^ Math.imul(low[index] ?? 0, 0x9e3779b1), 0x85ebca6b);
    for (let slot = hash >>> (32 - bits); ; slot = (slot + 1) % slots.length) {
      const first = slots[slot] ?? -1;
      if (first < 0) return (slots[slot] = index);
      if (high[first] === high[index] && low[first] === low[index]) return first;
    }
  };
}

/** Sets that only ever grow together (union-find with path halving); the smallest index stands for its set. */
function createUnions(count: number) {
  const parents = Uint32Array.from({ length: count }, (_, index) => index);

  function find(index: number): number {
    let at = index;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      parents[at] = parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }

  return {
    join(a: number, b: number): void {
      const [first, second] = [find(a), find(b)];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
    /** Those of two and more, in the order of their first ones. Yields as `search` does. */
    *several(): Generator<number, readonly (readonly number[])[]> {
      const sets = new Map<number, number[]>();
      for (let index = 0; index < count; index++) {
        if (index % STEP === STEP - 1) yield 1;
        const first = find(index);
        if (first === index) continue;
        const set = sets.get(first);
        if (set) set.push(index);
        else sets.set(first, [first, index]);
      }
      return [...sets].toSorted(([a], [b]) => a - b).map(([, set]) => set);
    },
  };
}

function number32(digits: string, from: number): number {
  return parseInt(digits.slice(from, from + 8), 16) || 0;
}

function hexOf(parts: ArrayLike<number>): string {
  return Array.from(parts, (part) => part.toString(16).padStart(8, '0')).join('');
}
