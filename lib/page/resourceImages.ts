import { namesImageFormat } from '../core/mediaType.ts';
import { resolvedCandidate } from '../core/variants.ts';
import { documentProperty } from './clobberProof.ts';
import { cursorImages } from './cursorImages.ts';
import type { PageReading } from './pageReading.ts';

/** A 1 × 1 GIF or PNG has fewer bytes. */
const trackerBytes = 100;
/** What counting pixels are usually called. */
const trackerNames =
  /pixel|beacon|track|collect|impression|count|stat|metric|event|\/log|\/b\/ss|[?&](?:uid|cid|ev|event)=/i;
/** Where browsers look for a page's icon unasked; they report such a request as any other. */
const iconNames = /\/(?:favicon|apple-touch-icon)[^/?]*(?:\?|$)/i;

/** A cursor's file by its ending. */
const cursorName = /\.cur(?:[?#]|$)/i;

/** What the browser fetched without it being found anywhere else: images that were shown and then removed, say. */
export function readResources(document: Document, reading: PageReading, known: Set<string>): void {
  const view = documentProperty(document, 'defaultView');
  if (!view) return;
  let cursors: Set<string> | null = null;
  for (const entry of view.performance.getEntriesByType('resource')) {
    const { name, initiatorType } = entry as PerformanceResourceTiming;
    const isImage = /^(?:img|image|input|icon)$/.test(initiatorType);
    // A fragment of an SVG file is what a `use` element shows.
    if ((!isImage && !namesImageFormat(name)) || /\.svg(?:\?[^#]*)?#/i.test(name) || cursorName.test(name)) continue;
    const candidate = resolvedCandidate(name);
    if (!candidate || known.has(candidate.id) || !URL.canParse(name)) continue;
    known.add(candidate.id);
    // All of the page's rules are read for them, hence only where a style sheet had something unknown fetched.
    if (initiatorType === 'css' && (cursors ??= cursorImages(document)).has(candidate.id)) continue;
    const { decodedBodySize } = entry as PerformanceResourceTiming;
    // Zero bytes means unknown for what other sites served.
    const counts =
      decodedBodySize > 0 ? decodedBodySize < trackerBytes : trackerNames.test(name) && !namesImageFormat(name);
    if (!counts)
      reading.declare(initiatorType === 'icon' || iconNames.test(name) ? 'icon' : 'resource', null, [[candidate]]);
  }
}
