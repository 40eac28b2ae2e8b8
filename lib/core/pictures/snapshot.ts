import { canonicalUrl } from './canonicalUrl.ts';
import type { PictureSnapshot } from '../judging/judge.ts';
import { originalSize } from './originalSize.ts';
import type { PageImage } from './pageImage.ts';

/** Longer addresses find nothing again in practice, and would fill a message. */
const MAX_ALIAS = 8192;
const MAX_ALIASES = 200;
/** A picture that is its own address is kept whole up to this many characters. */
const MAX_DATA_URL = 262_144;
const MAX_CAPTION = 1000;

/** What a Like remembers of a picture as it is on its page. */
export function snapshotOf(image: PageImage): PictureSnapshot {
  const [largest] = image.variants;
  const size = originalSize(image);
  return {
    url: lastingUrl(largest.url),
    aliases: aliasesOf(image),
    caption: image.caption.slice(0, MAX_CAPTION),
    ...(size !== null && isPixels(size.width) && isPixels(size.height) ? size : {}),
    ...(largest.mediaType === undefined ? {} : { mediaType: largest.mediaType.slice(0, 128) }),
  };
}

/** The canonical URLs a picture is known under on its page. */
export function aliasesOf({ variants }: PageImage): string[] {
  const aliases = new Set<string>();
  for (const { url } of variants) {
    const canonical = url.length > MAX_ALIAS ? null : canonicalUrl(url);
    if (canonical !== null) aliases.add(canonical);
    if (aliases.size === MAX_ALIASES) break;
  }
  return [...aliases];
}

function lastingUrl(url: string): string {
  if (url.startsWith('data:image/')) return url.length <= MAX_DATA_URL ? url : '';
  return canonicalUrl(url) === null || url.length > MAX_ALIAS ? '' : url;
}

function isPixels(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels > 0 && pixels <= 1_000_000;
}
