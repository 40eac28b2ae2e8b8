import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentHash } from '../../../lib/platform/contentHash.ts';

test.each(['', 'a', 'ü'.repeat(100_000)])('is that of Node', async (content) => {
  expect(await contentHash(new Blob([content]))).toBe(createHash('sha256').update(content).digest('hex'));
});
