import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ALL_PLACES,
  isLivingPlace,
  nextPlaceOf,
  placeOf,
  placesBetween,
  timeOfPlace,
} from '../../../../lib/core/judging/place.ts';
import { largestOf } from '../../../../lib/core/library/sortableDigits.ts';

const placeForm = /^[\u0080-\u407f]{6}$/;

const key = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 });
const time = fc.integer({ min: 0, max: largestOf(3) });
const nearTime = fc.integer({ min: 1_795_000_000_000, max: 1_795_000_000_004 });

test('places sort newest first, deleted ones after all, and tell their time', () => {
  fc.assert(
    fc.property(time, time, key, key, (a, b, keyA, keyB) => {
      const [placeA, placeB] = [placeOf({ createdAt: a, key: keyA }), placeOf({ createdAt: b, key: keyB })];
      expect(placeA).toMatch(placeForm);
      expect(timeOfPlace(placeA)).toBe(a);
      if (a > b) expect(placeA < placeB).toBe(true);
      const deleted = placeOf({ createdAt: a, key: keyA, deletedAt: b });
      expect(deleted > placeB && !isLivingPlace(deleted) && isLivingPlace(placeB)).toBe(true);
      expect(timeOfPlace(deleted)).toBe(a);
    }),
  );
});

test('Likes of one moment sort as their keys do, and the place behind another is before the next', () => {
  fc.assert(
    fc.property(nearTime, key, key, (createdAt, a, b) => {
      const [placeA, placeB] = [placeOf({ createdAt, key: a }), placeOf({ createdAt, key: b })];
      if (a.slice(0, 10) < b.slice(0, 10)) {
        expect(placeA < placeB).toBe(true);
        expect(nextPlaceOf({ createdAt, key: a }) < placeB).toBe(true);
      }
      expect(nextPlaceOf({ createdAt, key: a }) > placeA).toBe(true);
    }),
  );
});

test.each([-1, Number.NaN, Infinity, -Infinity, 1e300, 0.5])('the time %s has a place too', (createdAt) => {
  const place = placeOf({ createdAt, key: 'f'.repeat(64) });
  expect(place).toMatch(placeForm);
  expect(place >= ALL_PLACES.first && place <= ALL_PLACES.last).toBe(true);
});

test('a stretch of time holds the places of its times, and no others', () => {
  const edge = fc.option(
    fc.oneof(
      nearTime,
      nearTime.map((whole) => whole + 0.5),
      fc.constantFrom(-5, 0, 1e18),
    ),
  );
  fc.assert(
    fc.property(nearTime, key, edge, edge, (createdAt, ofKey, from, until) => {
      const place = placeOf({ createdAt, key: ofKey });
      const range = placesBetween(from, until);
      const isInside = range !== null && place >= range.first && place <= range.last;
      expect(isInside).toBe((from === null || createdAt >= from) && (until === null || createdAt < until));
    }),
    { numRuns: 2000 },
  );
});
