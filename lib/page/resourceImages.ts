import { namesImageFormat } from '../core/pictures/mediaType.ts';
import { resolvedCandidate } from '../core/pictures/variants.ts';
import { documentProperty } from './clobberProof.ts';
import { cursorImages } from './cursorImages.ts';
import type { PagePlace } from './pageReading.ts';

/** A 1 × 1 GIF or PNG has fewer bytes. */
const trackerBytes = 100;
/** What counting pixels are usually called. */
const trackerNames =
  /pixel|beacon|track|collect|impression|count|stat|metric|event|\/log|\/b\/ss|[?&](?:uid|cid|ev|event)=/i;
/** Where browsers look for a page's icon unasked; they report such a request as any other. */
const iconNames = /\/(?:favicon|apple-touch-icon)[^/?]*(?:\?|$)/i;
const imageInitiators = /^(?:img|image|input|icon)$/;
/** A fragment of an SVG file is what a `use` element shows; a cursor's file is told by its ending. */
const noPicture = /\.svg(?:\?[^#]*)?#|\.cur(?:[?#]|$)/i;

/**
 * What the browser fetched for documents without it being found anywhere else: images that were shown and then removed,
 * say. `addresses` are those found, as candidates are compared.
 */
export function readResources(
  documents: Iterable<Document>,
  addresses: { readonly has: (id: string) => boolean },
): PagePlace[] {
  const places: PagePlace[] = [];
  for (const document of documents) {
    let cursors: Set<string> | null = null;
    // All of the page's rules are read for them, hence only where a style sheet had something unknown fetched.
    const isCursor = (id: string): boolean => (cursors ??= cursorImages(document)).has(id);
    const view = documentProperty(document, 'defaultView');
    for (const entry of view?.performance.getEntriesByType('resource') ?? []) {
      const { name, initiatorType, decodedBodySize } = entry as PerformanceResourceTiming;
      if ((!imageInitiators.test(initiatorType) && !namesImageFormat(name)) || noPicture.test(name)) continue;
      const candidate = resolvedCandidate(name);
      if (!candidate || addresses.has(candidate.id) || !URL.canParse(name)) continue;
      if (initiatorType === 'css' && isCursor(candidate.id)) continue;
      // Zero bytes means unknown for what other sites served.
      const counts =
        decodedBodySize > 0 ? decodedBodySize < trackerBytes : trackerNames.test(name) && !namesImageFormat(name);
      if (counts) continue;
      const source = initiatorType === 'icon' || iconNames.test(name) ? 'icon' : 'resource';
      places.push({ source, element: null, groups: [[candidate]], captions: {} });
    }
  }
  return places;
}
