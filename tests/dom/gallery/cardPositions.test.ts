import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighbourInColumns, neighbourInRows } from '../../../components/gallery/cards/cardPositions.ts';
import type { CardPosition, ReadingDirection, RowPosition } from '../../../components/gallery/cards/cardPositions.ts';

const DIRECTIONS: ReadingDirection[] = ['before', 'after', 'up', 'down', 'first', 'last', 'pageUp', 'pageDown'];

/** Each card under the shortest column, the first of equals; 10 px between them. */
function columns(heights: readonly number[], lanes: number): CardPosition[] {
  const ends = Array.from({ length: lanes }, () => -5);
  return heights.map((height, index) => {
    const lane = ends.indexOf(Math.min(...ends));
    const start = (ends[lane] ?? 0) + 10;
    ends[lane] = start + height;
    return { index, lane, start, end: start + height };
  });
}

/** Rows 100 px high of cards so many pixels wide, without gaps. */
function rows(...widths: readonly (readonly number[])[]): RowPosition[] {
  const positions: RowPosition[] = [];
  widths.forEach((row, lane) => {
    let x = 0;
    for (const width of row) {
      positions.push({ index: positions.length, lane, start: lane * 110, end: lane * 110 + 100, x, width });
      x += width;
    }
  });
  return positions;
}

describe('moving over columns', () => {
  // Columns: 0 3 6 | 1 4 7 | 2 5
  const positions = columns([100, 150, 200, 100, 100, 100, 100, 100], 3);
  const to = (from: number, direction: ReadingDirection, page = 120): number =>
    neighbourInColumns(positions, from, direction, 3, page);

  test.each<[number, ReadingDirection, number]>([
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
    const grid = columns([100, 100, 100, 100, 100], 2);
    expect(neighbourInColumns(grid, 1, 'after', 2, 0)).toBe(2);
    expect(neighbourInColumns(grid, 2, 'before', 2, 0)).toBe(1);
    expect(neighbourInColumns(grid, 3, 'after', 2, 0)).toBe(4);
    expect(neighbourInColumns(grid, 4, 'after', 2, 0)).toBe(4);
  });

  test('every move ends on a card', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        fc.constantFrom(...DIRECTIONS),
        (all, lanes, at, direction) => {
          const next = neighbourInColumns(columns(all, lanes), at % all.length, direction, lanes, 300);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(all.length);
        },
      ),
    );
  });
});

describe('moving over rows', () => {
  // 0 1 2 | 3 4 | 5 6 7 8
  const positions = rows([300, 300, 400], [500, 500], [100, 400, 100, 400]);

  test.each<[number, ReadingDirection, number]>([
    [0, 'after', 1],
    [2, 'after', 3],
    [3, 'before', 2],
    [0, 'before', 0],
    [8, 'after', 8],
    [0, 'down', 3],
    [2, 'down', 4],
    [3, 'down', 6],
    [4, 'down', 8],
    [8, 'down', 8],
    [8, 'up', 4],
    [6, 'up', 3],
    [4, 'up', 2],
    [1, 'up', 1],
    [4, 'first', 0],
    [4, 'last', 8],
    [0, 'pageDown', 5],
    [8, 'pageUp', 2],
  ])('from %i %s to %i', (from, direction, expected) =>
    expect(neighbourInRows(positions, from, direction, 230)).toBe(expected),
  );

  test('every move ends on a card', () => {
    const widths = fc.array(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(widths, fc.nat(), fc.constantFrom(...DIRECTIONS), (all, at, direction) => {
        const laid = rows(...all);
        const next = neighbourInRows(laid, at % laid.length, direction, 300);
        expect(laid[next]?.index).toBe(next);
      }),
    );
  });
});
