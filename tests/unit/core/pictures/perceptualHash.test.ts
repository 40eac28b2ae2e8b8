import fc from 'fast-check';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { countBits, isTelling, perceptualHash, type Pixels } from '../../../../lib/core/pictures/perceptualHash.ts';
import { catalogue, type PhotographName } from '../../../../scripts/demo/photos/catalogue.ts';

/** A picture drawn by a rule: the grey level at each place, both from 0 to 1. */
function drawn(level: (x: number, y: number) => number, width = 90, height = 60): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = 255 * level((x + 0.5) / width, (y + 0.5) / height);
      data.set([grey, grey, grey, 255], 4 * (y * width + x));
    }
  }
  return { data, width, height };
}

const halves = (look: string) => [parseInt(look.slice(0, 8), 16), parseInt(look.slice(8), 16)] as const;
const tells = (look: string): boolean => isTelling(...halves(look));

describe('perceptualHash', () => {
  test.each([
    ['one colour', () => 0.5, '0000000000000000'],
    ['brighter to the right', (x: number) => x, '0000000000000000'],
    ['darker to the right', (x: number) => 1 - x, 'ffffffff00000000'],
    ['darker downwards', (_: number, y: number) => 1 - y, '00000000ffffffff'],
    ['darker to the right and downwards', (x: number, y: number) => 1 - (x + y) / 2, 'ffffffffffffffff'],
    ['a bright stripe', (x: number) => 1 - 2 * Math.abs(x - 0.5), '0f0f0f0f00000000'],
  ])('of %s', (_, level, look) => {
    expect(perceptualHash(drawn(level))).toBe(look);
  });

  test('does not depend on brightness, and hardly on the size', () => {
    const waves = (x: number, y: number): number => 0.5 + 0.25 * Math.sin(9 * x + 4 * y) * Math.cos(7 * y - 2 * x);
    const look = perceptualHash(drawn(waves));
    expect(perceptualHash(drawn((x, y) => waves(x, y) * 0.8))).toBe(look);
    expect(distance(perceptualHash(drawn(waves, 320, 213)), look)).toBeLessThanOrEqual(2);
    expect(distance(perceptualHash(drawn(waves, 40, 27)), look)).toBeLessThanOrEqual(4);
  });

  test('what is transparent is white', () => {
    const { data, ...size } = drawn(() => 0);
    const clear = { ...size, data: Array.from(data, (value, index) => (index % 4 === 3 ? 0 : value)) };
    expect(perceptualHash(clear)).toBe(perceptualHash(drawn(() => 1)));
  });

  test.each([
    [1, 1],
    [1, 200],
    [200, 1],
    [7, 5],
  ])('a picture of %i × %i has one', (width, height) => {
    expect(perceptualHash(drawn((x) => x, width, height))).toMatch(/^[\da-f]{16}$/);
  });
});

describe('isTelling', () => {
  test.each([
    ['one colour', () => 0.5],
    ['a gradient', (x: number) => x],
    ['a gradient downwards', (_: number, y: number) => 1 - y],
    ['a gradient with a speck', (x: number, y: number) => (Math.hypot(x - 0.06, y - 0.06) < 0.03 ? 0 : x)],
  ])('not of %s', (_, level) => {
    expect(tells(perceptualHash(drawn(level)))).toBe(false);
  });
});

test('bits are counted', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(countBits(value)).toBe((value >>> 0).toString(2).replaceAll('0', '').length);
    }),
  );
});

describe('of photographs', () => {
  const path = (name: PhotographName): string =>
    join(import.meta.dirname, '../../../../scripts/demo/photos', `${name}.jpg`);

  /** As a thumbnail shows it. */
  async function lookOf(picture: Sharp | Buffer): Promise<string> {
    const input = Buffer.isBuffer(picture) ? picture : await picture.toBuffer();
    const { data, info } = await sharp(input)
      .resize(320, 320, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return perceptualHash({ data, width: info.width, height: info.height });
  }

  async function cropped(name: PhotographName, share: number): Promise<Buffer> {
    const { width, height } = await sharp(path(name)).metadata();
    const [left, top] = [Math.round(width * share), Math.round(height * share)];
    return sharp(path(name))
      .extract({ left, top, width: width - 2 * left, height: height - 2 * top })
      .jpeg()
      .toBuffer();
  }

  test.each(catalogue.map(({ name }) => name))('copies of %s look like it', async (name) => {
    const look = await lookOf(sharp(path(name)));
    expect(tells(look)).toBe(true);
    expect(distance(await lookOf(sharp(path(name)).resize(160).webp({ quality: 60 })), look)).toBeLessThanOrEqual(3);
    expect(distance(await lookOf(sharp(path(name)).jpeg({ quality: 20 })), look)).toBeLessThanOrEqual(2);
    expect(distance(await lookOf(sharp(path(name)).modulate({ brightness: 0.9 })), look)).toBeLessThanOrEqual(6);
    expect(distance(await cropped(name, 0.015).then(lookOf), look)).toBeLessThanOrEqual(6);
  });

  test('no two of them look alike', async () => {
    const looks = await Promise.all(catalogue.map(({ name }) => lookOf(sharp(path(name)))));
    for (const [index, look] of looks.entries()) {
      for (const other of looks.slice(0, index)) expect(distance(look, other)).toBeGreaterThan(12);
    }
  });
});

function distance(a: string, b: string): number {
  const [right, below] = halves(a);
  const [otherRight, otherBelow] = halves(b);
  return countBits(right ^ otherRight) + countBits(below ^ otherBelow);
}
