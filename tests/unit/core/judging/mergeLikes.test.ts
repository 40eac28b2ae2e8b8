import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { mergeLikes } from '../../../../lib/core/judging/mergeLikes.ts';
import { aLike, anyLike } from '../../../support/likes.ts';

const early = tick(NEVER, 1_000, 'devicea1');
const late = tick(NEVER, 2_000, 'deviceb2');

test('the order of two does not matter', () => {
  fc.assert(
    fc.property(anyLike, anyLike, (a, b) => {
      expect(mergeLikes(a, b)).toEqual(mergeLikes(b, a));
    }),
    { numRuns: 2000 },
  );
});

test('the order in which three meet does not matter', () => {
  fc.assert(
    fc.property(anyLike, anyLike, anyLike, (a, b, c) => {
      expect(mergeLikes(mergeLikes(a, b), c)).toEqual(mergeLikes(a, mergeLikes(b, c)));
    }),
    { numRuns: 2000 },
  );
});

test('merging again changes nothing', () => {
  fc.assert(
    fc.property(anyLike, anyLike, (a, b) => {
      const merged = mergeLikes(a, b);
      expect(mergeLikes(merged, a)).toEqual(merged);
      expect(mergeLikes(merged, merged)).toEqual(merged);
    }),
    { numRuns: 2000 },
  );
});

test('each field goes to who set it last', () => {
  const a = aLike({ liked: true, caption: 'First', stamps: { ...aLike().stamps, liked: late, caption: early } });
  const b = aLike({ liked: false, caption: 'Second', stamps: { ...aLike().stamps, liked: early, caption: late } });
  expect(mergeLikes(a, b)).toMatchObject({ liked: true, caption: 'Second' });
});

test('a cleared reaction is a reaction: it wins when it is later', () => {
  const a = aLike({ liked: true, stamps: { ...aLike().stamps, liked: early } });
  const b = aLike({ liked: null, stamps: { ...aLike().stamps, liked: late } });
  expect(mergeLikes(a, b).liked).toBeNull();
});

test('aliases of both are kept, and the larger original', () => {
  const small = aLike({ url: 'https://a.example/s.jpg', aliases: ['https://a.example/s.jpg'], width: 100, height: 80 });
  const large = aLike({
    url: 'https://a.example/l.jpg',
    aliases: ['https://a.example/l.jpg'],
    width: 1000,
    height: 800,
  });
  expect(mergeLikes(small, large)).toMatchObject({
    url: 'https://a.example/l.jpg',
    width: 1000,
    aliases: ['https://a.example/l.jpg', 'https://a.example/s.jpg'],
  });
});
