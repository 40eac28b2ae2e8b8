import { jsonPictures } from '../core/pictures/jsonPictures.ts';
import type { DocumentReading } from './documentReading.ts';

/** Names of `meta` elements whose content is the address of an image. */
const imageNames =
  /^(?:og:image(?::(?:secure_)?url)?|twitter:image(?::src|\d)?|image|thumbnail(?:url)?|msapplication-(?:tileimage|\w+logo))$/i;
/** Types of links that lead to an image. */
const iconTypes = /(?:^|\s)(?:icon|apple-touch-icon(?:-precomposed)?|mask-icon|fluid-icon)(?:\s|$)/i;
const imageTypes = /(?:^|\s)image_src(?:\s|$)/i;

/** Characters of a JSON-LD text: reading it is one task. */
const longestData = 1 << 20;

/** Since a page is read again whenever it changes. */
const descriptions = new WeakMap<
  Element,
  { readonly json: string; readonly pictures: ReturnType<typeof jsonPictures> }
>();

/** Reads a `script` element that holds JSON-LD, which describes the page to search engines. */
export function readScript(script: Element, { reading, base }: DocumentReading): void {
  if (!/^\s*application\/ld\+json/i.test(script.getAttribute('type') ?? '')) return;
  const json = script.textContent ?? '';
  if (json.length > longestData) return;
  let described = descriptions.get(script);
  if (described?.json !== json) {
    reading.hasWorked = true;
    described = { json, pictures: jsonPictures(json, '', true) };
    descriptions.set(script, described);
  }
  for (const { addresses, caption } of described.pictures) {
    const groups = addresses.map(({ url, ...facts }) => reading.written(url, base, facts));
    reading.declare('meta', script, groups, { title: caption });
  }
}

/** Reads a `meta` element: what the page gives others to show for it. */
export function readMeta(meta: Element, { reading, base }: DocumentReading): void {
  const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '';
  if (imageNames.test(name)) reading.declare('meta', meta, [reading.written(meta.getAttribute('content'), base)]);
}

/** Reads a `link` element: icons, `image_src`, images loaded ahead. */
export function readLinkElement(link: Element, { reading, base }: DocumentReading): void {
  const rel = link.getAttribute('rel') ?? '';
  if (rel === 'stylesheet') return;
  const isAhead = /preload|prefetch/i.test(rel) && /^image$/i.test(link.getAttribute('as') ?? '');
  const isIcon = iconTypes.test(rel);
  if (!isAhead && !isIcon && !imageTypes.test(rel) && !imageNames.test(link.getAttribute('itemprop') ?? '')) return;
  const group = reading.written(link.getAttribute('href'), base, iconSize(link));
  const srcset = link.getAttribute('imagesrcset');
  if (srcset) reading.addSrcset(srcset, base, group);
  reading.declare(isIcon ? 'icon' : 'meta', link, [group]);
}

/** The largest of an icon's sizes. */
function iconSize(link: Element): { width?: number; height?: number } {
  let largest: { width?: number; height?: number } = {};
  for (const [, width, height] of (link.getAttribute('sizes') ?? '').slice(0, 1000).matchAll(/(\d{1,5})x(\d{1,5})/gi)) {
    if (Number(width) > (largest.width ?? 0)) largest = { width: Number(width), height: Number(height) };
  }
  return largest;
}
