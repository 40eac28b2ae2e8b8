import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageImage, Variant } from '../../../lib/core/pictures/pageImage.ts';
import { shownThumbnail } from '../../../lib/page/shownThumbnail.ts';
import { pngOf } from './frames.ts';
import { elsewhere, loaded, photographUrl } from './photographs.ts';

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  place.remove();
  vi.restoreAllMocks();
});

function picture(...urls: readonly [string, ...string[]]): PageImage {
  const [first, ...others] = urls.map((url): Variant => ({ url }));
  return { key: 'a', variants: [first as Variant, ...others], caption: 'a', source: 'img' };
}

async function show(url: string, within: Element | ShadowRoot = place): Promise<void> {
  within.append(await loaded(url));
}

const wideAs = async (thumbnail: Awaited<ReturnType<typeof shownThumbnail>>) => {
  if (thumbnail === null) return null;
  const { image, mediaType, width } = thumbnail;
  const again = await loaded(`data:${mediaType};base64,${image}`);
  expect(again.naturalWidth).toBe(width);
  return width;
};

test('of a picture that the page shows, as a message carries it', async () => {
  const url = await photographUrl('coffee');
  await show(url);
  const made = await shownThumbnail(picture(url), [document]);
  expect(made).toMatchObject({ mediaType: 'image/webp', look: expect.stringMatching(/^[\da-f]{16}$/) as string });
  expect(await wideAs(made)).toBe(320);
  expect(made?.image.length).toBeLessThan(60_000);
});

test('of the smallest variant that is large enough', async () => {
  const urls = [1000, 500, 200].map((width) => pngOf(width, 100, 'teal')) as [string, string, string];
  for (const url of urls) await show(url);
  const drawn = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'drawImage');
  await shownThumbnail(picture(...urls), [document]);
  expect(drawn.mock.calls[0]?.[0]).toHaveProperty('naturalWidth', 500);
  drawn.mockClear();
  await shownThumbnail(picture(urls[2], pngOf(100, 100, 'teal')), [document]);
  expect(drawn.mock.calls[0]?.[0]).toHaveProperty('naturalWidth', 200);
});

test('the first tree that shows it is read', async () => {
  const tree = place.attachShadow({ mode: 'closed' });
  const [inTree, inPage] = [pngOf(150, 100, 'teal'), pngOf(400, 100, 'teal')];
  await show(inTree, tree);
  document.body.append(await loaded(inPage));
  expect(await wideAs(await shownThumbnail(picture(inPage, inTree), [tree, document]))).toBe(150);
  expect(await wideAs(await shownThumbnail(picture(inPage), [tree, document]))).toBe(320);
  document.querySelector('body > img')?.remove();
});

test.each([
  ['another site’s, though the page shows it', async () => elsewhere(await photographUrl('coffee'))],
  ['one that nothing shows', async () => null],
])('none of %s', async (_, shown) => {
  const url = await shown();
  if (url !== null) await show(url);
  expect(await shownThumbnail(picture(url ?? (await photographUrl('coffee'))), [document])).toBeNull();
});

test('nothing is requested', async () => {
  const url = await photographUrl('rocket');
  const before = performance.getEntriesByType('resource').length;
  const unshown = picture(`${url}?unshown`, elsewhere(`${url}?unshown`), `${url}?other`);
  expect(await shownThumbnail(unshown, [document])).toBeNull();
  expect(performance.getEntriesByType('resource').slice(before)).toEqual([]);
});
