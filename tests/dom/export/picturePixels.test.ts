import { expect, test } from 'vitest';
import { readPicturePixels } from '../../../lib/platform/picturePixels.ts';

/** Four by two: a red, a green, a blue, a see-through pixel, and below them four grey ones. */
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(4, 2);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas.');
  for (const [index, colour] of ['#f00', '#0f0', '#00f'].entries()) {
    context.fillStyle = colour;
    context.fillRect(index, 0, 1, 1);
  }
  context.fillStyle = '#808080';
  context.fillRect(0, 1, 4, 1);
  return canvas.convertToBlob();
}

test('red, green and blue, row by row, what is transparent on white', async () => {
  const pixels = await readPicturePixels(await picture(), 0);
  expect([pixels.width, pixels.height]).toEqual([4, 2]);
  expect([...pixels.rows()].flatMap((rows) => [...rows])).toEqual([
    // One row a line.
    255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
  ]);
  pixels.close();
});

test.each([
  { edge: 2, size: [2, 1] },
  { edge: 1, size: [1, 1] },
  { edge: 100, size: [4, 2] },
])('its longest edge has at most $edge pixels', async ({ edge, size }) => {
  const { width, height, rows } = await readPicturePixels(await picture(), edge);
  expect([width, height]).toEqual(size);
  expect([...rows()].reduce((sum, { length }) => sum + length, 0)).toBe(width * height * 3);
});

test('a large one comes in several pieces, none of them cut', async () => {
  const canvas = new OffscreenCanvas(1500, 1000);
  canvas.getContext('2d');
  const { rows } = await readPicturePixels(await canvas.convertToBlob(), 0);
  const lengths = [...rows()].map(({ length }) => length);
  expect(lengths.length).toBeGreaterThan(1);
  for (const length of lengths) expect(length % (1500 * 3)).toBe(0);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(1500 * 1000 * 3);
});

test('what is no picture is refused', async () => {
  await expect(readPicturePixels(new Blob(['<html>'], { type: 'image/png' }), 0)).rejects.toThrow();
});
