import { afterEach, expect, test, vi } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { collectImages } from '../../../lib/page/collect.ts';
import { frameOf, names, removeFrames } from './frames.ts';

afterEach(() => {
  removeFrames();
  vi.restoreAllMocks();
});

/** Adds a canvas with a square of a colour in its middle. */
function addCanvas(page: Document, colour: string, width = 60, height = 40): HTMLCanvasElement {
  const canvas = page.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  paint(canvas, colour);
  page.body.append(canvas);
  return canvas;
}

function paint(canvas: HTMLCanvasElement, colour: string): void {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = colour;
  context.fillRect(canvas.width / 4, canvas.height / 4, canvas.width / 2, canvas.height / 2);
}

const shown = (images: readonly PageImage[]): string[] =>
  images.map(({ source, variants: [{ url, width, height }] }) => `${source} ${url.slice(0, 15)} ${width}x${height}`);

test('a canvas is a picture at its place', async () => {
  const { document: page } = await frameOf('<img src=1.jpg>');
  addCanvas(page, 'teal').ariaLabel = 'Chart';
  page.body.insertAdjacentHTML('beforeend', '<img src=2.jpg>');
  const images = await collectImages(page);
  expect(shown(images)[1]).toBe('canvas data:image/png; 60x40');
  expect(images[1]?.caption).toBe('Chart');
  expect([names(images)[0], names(images)[2]]).toEqual(['1.jpg', '2.jpg']);
  const image = new Image();
  image.src = images[1]?.variants[0].url ?? '';
  await image.decode();
  expect([image.naturalWidth, image.naturalHeight]).toEqual([60, 40]);
});

test.each<[what: string, add: (page: Document) => unknown]>([
  ['a blank one', (page) => addCanvas(page, 'transparent')],
  ['one without a context', (page) => page.body.append(page.createElement('canvas'))],
  ['a narrow one', (page) => addCanvas(page, 'teal', 16, 400)],
  ['a low one', (page) => addCanvas(page, 'teal', 400, 16)],
  ['one of no size', (page) => addCanvas(page, 'teal', 0, 0)],
  ['one of more than 16 megapixels', (page) => addCanvas(page, 'teal', 4001, 4000)],
  [
    'one with pixels that may not be read',
    (page) => {
      addCanvas(page, 'teal');
      // What a tainted canvas taints in turn throws this; no other site can be asked for a picture here.
      vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(() => {
        throw new DOMException('tainted', 'SecurityError');
      });
    },
  ],
  [
    'one that cannot be encoded',
    (page) => {
      addCanvas(page, 'teal').toBlob = () => {
        throw new DOMException('tainted', 'SecurityError');
      };
    },
  ],
  [
    'one that was handed to a worker',
    (page) => {
      const canvas = page.createElement('canvas');
      page.body.append(canvas);
      canvas.transferControlToOffscreen();
    },
  ],
  ['another element of that name', (page) => page.body.append(page.createElementNS('x', 'canvas'))],
])('%s is none', async (_, add) => {
  const { document: page } = await frameOf('');
  await add(page);
  expect(shown(await collectImages(page))).toEqual([]);
});

test('the contexts of the page’s canvases are left alone', async () => {
  const { document: page, window } = await frameOf('');
  const canvas = addCanvas(page, 'teal');
  const asked = vi.spyOn(window.HTMLCanvasElement.prototype, 'getContext');
  await collectImages(page);
  expect(asked).not.toHaveBeenCalled();
  expect(canvas.width).toBe(60);
});

test('earlier snapshots are listed as they are, and new ones are added', async () => {
  const { document: page } = await frameOf('');
  const canvasSnapshots = new WeakMap<Element, string>();
  const canvas = addCanvas(page, 'teal');
  const [first] = await collectImages(page, { canvasSnapshots });
  paint(canvas, 'maroon');
  expect(await collectImages(page, { canvasSnapshots })).toEqual([first]);
  expect(canvasSnapshots.get(canvas)).toBe(first?.variants[0].url);
  expect((await collectImages(page))[0]?.key).not.toBe(first?.key);
  addCanvas(page, 'navy', 30, 20);
  expect(shown(await collectImages(page, { canvasSnapshots }))).toEqual([
    'canvas data:image/png; 60x40',
    'canvas data:image/png; 30x20',
  ]);
});

test('canvases of frames and shadow trees are read', async () => {
  const { document: page } = await frameOf('<iframe srcdoc="<p>x</p>"></iframe><div></div>');
  const frame = page.querySelector('iframe');
  if (frame?.contentDocument?.readyState !== 'complete' || frame.contentDocument.URL !== 'about:srcdoc') {
    await new Promise((resolve) => frame?.addEventListener('load', resolve));
  }
  if (frame?.contentDocument) addCanvas(frame.contentDocument, 'teal');
  page
    .querySelector('div')
    ?.attachShadow({ mode: 'open' })
    .append(addCanvas(page, 'navy', 30, 20));
  expect(shown(await collectImages(page))).toEqual(['canvas data:image/png; 60x40', 'canvas data:image/png; 30x20']);
});

test('all else is handed over before a canvas is encoded', async () => {
  const { document: page } = await frameOf('<img src=1.jpg>');
  const canvas = addCanvas(page, 'teal');
  const order: string[] = [];
  const { toBlob } = HTMLCanvasElement.prototype;
  canvas.toBlob = function encode(callback, type): void {
    order.push('encode');
    toBlob.call(this, callback, type);
  };
  await collectImages(page, { onBatch: (images) => order.push(...images.map(({ source }) => source)) });
  expect(order).toEqual(['img', 'encode', 'canvas']);
});

test('in a document that is only text there is none', async () => {
  const page = new DOMParser().parseFromString('<canvas width=99 height=99></canvas>', 'text/html');
  expect(await collectImages(page)).toEqual([]);
});
