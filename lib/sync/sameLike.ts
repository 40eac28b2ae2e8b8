import { createSha256 } from '../core/sha256.ts';
import type { JsonValue } from '../core/pictures/galleryImage.ts';
import type { Like } from '../core/judging/like.ts';
import { canonicalJson } from './canonicalJson.ts';

/** Likes by what they say, in two numbers each: there may be a million. */
export interface LikeSet {
  readonly size: number;
  add(like: Like): void;
  has(like: Like): boolean;
  clear(): void;
}

/** Hexadecimal digits that a number holds exactly. */
const DIGITS = 13;
const encoder = new TextEncoder();

/** Whether both say the same to a server. */
export function isSameLike(a: Like | null, b: Like | null): boolean {
  return a === b || (a !== null && b !== null && likeJson(a) === likeJson(b));
}

/** False for what a server gets with other characters than are here. */
export function isSentWhole(like: Like): boolean {
  return !JSON.stringify(like).includes('\\ud');
}

export function createLikeSet(): LikeSet {
  const known = new Map<number, number>();
  return {
    get size() {
      return known.size;
    },
    add(like) {
      const [first, second] = hashOf(like);
      known.set(first, second);
    },
    has(like) {
      if (known.size === 0 || !isSentWhole(like)) return false;
      const [first, second] = hashOf(like);
      return known.get(first) === second;
    },
    clear: () => known.clear(),
  };
}

function hashOf(like: Like): [number, number] {
  const hash = createSha256();
  hash.update(encoder.encode(likeJson(like)));
  const hex = hash.hex();
  return [Number.parseInt(hex.slice(0, DIGITS), 16), Number.parseInt(hex.slice(DIGITS, 2 * DIGITS), 16)];
}

function likeJson(like: Like): string {
  return canonicalJson(like as unknown as JsonValue);
}
