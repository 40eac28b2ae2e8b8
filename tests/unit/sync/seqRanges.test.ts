import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  covers,
  coversAll,
  gapsIn,
  lastSeq,
  rangesOf,
  readRanges,
  type SeqRange,
} from '../../../lib/sync/webdav/seqRanges.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 8 }))
  .map(([first, more]): SeqRange => [first, first + more]);
const someRanges = fc.array(range, { maxLength: 8 });

function numbersOf(ranges: readonly SeqRange[]): Set<number> {
  return new Set(ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
}

test('hold what was put in, sorted and with gaps between', () => {
  fc.assert(
    fc.property(someRanges, (given) => {
      const ranges = rangesOf(given);
      expect(numbersOf(ranges)).toEqual(numbersOf(ranges.concat(given)));
      for (const [index, [first, last]] of ranges.entries()) {
        expect(first).toBeLessThanOrEqual(last);
        expect(first).toBeGreaterThan((ranges[index - 1]?.[1] ?? -1) + 1);
      }
      expect(lastSeq(ranges)).toBe(Math.max(0, ...numbersOf(given)));
      expect(readRanges(JSON.parse(JSON.stringify(ranges)))).toEqual(ranges);
    }),
  );
});

test('cover what they hold all of', () => {
  fc.assert(
    fc.property(someRanges, range, (given, asked) => {
      const numbers = numbersOf(given);
      const isCovered = [...numbersOf([asked])].every((number) => numbers.has(number));
      expect(covers(rangesOf(given), asked)).toBe(isCovered);
      expect(coversAll(rangesOf(given), rangesOf([asked]))).toBe(isCovered);
    }),
  );
});

test('with their gaps have no gap', () => {
  fc.assert(
    fc.property(someRanges, (given) => {
      const ranges = rangesOf(given);
      expect(rangesOf([...ranges, ...gapsIn(ranges)])).toEqual(given.length === 0 ? [] : [[1, lastSeq(ranges)]]);
    }),
  );
});

test.each([
  [null],
  [5],
  ['x'],
  [{}],
  [[1, 2]],
  [[[1]]],
  [[[2, 1]]],
  [[[0, 1]]],
  [[[1.5, 2]]],
  [[['1', '2']]],
  [[[1, 1e300]]],
])('none are read from %j', (value) => expect(readRanges(value)).toEqual([]));
