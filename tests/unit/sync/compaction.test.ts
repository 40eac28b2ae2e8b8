import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentsToMerge } from '../../../lib/sync/webdav/compaction.ts';

describe('segments to merge', () => {
  test.each([
    [[], []],
    [[300, 300, 300], []],
    [
      [300, 300, 300, 300],
      [300, 300, 300, 300],
    ],
    [[5000, 300, 300, 300], []],
    [
      [5000, 300, 300, 300, 300],
      [300, 300, 300, 300],
    ],
    [[4_000_000, 600_000, 600_000], []],
  ])('of %j', (sizes, merged) => {
    expect(segmentsToMerge(sizes.map((bytes) => ({ bytes }))).map(({ bytes }) => bytes)).toEqual(merged);
  });

  test('leave few segments, and write little again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 200, max: 3000 }), { minLength: 500, maxLength: 1000 }), (pushes) => {
        let segments: { bytes: number }[] = [];
        let again = 0;
        for (const bytes of pushes) {
          segments.push({ bytes });
          const parts = segmentsToMerge(segments);
          const [first] = parts;
          if (first === undefined) continue;
          const merged = parts.reduce((sum, part) => sum + part.bytes, 0);
          again += merged;
          segments = segments.toSpliced(segments.indexOf(first), parts.length, { bytes: merged });
        }
        const all = pushes.reduce((sum, bytes) => sum + bytes, 0);
        expect(segments.length).toBeLessThan(16);
        expect(again / all).toBeLessThan(6);
      }),
      { numRuns: 30 },
    );
  });
});
