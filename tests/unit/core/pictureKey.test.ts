import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { pictureKey, slicedBytesKey } from '../../../lib/core/pictureKey.ts';

test('a key is SHA-256 over the canonical URL in UTF-8', () => {
  for (const url of ['https://a.example/x.jpg', 'https://a.example/%C3%A9.jpg', 'https://a.example/é😀']) {
    expect(pictureKey(url)).toBe(createHash('sha256').update(url, 'utf8').digest('hex'));
  }
});

test('many bytes are hashed with pauses, whatever pieces they come in', async () => {
  const bytes = Uint8Array.from({ length: 3_500_000 }, (_, index) => index & 255);
  const pause = vi.fn(async () => {});
  const pieces = [bytes.subarray(0, 7), bytes.subarray(7, 2_000_000), bytes.subarray(2_000_000)];
  expect(await slicedBytesKey(pieces, pause)).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(pause.mock.calls.length).toBeGreaterThanOrEqual(2);
});
