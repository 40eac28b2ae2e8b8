import { expect, test } from 'vitest';
import { readLastExport } from '../../../../lib/core/exports/lastExport.ts';

test.each([
  [
    { at: 5, pictures: 0 },
    { at: 5, pictures: 0 },
  ],
  [
    { at: 5, pictures: 2, more: 1 },
    { at: 5, pictures: 2 },
  ],
  [undefined, null],
  [null, null],
  [{ at: '5', pictures: 2 }, null],
  [{ at: Number.NaN, pictures: 2 }, null],
  [{ at: 5, pictures: -1 }, null],
  [[], null],
])('%j', (stored, read) => {
  expect(readLastExport(stored)).toEqual(read);
});
