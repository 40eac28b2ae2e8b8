import { describe, expect, test, vi } from 'vitest';
import { createDuplicateFinder } from '../../../lib/core/library/duplicates.ts';
import { makeThumbnail, thumbnailOfFile, type MadeThumbnail } from '../../../lib/page/thumbnail.ts';
import { catalogue } from '../../../scripts/demo/photos/catalogue.ts';
import { drawnPicture } from '../gallery/pictures.ts';
import { pngOf } from './frames.ts';
import { elsewhere, loaded, photographUrl } from './photographs.ts';

async function thumbnailOf(url: string): Promise<MadeThumbnail> {
  const made = await makeThumbnail(await loaded(url));
  if (made === null) throw new Error('There is none.');
  return made;
}

/** The photograph drawn anew: so large, cut off by so much on each side, as a JPEG of that quality. */
async function copyOf(url: string, { scale = 1, cut = 0, quality = 0.9 }): Promise<string> {
  const image = await loaded(url);
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale * (1 - 2 * cut));
  canvas.height = Math.round(height * scale * (1 - 2 * cut));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, -width * scale * cut, -height * scale * cut, width * scale, height * scale);
  return canvas.toDataURL('image/jpeg', quality);
}

describe('a photograph', () => {
  test('becomes a small WebP with its proportions', async () => {
    const url = await photographUrl('picos-de-europa');
    const { naturalWidth, naturalHeight } = await loaded(url);
    const { image, width, height, look } = await thumbnailOf(url);
    expect(image.type).toBe('image/webp');
    expect(image.size).toBeLessThan(40_000);
    expect(Math.max(width, height)).toBe(320);
    expect(width / height).toBeCloseTo(naturalWidth / naturalHeight, 1);
    expect(look).toMatch(/^[\da-f]{16}$/);
    const again = await createImageBitmap(image);
    expect([again.width, again.height]).toEqual([width, height]);
  });

  test('is the same from a file as from an element', async () => {
    const url = await photographUrl('chelsea');
    const file = await (await fetch(url)).blob();
    const made = await thumbnailOfFile(file);
    const { width, height, look } = await thumbnailOf(url);
    expect(made).toMatchObject({ width, height, look });
  });

  test('is found among all by its copies, and no other is', { timeout: 60_000 }, async () => {
    const finder = createDuplicateFinder();
    for (const { name } of catalogue)
      finder.add({ key: name, look: (await thumbnailOf(await photographUrl(name))).look });
    const copies = {
      coffee: { scale: 0.5 },
      aitzgorri: { scale: 0.15, quality: 0.5 },
      rocket: { quality: 0.2 },
      sunset: { cut: 0.015 },
      umang: { scale: 0.3, cut: 0.01, quality: 0.6 },
    } as const;
    for (const [name, change] of Object.entries(copies)) {
      const url = await copyOf(await photographUrl(name as keyof typeof copies), change);
      finder.add({ key: `a copy of ${name}`, look: (await thumbnailOf(url)).look });
    }
    const search = finder.search();
    let step = search.next();
    while (!step.done) step = search.next();
    expect(new Set(step.value.map((group) => group.map(({ key }) => key).join()))).toEqual(
      new Set(Object.keys(copies).map((name) => `${name},a copy of ${name}`)),
    );
  });
});

describe('other pictures', () => {
  test('a small one keeps its size', async () => {
    const { width, height, image } = await thumbnailOf(pngOf(200, 100, 'teal'));
    expect([width, height, image.type]).toEqual([200, 100, 'image/webp']);
  });

  test('an icon stays as it is, in a PNG', async () => {
    const { width, height, image } = await thumbnailOf(pngOf(48, 32, 'teal'));
    expect([width, height, image.type]).toEqual([48, 32, 'image/png']);
  });

  test('a very long one is not lost', async () => {
    expect(await thumbnailOf(pngOf(4000, 3, 'teal'))).toMatchObject({ width: 320, height: 1 });
  });

  test('what is transparent stays so', async () => {
    const { image } = await thumbnailOf(pngOf(100, 100, 'rgb(0 0 0 / 0)'));
    const bitmap = await createImageBitmap(image);
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    expect(context?.getImageData(0, 0, 1, 1).data[3]).toBe(0);
  });

  test('a drawing in SVG, from an element and from a file', async () => {
    const url = drawnPicture(800, 400);
    const file = new Blob([decodeURIComponent(url.slice(url.indexOf(',') + 1))], { type: 'image/svg+xml' });
    const made = await thumbnailOf(url);
    expect(made).toMatchObject({ width: 320, height: 160 });
    expect(await thumbnailOfFile(file)).toMatchObject({ width: 320, height: 160, look: made.look });
  });
});

describe('there is none', () => {
  test('of a picture of another site, which the page may show and not read', async () => {
    const image = await loaded(elsewhere(await photographUrl('coffee')));
    expect(new URL(image.src).origin).not.toBe(location.origin);
    expect(await makeThumbnail(image)).toBeNull();
  });

  test('of one that cannot be loaded', async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,AAAA';
    expect(await makeThumbnail(image)).toBeNull();
    expect(await makeThumbnail(new Image())).toBeNull();
  });

  test.each(['', '<!doctype html>', 'GIF89a'])('of a file that is none: "%s"', async (content) => {
    expect(await thumbnailOfFile(new Blob([content], { type: 'image/png' }))).toBeNull();
  });

  test('where the browser answers noise for a canvas', async () => {
    const image = await loaded(pngOf(100, 100, 'teal'));
    const noise = vi
      .spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData')
      .mockImplementation((_, __, width, height) => new ImageData(width, height));
    expect(await makeThumbnail(image)).toBeNull();
    noise.mockRestore();
  });
});
