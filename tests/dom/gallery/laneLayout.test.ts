import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutLanes, neighbour } from '../../../components/gallery/laneLayout.ts';
import type { Direction } from '../../../components/gallery/laneLayout.ts';

function layOut(heights: readonly number[], lanes: number, laneOf?: (index: number) => number | undefined) {
  return layOutLanes({ count: heights.length, lanes, heightOf: (i) => heights[i] ?? 0, gap: 10, padding: 5, laneOf });
}

describe('the layout', () => {
  test('the first row reads from the start, then each card goes under the shortest column', () => {
    expect(layOut([100, 50, 70, 20, 30], 3)).toEqual([
      { index: 0, lane: 0, start: 5, end: 105 },
      { index: 1, lane: 1, start: 5, end: 55 },
      { index: 2, lane: 2, start: 5, end: 75 },
      { index: 3, lane: 1, start: 65, end: 85 },
      { index: 4, lane: 2, start: 85, end: 115 },
    ]);
  });

  test('a card keeps the column it has', () => {
    const lanes = layOut([10, 200, 10, 10], 2, (index) => [0, 1, 1, undefined][index]).map(({ lane }) => lane);
    expect(lanes).toEqual([0, 1, 1, 0]);
  });

  test('cards never overlap, and later ones never start above earlier ones', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 60 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 1, max: 8 }), (all, lanes) => {
        const ends = new Map<number, number>();
        let lastStart = 0;
        for (const { lane, start, end } of layOut(all, lanes)) {
          expect(start).toBeGreaterThanOrEqual(lastStart);
          expect(start).toBe((ends.get(lane) ?? -5) + 10);
          ends.set(lane, end);
          lastStart = start;
        }
      }),
    );
  });
});

describe('moving', () => {
  // Columns: 0 3 6 | 1 4 7 | 2 5
  const positions = layOut([100, 150, 200, 100, 100, 100, 100, 100], 3);
  const to = (from: number, direction: Direction, page = 120): number => neighbour(positions, from, direction, 3, page);

  test.each<[number, Direction, number]>([
    [0, 'down', 3],
    [3, 'down', 6],
    [6, 'down', 6],
    [6, 'up', 3],
    [0, 'up', 0],
    [0, 'after', 1],
    [1, 'after', 2],
    [2, 'after', 3],
    [5, 'after', 6],
    [6, 'after', 7],
    [7, 'after', 5],
    [3, 'before', 2],
    [4, 'before', 3],
    [0, 'before', 0],
    [7, 'first', 0],
    [1, 'last', 7],
    [0, 'pageDown', 3],
    [0, 'pageUp', 0],
    [6, 'pageUp', 3],
  ])('from %i %s to %i', (from, direction, expected) => expect(to(from, direction)).toBe(expected));

  test('from the last column reading goes on in the next row', () => {
    const grid = layOut([100, 100, 100, 100, 100], 2);
    expect(neighbour(grid, 1, 'after', 2, 0)).toBe(2);
    expect(neighbour(grid, 2, 'before', 2, 0)).toBe(1);
    expect(neighbour(grid, 3, 'after', 2, 0)).toBe(4);
    expect(neighbour(grid, 4, 'after', 2, 0)).toBe(4);
  });

  test('every move ends on a card', () => {
    const directions: Direction[] = ['before', 'after', 'up', 'down', 'first', 'last', 'pageUp', 'pageDown'];
    const heights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        fc.constantFrom(...directions),
        (all, lanes, at, direction) => {
          const next = neighbour(layOut(all, lanes), at % all.length, direction, lanes, 300);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(all.length);
        },
      ),
    );
  });
});
