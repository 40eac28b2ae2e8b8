import { expect, test } from 'vitest';
import { createSha256 } from '../../../lib/core/sha256.ts';
import { snapshotOf } from '../../../lib/core/pictures/snapshot.ts';
import { addedPicture } from '../../../lib/page/addedPicture.ts';

async function drawnFile(name: string, width: number, height: number, noise = false): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No context');
  const pixels = context.createImageData(width, height);
  pixels.data.fill(255);
  if (noise) for (let place = 0; place < pixels.data.length; place++) pixels.data[place] = (place * 2654435761) >>> 24;
  context.putImageData(pixels, 0, 0);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

async function keyOf(file: File): Promise<string> {
  const hash = createSha256();
  hash.update(new Uint8Array(await file.arrayBuffer()));
  return hash.hex();
}

test('a small file is its own address, as a Like keeps it', async () => {
  const file = await drawnFile('Red cup.v2.png', 30, 20);
  const picture = await addedPicture(file);
  expect(picture).toMatchObject({
    key: await keyOf(file),
    caption: 'Red cup.v2',
    source: 'file',
    naturalWidth: 30,
    naturalHeight: 20,
    variants: [{ width: 30, height: 20, mediaType: 'image/png' }],
  });
  const [{ url }] = picture.variants;
  expect(await (await fetch(url)).arrayBuffer()).toEqual(await file.arrayBuffer());
  expect(snapshotOf(picture).url).toBe(url);
});

test('a large one is shown from memory and known by its bytes', async () => {
  const file = await drawnFile('Noise.png', 700, 700, true);
  expect(file.size).toBeGreaterThan(500_000);
  const picture = await addedPicture(file);
  expect(picture.key).toBe(await keyOf(file));
  expect(picture.variants[0].url).toMatch(/^blob:/);
  expect(snapshotOf(picture).url).toBe('');
});

test('a drawing has no size of its own', async () => {
  const file = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], '.svg', { type: 'image/svg+xml' });
  const { caption, naturalWidth, variants } = await addedPicture(file);
  expect([caption, naturalWidth, variants[0].url]).toEqual(['.svg', undefined, expect.stringMatching(/^data:/)]);
});

test('what only calls itself a picture is refused', async () => {
  await expect(addedPicture(new File(['no picture'], 'a.png', { type: 'image/png' }))).rejects.toThrow();
});
