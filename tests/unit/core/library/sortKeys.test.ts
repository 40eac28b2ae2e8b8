import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { judgedKey, nameKey, sizeKey } from '../../../../lib/core/library/sortKeys.ts';
import { AFTER_DIGITS } from '../../../../lib/core/library/sortableDigits.ts';
import { aLike } from '../../../support/likes.ts';

const place = 'zd38it90f1om6de1o58';
const later = 'zd38it90f1om6de1o59';

test.each([
  ['Ähre', 'Bach', 'Zebra'],
  ['IMG 2', 'img 10', 'IMG 100'],
  ['IMG_0002', 'IMG_10'],
  ['a', 'a b', 'ab', ''],
  ['  lake', 'ridge', '\n'],
])('%s comes before %s', (...captions) => {
  const keys = captions.map((caption) => nameKey({ caption }, place));
  expect(keys.toSorted()).toEqual(keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('alike, whatever case and accents: the place decides', () => {
  expect(nameKey({ caption: 'Café' }, place) < nameKey({ caption: 'CAFE' }, later)).toBe(true);
  expect(nameKey({ caption: 'x'.repeat(10_000) }, place).length).toBeLessThan(70);
});

test('largest first, unknown last', () => {
  const pixels = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(pixels, pixels, pixels, pixels, (width, height, w, h) => {
      const [a, b] = [width * height, w * h];
      const [keyA, keyB] = [sizeKey({ width, height }, place), sizeKey({ width: w, height: h }, place)];
      expect(Math.sign(keyA < keyB ? -1 : Number(keyA > keyB))).toBe(Math.sign(b - a));
    }),
  );
  expect(sizeKey({ width: 10 }, place)).toBe(`${AFTER_DIGITS}${place}`);
  expect(sizeKey({ width: 1e12, height: 1e12 }, place)).toMatch(new RegExp(`^.{3}${place}$`, 'u'));
});

test('latest judgement first, also of one moment; what was never judged last', () => {
  const key = (liked: string) => judgedKey({ stamps: { ...aLike().stamps, liked } }, place);
  const [first, second] = [tick(NEVER, 1_000, 'devicea1'), tick(tick(NEVER, 1_000, 'devicea1'), 1_000, 'devicea1')];
  expect(key(second) < key(first)).toBe(true);
  expect(key(tick(NEVER, 2_000, 'devicea1')) < key(second)).toBe(true);
  expect(key(first) < key(NEVER)).toBe(true);
  expect(key('no stamp')).toMatch(/zd38it90f1om6de1o58$/);
});
