import type { PhotographName } from '../../../scripts/demo/photos/catalogue.ts';

const urls = import.meta.glob<string>('../../../scripts/demo/photos/*.jpg', { query: '?url', import: 'default' });

/** The address of one of the demo's photographs, on the tests' own server. */
export async function photographUrl(name: PhotographName): Promise<string> {
  const url = await urls[`../../../scripts/demo/photos/${name}.jpg`]?.();
  if (url === undefined) throw new Error(`There is no photograph ${name}.`);
  return new URL(url, location.href).href;
}

/** The same server under another name, which is another site to a browser. */
export function elsewhere(url: string): string {
  const { hostname } = new URL(url);
  return url.replace(hostname, hostname === 'localhost' ? '127.0.0.1' : 'localhost');
}

export async function loaded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
