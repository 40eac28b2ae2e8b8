import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDuplicateFinder, duplicateReason, type Looked } from '../../../../lib/core/library/duplicates.ts';
import { countBits, isTelling } from '../../../../lib/core/pictures/perceptualHash.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

const photograph = '0f3a5c96b1d2e487';
const other = 'c5a0693f4e2d1b78';
const blank = '0000000000000000';

function found(pictures: readonly Looked[], expected?: number): string[][] {
  const finder = createDuplicateFinder(expected);
  for (const picture of pictures) finder.add(picture);
  const search = finder.search();
  for (;;) {
    const step = search.next();
    if (step.done) return step.value.map((group) => group.map(({ key }) => key));
    expect(step.value).toBeGreaterThanOrEqual(0);
    expect(step.value).toBeLessThanOrEqual(1);
  }
}

function flipped(look: string, ...bits: number[]): string {
  const turned = bits.reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${look}`));
  return turned.toString(16).padStart(16, '0');
}

const content = (letter: string): string => letter.repeat(64);

describe('pictures belong together', () => {
  test.each<[string, Looked[], string[][]]>([
    ['none of none', [], []],
    ['a single one', [{ key: 'a', look: photograph }], []],
    [
      'by their look',
      [
        { key: 'a', look: photograph },
        { key: 'b', look: other },
        { key: 'c', look: photograph },
      ],
      [['a', 'c']],
    ],
    [
      'by their look with six bits of difference, not with seven',
      [
        { key: 'a', look: photograph },
        { key: 'b', look: flipped(photograph, 0, 9, 18, 36, 45, 63) },
        { key: 'c', look: other },
        { key: 'd', look: flipped(other, 0, 9, 18, 27, 36, 45, 63) },
      ],
      [['a', 'b']],
    ],
    [
      'by their content, whatever the look',
      [
        { key: 'a', look: blank, content: content('1') },
        { key: 'b', look: other, content: content('1') },
        { key: 'c', look: blank, content: content('2') },
      ],
      [['a', 'b']],
    ],
    [
      'by way of a third',
      [
        { key: 'a', look: photograph },
        { key: 'b', look: flipped(photograph, 1, 2, 3, 4, 5, 6, 7, 8) },
        { key: 'c', look: flipped(photograph, 1, 2, 3, 4) },
      ],
      [['a', 'b', 'c']],
    ],
    [
      'never for being blank',
      [
        { key: 'a', look: blank },
        { key: 'b', look: blank },
        { key: 'c', look: flipped(blank, 0, 1, 2) },
        { key: 'd', look: 'ffffffff00000000' },
        { key: 'e', look: 'ffffffff00000000' },
      ],
      [],
    ],
    [
      'never for what is not known',
      [
        { key: 'a', look: '' },
        { key: 'b', look: 'no look' },
      ],
      [],
    ],
  ])('%s', (_, pictures, groups) => {
    expect(found(pictures)).toEqual(groups);
    expect(found(pictures, 0)).toEqual(groups);
  });

  test('keys come back as they were', () => {
    const keys = ['0123456789abcdef'.repeat(4), 'f'.repeat(64), '0'.repeat(64), 'A'.repeat(64), 'short', ''];
    expect(
      found(
        keys.map((key) => ({ key, look: photograph })),
        1,
      ),
    ).toEqual([keys]);
  });
});

/** A few looks, and copies of each with some bits turned over: also with six, and with seven. */
const someLooks = fc
  .array(
    fc.record({
      look: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0')),
      copies: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 9 }), { maxLength: 4 }),
    }),
    { maxLength: 120 },
  )
  .map((originals) =>
    originals.flatMap(({ look, copies }) => [look, ...copies.map((bits) => flipped(look, ...bits))]).slice(0, 500),
  );

test('finds the pairs that comparing each with each finds, and no others', () => {
  fc.assert(
    fc.property(someLooks, (looks) => {
      expect(found(looks.map((look, index) => ({ key: String(index), look })))).toEqual(naive(looks));
    }),
    { numRuns: 60 },
  );
});

test('thousands that look alike cost no more than others', () => {
  const alike = Array.from({ length: 50_000 }, (_, index) => ({ key: `a${index}`, look: photograph }));
  const blanks = Array.from({ length: 50_000 }, (_, index) => ({ key: `b${index}`, look: blank }));
  const cpuTime = startCpuTime();
  expect(found([...alike, ...blanks]).map(({ length }) => length)).toEqual([50_000]);
  // Each with each would be a billion comparisons.
  expect(cpuTime()).toBeLessThan(5000);
});

function naive(looks: readonly string[]): string[][] {
  const halves = looks.map((look) => [parseInt(look.slice(0, 8), 16), parseInt(look.slice(8), 16)] as const);
  const groups = looks.map((_, index) => new Set([index]));
  for (const [a, [right, below]] of halves.entries()) {
    if (!isTelling(right, below)) continue;
    for (const [b, [otherRight, otherBelow]] of halves.slice(0, a).entries()) {
      if (!isTelling(otherRight, otherBelow)) continue;
      if (countBits(right ^ otherRight) + countBits(below ^ otherBelow) > 6) continue;
      const joined = new Set([...(groups[a] ?? []), ...(groups[b] ?? [])]);
      for (const index of joined) groups[index] = joined;
    }
  }
  return [...new Set(groups)]
    .map((group) => [...group].toSorted((a, b) => a - b))
    .filter(({ length }) => length > 1)
    .toSorted(([a = 0], [b = 0]) => a - b)
    .map((group) => group.map(String));
}

describe('duplicateReason', () => {
  const size = { width: 800, height: 600 };
  test.each([
    [
      'same',
      [
        { look: blank, content: 'a' },
        { look: other, content: 'a' },
      ],
    ],
    [
      'similar',
      [
        { look: other, content: 'a' },
        { look: other, content: 'b' },
      ],
    ],
    [
      'similar',
      [
        { look: other, content: 'a', ...size },
        { look: other, content: 'b', ...size },
      ],
    ],
    [
      'same',
      [
        { look: other, ...size },
        { look: other, ...size },
      ],
    ],
    [
      'same',
      [
        { look: other, content: 'a', ...size },
        { look: other, ...size },
      ],
    ],
    [
      'similar',
      [
        { look: other, content: 'a', ...size },
        { look: other, ...size },
        { look: other, content: 'b', ...size },
      ],
    ],
    [
      'similar',
      [
        { look: other, ...size },
        { look: other, width: 400, height: 300 },
      ],
    ],
    [
      'similar',
      [
        { look: other, ...size },
        { look: photograph, ...size },
      ],
    ],
    ['similar', [{ look: other }, { look: other }]],
    ['similar', []],
  ] as const)('%s: %j', (reason, pictures) => {
    expect(duplicateReason(pictures)).toBe(reason);
  });
});
