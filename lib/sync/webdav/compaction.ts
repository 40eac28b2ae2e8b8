/** A segment as far as merging it with its neighbours goes. */
interface Sized {
  readonly bytes: number;
}

/** A larger one stays as it is: merging needs its Likes in memory. */
const MAX_MERGED_BYTES = 1024 * 1024;
const LEAST = 4;

/**
 * Which of a device's segments, in their order, to merge into one: the most neighbours of which none is larger than the
 * others together, so that a Like is written again a number of times that grows as the logarithm of the library does.
 * Empty where it is not worth it.
 */
export function segmentsToMerge<T extends Sized>(segments: readonly T[]): readonly T[] {
  let best: readonly T[] = [];
  for (let first = 0; first < segments.length; first++) {
    let total = 0;
    let largest = 0;
    for (let last = first; last < segments.length; last++) {
      const bytes = segments[last]?.bytes ?? 0;
      total += bytes;
      largest = Math.max(largest, bytes);
      if (total > MAX_MERGED_BYTES) break;
      const count = last - first + 1;
      if (count >= LEAST && count > best.length && largest <= total - largest) best = segments.slice(first, last + 1);
    }
  }
  return best;
}
