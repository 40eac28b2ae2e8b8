import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { iconFolder, iconSizes, renderIcon } from '../../../scripts/icons.ts';

function committed(size: number): Sharp {
  return sharp(join(iconFolder, `${size}.png`));
}

/** The alpha values of a column, 0 to 255. */
async function columnOf(icon: Sharp, x: number): Promise<readonly number[]> {
  const { data, info } = await icon.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels + 3] ?? -1);
}

describe.each(iconSizes)('the icon of %i px', (size) => {
  test('is what the mark renders to', async () => {
    const rendered = await sharp(await renderIcon(size))
      .raw()
      .toBuffer();
    expect((await committed(size).raw().toBuffer()).equals(rendered)).toBe(true);
    expect(await committed(size).metadata()).toMatchObject({
      width: size,
      height: size,
      format: 'png',
      hasAlpha: true,
    });
  });
});

test('at 16 px no edge falls between two pixels', async () => {
  const empty = Array<number>(16).fill(0);
  expect(await columnOf(committed(16), 6)).toEqual(empty);
  expect(await columnOf(committed(16), 15)).toEqual(empty);
  expect(Math.min(...(await columnOf(committed(16), 7)).slice(2, 4))).toBeGreaterThan(250);
});

test('at 128 px the artwork keeps 16 px away from every edge', async () => {
  const { data, info } = await committed(128).trim().toBuffer({ resolveWithObject: true });
  expect(data.length).toBeGreaterThan(0);
  expect(info.trimOffsetLeft).toBeLessThanOrEqual(-16);
  expect(info.trimOffsetTop).toBeLessThanOrEqual(-16);
  expect(info.width - (info.trimOffsetLeft ?? 0)).toBeLessThanOrEqual(112);
  expect(info.height - (info.trimOffsetTop ?? 0)).toBeLessThanOrEqual(112);
});
