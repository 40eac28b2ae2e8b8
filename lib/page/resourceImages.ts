import { namesImageFormat } from '../core/mediaType.ts';
import type { PageReading } from './pageReading.ts';

/** A 1 × 1 GIF or PNG has fewer bytes. */
const trackerBytes = 100;
/** What counting pixels are usually called. */
const trackerNames =
  /pixel|beacon|track|collect|impression|count|stat|metric|event|\/log|\/b\/ss|[?&](?:uid|cid|ev|event)=/i;

/** What the browser fetched without it being found anywhere else: images that were shown and then removed, say. */
export function readResources(view: Window, reading: PageReading, known: Set<string>): void {
  for (const entry of view.performance.getEntriesByType('resource')) {
    if (!isImage(entry as PerformanceResourceTiming)) continue;
    const group = reading.resolved(entry.name);
    if (!group[0] || known.has(group[0].id)) continue;
    known.add(group[0].id);
    reading.declare('resource', null, group);
  }
}

function isImage({ name, initiatorType, decodedBodySize }: PerformanceResourceTiming): boolean {
  // Zero means unknown for what other sites served.
  if (decodedBodySize > 0 && decodedBodySize < trackerBytes) return false;
  if (namesImageFormat(name)) return true;
  return /^(?:img|image|input|icon)$/.test(initiatorType) && (decodedBodySize > 0 || !trackerNames.test(name));
}
