import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AFTER_DIGITS, largestOf, numberOf, sortableDigits } from '../../../../lib/core/library/sortableDigits.ts';

const number = fc.integer({ min: 0, max: largestOf(3) });

test('digits sort as their numbers do, after ASCII and before what is after all', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [digitsA, digitsB] = [sortableDigits(a, 3), sortableDigits(b, 3)];
      expect(digitsA).toHaveLength(3);
      expect(numberOf(digitsA)).toBe(a);
      expect(digitsA < digitsB).toBe(a < b);
      expect(digitsA > '~' && digitsA < AFTER_DIGITS).toBe(true);
      expect(digitsA.isWellFormed()).toBe(true);
    }),
  );
});

test.each([0, 1, 2 ** 14 - 1, 2 ** 14, largestOf(3)])('%s is told again', (value) => {
  expect(numberOf(sortableDigits(value, 3))).toBe(value);
});
