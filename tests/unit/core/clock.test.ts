import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, isStamp, tick } from '../../../lib/core/clock.ts';

const DEVICE = 'abcd1234';
const times = fc.integer({ min: 0, max: 36 ** 9 - 2 });

test.each([
  { last: NEVER, now: 0, stamp: '000000000-0000-abcd1234' },
  { last: NEVER, now: 35, stamp: '00000000z-0000-abcd1234' },
  { last: '00000000z-0000-abcd1234', now: 35, stamp: '00000000z-0001-abcd1234' },
  { last: '00000000z-0001-abcd1234', now: 36, stamp: '000000010-0000-abcd1234' },
  // The wall clock was set back.
  { last: '000000100-0005-abcd1234', now: 3, stamp: '000000100-0006-abcd1234' },
  // The counter is full: the next millisecond is borrowed.
  { last: '000000100-zzzz-abcd1234', now: 3, stamp: '000000101-0000-abcd1234' },
])('after "$last" at $now comes $stamp', ({ last, now, stamp }) => {
  expect(tick(last, now, DEVICE)).toBe(stamp);
});

test('every stamp sorts after all before it, whatever the wall clock does', () => {
  fc.assert(
    fc.property(fc.array(times, { minLength: 2, maxLength: 50 }), (wall) => {
      let last = NEVER;
      for (const now of wall) {
        const next = tick(last, now, DEVICE);
        expect(next > last).toBe(true);
        expect(isStamp(next)).toBe(true);
        expect(next).toHaveLength(23);
        last = next;
      }
    }),
  );
});

test.each(['', 'short', 'ABCD1234', 'abcd12345'])('refuses the device name "%s"', (device) => {
  expect(() => tick(NEVER, 1, device)).toThrow(RangeError);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 36 ** 9])('refuses the time %s', (now) => {
  expect(() => tick(NEVER, now, DEVICE)).toThrow(RangeError);
});

test.each(['x', '00000000z-0000', '00000000Z-0000-abcd1234', ' '])('"%s" is no stamp', (text) => {
  expect(isStamp(text)).toBe(false);
});
