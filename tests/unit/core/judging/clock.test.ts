import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfStamps, isStamp, latestStamp, NEVER, tick } from '../../../../lib/core/judging/clock.ts';

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

test('after the last stamp that there can be comes none that would sort before it', () => {
  expect(tick('zzzzzzzzz-zzzz-devicea1', 0, DEVICE)).toBe('zzzzzzzzz-zzzz-abcd1234');
});

test('the latest stamp of a Like is that of whatever was set last', () => {
  const [first, second] = [tick(NEVER, 1, DEVICE), tick(NEVER, 2, DEVICE)];
  const stamps = { liked: first, caption: NEVER, meta: NEVER, note: NEVER, deleted: NEVER, tags: {} };
  expect(latestStamp({ ...stamps, tags: { ridge: second } })).toBe(second);
  expect(latestStamp({ ...stamps, liked: second, deleted: first })).toBe(second);
  expect(latestStamp({ ...stamps, liked: NEVER })).toBe(NEVER);
});

test('all stamps up to a time sort before its end, and all later ones after it', () => {
  fc.assert(
    fc.property(times, times, (time, now) => {
      expect(tick(NEVER, now, DEVICE) < endOfStamps(time)).toBe(now <= time);
    }),
  );
});
