import { collectImages, type CollectOptions } from '../../../lib/page/collect.ts';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';

/** Where the pictures of the test pages are said to be: a port that browsers refuse at once, without a request. */
export const site = 'https://pictures.test:9/';

/** A page of its own, with its own resource timing, style sheets and globals. Removed by `removeFrames`. */
export async function frameOf(html: string): Promise<{ document: Document; window: Window & typeof globalThis }> {
  const frame = document.createElement('iframe');
  frame.className = 'test-page';
  frame.width = '1000';
  frame.srcdoc = `<!doctype html><base href="${site}">${html}`;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument || !frame.contentWindow) throw new Error('The frame has no document.');
  return { document: frame.contentDocument, window: frame.contentWindow as Window & typeof globalThis };
}

export function removeFrames(): void {
  for (const frame of document.querySelectorAll('.test-page')) frame.remove();
}

export async function collectFrom(html: string, options?: CollectOptions): Promise<PageImage[]> {
  return collectImages((await frameOf(html)).document, options);
}

/** The variants of each picture, without the site. */
export function names(images: readonly PageImage[]): string[] {
  return images.map(({ variants }) => variants.map(({ url }) => url.replace(site, '')).join(' '));
}

/** A real picture of one colour as a `data:` URL. */
export function pngOf(width: number, height: number, colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.toDataURL('image/png');
}
