import { expect, test } from 'vitest';
import { paneAt } from '../../../components/compare/paneAt.ts';

const row = [0, 1, 2, 3].map((x) => ({ x: 100 * x, y: 50 }));
const square = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 0, y: 80 },
  { x: 100, y: 80 },
];
/** The first above two others. */
const three = [
  { x: 50, y: 0 },
  { x: 0, y: 80 },
  { x: 100, y: 80 },
];

test.each([
  ['row', row, 1, 'right', 2],
  ['row', row, 1, 'left', 0],
  ['row', row, 0, 'left', undefined],
  ['row', row, 3, 'right', undefined],
  ['row', row, 1, 'up', undefined],
  ['row from right to left', row.toReversed(), 0, 'left', 1],
  ['square', square, 0, 'right', 1],
  ['square', square, 0, 'down', 2],
  ['square', square, 3, 'up', 1],
  ['square', square, 3, 'left', 2],
  ['square', square, 1, 'right', undefined],
  ['three', three, 0, 'down', 1],
  ['three', three, 2, 'up', 0],
  ['three', three, 1, 'right', 2],
  ['none', [], 0, 'right', undefined],
] as const)('%s %s: %d %s is %s', (_name, middles, from, way, expected) => {
  expect(paneAt(middles, from, way)).toBe(expected);
});
