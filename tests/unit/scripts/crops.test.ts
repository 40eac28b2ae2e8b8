import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePhotographs } from '../../../scripts/demo/photographs.ts';
import { createAlbum, type Album } from '../../../scripts/demo/site/album.ts';
import { createCropPrinter, cropsOf, placeIn } from '../../../scripts/demo/site/crops.ts';

let album: Album;

beforeAll(async () => {
  album = createAlbum(await makePhotographs());
}, 180_000);

describe.each([
  ['many', 2000],
  ['endless', 600],
  ['pages', 48],
] as const)('the crops of %s', (collection, count) => {
  test('are distinct, lie within their photographs and are not enlarged', () => {
    const crops = cropsOf(collection, album);
    expect(crops).toHaveLength(count);
    expect(new Set(crops.map(({ url }) => url)).size).toBe(count);
    const details = crops.map(({ photograph, area, blackAndWhite }) =>
      JSON.stringify([photograph, area, blackAndWhite]),
    );
    expect(new Set(details).size).toBe(count);
    for (const { photograph, area, width, height } of crops) {
      const whole = album.photograph(photograph);
      expect(area.left + area.width).toBeLessThanOrEqual(whole.width);
      expect(area.top + area.height).toBeLessThanOrEqual(whole.height);
      expect(Math.min(area.left, area.top, width, height)).toBeGreaterThanOrEqual(0);
      expect(width).toBeLessThanOrEqual(area.width);
      expect(height).toBeLessThanOrEqual(area.height);
    }
  });

  test('are the same every time', () => {
    expect(cropsOf(collection, album)).toEqual(cropsOf(collection, album));
  });
});

test('prints are JPEGs of the size told, and one is printed once', async () => {
  const printer = createCropPrinter(album);
  const crops = cropsOf('many', album).slice(0, 40);
  const prints = await Promise.all(crops.map((crop) => printer.print(crop)));
  for (const [index, print] of prints.entries()) {
    const { format, width, height } = await sharp(print).metadata();
    expect({ format, width, height }).toEqual({
      format: 'jpeg',
      width: crops[index]?.width,
      height: crops[index]?.height,
    });
  }
  expect(new Set(prints.map((print) => print.toString('base64'))).size).toBe(crops.length);
  const again = await Promise.all(crops.map((crop) => printer.print(crop)));
  expect(again.every((print, index) => print === prints[index])).toBe(true);
});

test.each([
  [0, 0, 'upper left'],
  [0.5, 0, 'at the top'],
  [1, 0, 'upper right'],
  [0, 0.5, 'on the left'],
  [0.5, 0.5, 'the middle'],
  [1, 0.5, 'on the right'],
  [0, 1, 'lower left'],
  [0.5, 1, 'at the foot'],
  [1, 1, 'lower right'],
])('the place %f, %f is “%s”', (x, y, place) => {
  expect(placeIn(x, y)).toBe(place);
});
