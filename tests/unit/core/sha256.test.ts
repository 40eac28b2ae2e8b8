import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSha256 } from '../../../lib/core/sha256.ts';

function hexOf(...pieces: Uint8Array[]): string {
  const hash = createSha256();
  for (const piece of pieces) hash.update(piece);
  return hash.hex();
}

const encoder = new TextEncoder();

/** The examples of FIPS 180-4's companion, and the empty message. */
test.each([
  { text: '', hex: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
  { text: 'abc', hex: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  {
    text: 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    hex: '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  },
])('“$text”', ({ text, hex }) => {
  expect(hexOf(encoder.encode(text))).toBe(hex);
});

test('as Node has it, for every length around a block and whatever pieces it comes in', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 131 + length) & 255);
    expect(hexOf(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
      expect(hexOf(...pieces)).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
    }),
    { numRuns: 500 },
  );
});
