import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSegmentName, parseSegmentName, segmentHash } from '../../../lib/sync/webdav/segmentName.ts';
import { MAX_SEQ } from '../../../lib/sync/webdav/seqRanges.ts';

const hash = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 32, maxLength: 32 });
const seq = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: MAX_SEQ }));
const segmentName = fc.record({
  range: fc.tuple(seq, seq).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  hash,
  isEncrypted: fc.boolean(),
});

test('a name says what it was made of', () => {
  fc.assert(
    fc.property(segmentName, (name) => {
      expect(parseSegmentName(formatSegmentName(name))).toEqual(name);
    }),
  );
});

test('names sort as their numbers do', () => {
  fc.assert(
    fc.property(segmentName, segmentName, (a, b) => {
      fc.pre(a.range[0] !== b.range[0]);
      expect(formatSegmentName(a) < formatSegmentName(b)).toBe(a.range[0] < b.range[0]);
    }),
  );
});

test('nothing else is a name', () => {
  fc.assert(fc.property(fc.string(), (text) => parseSegmentName(text) === null));
  const good = formatSegmentName({ range: [1, 2], hash: 'a'.repeat(32), isEncrypted: false });
  for (const name of [
    `${good}.part`,
    good.toUpperCase(),
    good.slice(1),
    `.${good}`,
    good.replace('0000000000001-', '0000000000000-'),
    good.replace('0000000000001-', '0000000000003-'),
  ]) {
    expect(parseSegmentName(name), name).toBeNull();
  }
});

test('the hash is of SHA-256', async () => {
  expect(await segmentHash(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223');
});
