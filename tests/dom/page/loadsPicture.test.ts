import { afterEach, expect, test, vi } from 'vitest';
import { loadsPicture } from '../../../lib/page/loadsPicture.ts';
import { brokenUrl, drawnPicture } from '../gallery/pictures.ts';
import { elsewhere, photographUrl } from './photographs.ts';

const { signal } = new AbortController();

afterEach(() => vi.restoreAllMocks());

test('a picture that is there, on this and on another site', async () => {
  expect(await loadsPicture(await photographUrl('coffee'), { signal })).toBe('loaded');
  expect(await loadsPicture(elsewhere(await photographUrl('coffee')), { signal })).toBe('loaded');
  expect(await loadsPicture(drawnPicture(30, 30), { signal })).toBe('loaded');
});

test('one that is not, and what is no picture', async () => {
  expect(await loadsPicture(brokenUrl, { signal })).toBe('failed');
  expect(await loadsPicture(new URL('/no-such-picture.jpg', location.href).href, { signal })).toBe('failed');
  expect(await loadsPicture(location.href, { signal })).toBe('failed');
  expect(await loadsPicture('', { signal })).toBe('failed');
});

test('one that takes too long', async () => {
  const given = vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(() => undefined);
  expect(await loadsPicture(brokenUrl, { signal }, 20)).toBe('late');
  // It is let go of.
  expect(given.mock.calls).toEqual([[brokenUrl], ['']]);
});

test('stopped it rejects at once', async () => {
  vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(() => undefined);
  const stopping = new AbortController();
  const loading = loadsPicture(brokenUrl, { signal: stopping.signal });
  stopping.abort(new Error('enough'));
  await expect(loading).rejects.toThrow('enough');
  await expect(loadsPicture(brokenUrl, { signal: stopping.signal })).rejects.toThrow('enough');
});

test('it tells nobody where it comes from, and shows nothing', async () => {
  const images: HTMLImageElement[] = [];
  const Real = Image;
  vi.stubGlobal('Image', function Recorded() {
    const image = new Real();
    images.push(image);
    return image;
  });
  await loadsPicture(drawnPicture(30, 30), { signal });
  vi.unstubAllGlobals();
  expect(images.map(({ referrerPolicy, isConnected }) => [referrerPolicy, isConnected])).toEqual([
    ['no-referrer', false],
  ]);
});
