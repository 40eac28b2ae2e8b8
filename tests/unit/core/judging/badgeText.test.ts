import { expect, test } from 'vitest';
import { badgeText } from '../../../../lib/core/judging/badgeText.ts';

test.each([
  [-1, ''],
  [0, ''],
  [1, '1'],
  [999, '999'],
  [1000, '999+'],
  [1_000_000, '999+'],
])('%d likes: %j', (count, text) => {
  expect(badgeText(count)).toBe(text);
});
