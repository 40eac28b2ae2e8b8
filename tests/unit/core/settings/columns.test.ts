import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { autoColumns, columnList, columnsAt } from '../../../../lib/core/settings/columns.ts';
import type { Columns } from '../../../../lib/core/settings/columns.ts';

/** One width inside each breakpoint, from the narrowest on. */
const widths = [360, 576, 991, 992, 1599, 1600];

describe('columns by width', () => {
  test.each<[string, Columns, readonly number[]]>([
    ['a number holds everywhere', 4, [4, 4, 4, 4, 4, 4]],
    ['a full list', [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
    ['a short list repeats its last', [2, 3], [2, 3, 3, 3, 3, 3]],
    ['a list of one', [5], [5, 5, 5, 5, 5, 5]],
    ['an empty list', [], [1, 1, 1, 1, 1, 1]],
    ['all names', { xs: 1, sm: 2, md: 3, lg: 4, xl: 5, xxl: 6 }, [1, 2, 3, 4, 5, 6]],
    ['a missing name takes the next smaller one', { xs: 1, md: 3, xl: 5 }, [1, 1, 3, 3, 5, 5]],
    ['below the smallest name that one holds', { md: 3 }, [3, 3, 3, 3, 3, 3]],
    ['the seed’s spelling', { xs: 2, xll: 9 }, [2, 2, 2, 2, 2, 9]],
    ['xxl before xll', { xxl: 8, xll: 9 }, [8, 8, 8, 8, 8, 8]],
    ['no names at all', {}, [1, 1, 1, 1, 1, 1]],
    ['nonsense is one column', [0, -3, Number.NaN, 2.9], [1, 1, 1, 2, 2, 2]],
  ])('%s', (_name, columns, expected) => {
    expect(widths.map((width) => columnsAt(width, columnList(columns), 8))).toEqual(expected);
  });

  test('a breakpoint belongs to the wider side', () => {
    expect([575, 576, 767, 768, 1199, 1200].map((width) => columnsAt(width, [1, 2, 3, 4, 5, 6], 8))).toEqual([
      1, 2, 2, 3, 4, 5,
    ]);
  });
});

describe('columns there is no room for', () => {
  test.each([
    ['as many as fit', 360, 5000, 8, 11],
    ['without a gap', 360, 5000, 0, 15],
    ['with a wide gap', 360, 5000, 96, 3],
    ['no room at all', 10, 5000, 8, 1],
    ['a width that is not known yet', 0, 1e9, 8, 64],
    ['what fits is left alone', 360, 11, 8, 11],
  ])('%s', (_name, width, asked, gap, expected) => {
    expect(columnsAt(width, [asked], gap)).toBe(expected);
    expect(columnsAt(width, columnList({ xs: asked }), gap)).toBe(expected);
  });
});

describe('columns nobody asked for', () => {
  test.each([
    ['a phone', 360, 336, 2],
    ['very narrow', 120, 96, 2],
    ['just below the breakpoint', 575, 551, 2],
    ['a laptop', 1256, 1224, 5],
    ['a large screen', 2536, 2504, 10],
  ])('%s', (_name, width, inner, expected) => {
    expect(autoColumns(width, inner, 12)).toBe(expected);
  });

  test.each([
    ['small cards in a laptop’s width', 1256, 1224, 96, 11],
    ['large cards in a laptop’s width', 1256, 1224, 480, 3],
    ['small cards in a narrow panel', 420, 396, 96, 4],
    ['large cards in a narrow panel', 420, 396, 480, 1],
    ['cards of the usual width in a narrow panel', 300, 276, 240, 2],
    ['cards wider than everything', 600, 568, 4000, 1],
  ])('%s', (_name, width, inner, cardWidth, expected) => {
    expect(autoColumns(width, inner, 12, cardWidth)).toBe(expected);
  });

  test('cards are as near to 240 px as a whole number of columns allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 6000 }), fc.integer({ min: 0, max: 40 }), (inner, gap) => {
        const columns = autoColumns(inner, inner, gap);
        const off = (count: number): number => Math.abs((inner + gap) / (240 + gap) - count);
        expect(off(columns)).toBeLessThanOrEqual(off(columns + 1));
        if (columns > 2) expect(off(columns)).toBeLessThanOrEqual(off(columns - 1));
      }),
    );
  });
});
