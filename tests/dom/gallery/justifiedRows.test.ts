import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { justifiedRows } from '../../../components/gallery/cards/justifiedRows.ts';

function lay(ratios: readonly number[], width = 1000, rowHeight = 200, gap = 10) {
  return justifiedRows({ count: ratios.length, ratioOf: (index) => ratios[index] ?? 1, width, rowHeight, gap });
}

const someRatios = fc.array(fc.double({ min: 0.42, max: 2.6, noNaN: true }), { maxLength: 80 });
const someWidths = fc.integer({ min: 200, max: 2500 });

describe('rows', () => {
  test('full ones fill the width exactly, at about the wanted height', () => {
    fc.assert(
      fc.property(someRatios, someWidths, (ratios, width) => {
        const rows = lay(ratios, width);
        for (const { cells, height } of rows.slice(0, -1)) {
          const [x, last] = cells.at(-1) ?? [0, 0];
          expect(x + last).toBe(width);
          expect(height).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('hold every picture once, in order, without overlap', () => {
    fc.assert(
      fc.property(someRatios, someWidths, (ratios, width) => {
        let next = 0;
        for (const { first, cells } of lay(ratios, width)) {
          expect(first).toBe(next);
          next += cells.length;
          cells.forEach(([x, wide], place) => {
            expect(wide).toBeGreaterThan(0);
            const [following] = cells[place + 1] ?? [];
            if (following !== undefined) expect(following).toBeGreaterThanOrEqual(x + wide);
          });
        }
        expect(next).toBe(ratios.length);
      }),
    );
  });

  test('pictures keep their proportions but for rounding', () => {
    for (const { first, height, cells } of lay([1.5, 0.7, 1, 2, 1.5, 1.2, 0.8, 1, 1])) {
      cells.forEach(([, width], place) => {
        const ratio = [1.5, 0.7, 1, 2, 1.5, 1.2, 0.8, 1, 1][first + place] ?? 1;
        expect(Math.abs(width / height - ratio)).toBeLessThan(0.02);
      });
    }
  });

  test('a longer list leaves all rows but the last as they were', () => {
    fc.assert(
      fc.property(someRatios, someRatios, someWidths, (ratios, more, width) => {
        const before = lay(ratios, width).slice(0, -1);
        expect(lay([...ratios, ...more], width).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test('the last row is never higher than wanted', () => {
    expect(lay([1.5])).toEqual([{ first: 0, height: 200, cells: [[0, 300]] }]);
    expect(lay([])).toEqual([]);
  });
});
