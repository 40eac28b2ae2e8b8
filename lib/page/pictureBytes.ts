import { dataUrlBytes } from '../core/pictures/dataUrl.ts';
import type { PageImage } from '../core/pictures/pageImage.ts';
import { documentProperty } from './clobberProof.ts';

/** Characters of a `data:` URL whose bytes are counted. */
const longestData = 1 << 22;

/** How many bytes a picture's largest variant has, as far as the browser tells what it has fetched for the page. */
export function pictureBytes(root: Document, { variants: [{ url }] }: PageImage): number | undefined {
  if (/^data:/i.test(url)) return url.length > longestData ? undefined : countBytes(url);
  const { performance } = documentProperty(root, 'defaultView') ?? {};
  const entries = performance?.getEntriesByName(url, 'resource') ?? [];
  // Zero means unknown for what other sites served.
  const sizes = entries.map((entry) => (entry as PerformanceResourceTiming).encodedBodySize);
  return sizes.findLast((size) => size > 0);
}

function countBytes(url: string): number {
  let bytes = 0;
  for (const piece of dataUrlBytes(url)) bytes += piece.length;
  return bytes;
}
