import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureKey, slicedBytesKey } from '../../../../lib/core/pictures/pictureKey.ts';

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

test('an address has the SHA-256 of its UTF-8 as key', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.string(), (url, text) => {
      expect(pictureKey(url)).toBe(sha256(url));
      expect(pictureKey(text)).toBe(sha256(text));
    }),
  );
});

test('bytes have one key, however many pieces they come in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 })), async (pieces) => {
      const whole = Buffer.concat(pieces);
      expect(await slicedBytesKey(pieces, async () => {})).toBe(sha256(whole));
    }),
    { numRuns: 50 },
  );
});

test('pauses after every MiB, however the bytes arrive', async () => {
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses++;
  };
  await slicedBytesKey([new Uint8Array(5 << 20)], pause);
  expect(pauses).toBe(5);
  await slicedBytesKey(
    Array.from({ length: 50 }, () => new Uint8Array(100_000)),
    pause,
  );
  expect(pauses).toBe(9);
});
