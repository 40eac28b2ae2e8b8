import { dataUrlSize } from '../core/pictures/imageHeader.ts';
import { smallSide } from '../core/pictures/variants.ts';
import type { DocumentReading } from './documentReading.ts';
import type { Pace } from './pace.ts';
import { pictureCaptions } from './captionTexts.ts';
import type { PageReading } from './pageReading.ts';

/** By canvas, as `data:` URLs. */
export type CanvasSnapshots = WeakMap<Element, string>;

/** Pixels of a side to which a canvas is drawn in order to see whether it shows anything. */
const probeSide = 16;
const mostPixels = 16_000_000;
/** Characters of all snapshots of a page. */
const mostCharacters = 64_000_000;
/**
 * A browser may leave a picture unencoded for good, as when its frame is gone. Chromium encodes when it has nothing else to
 * do, or else after eleven seconds (`canvas_async_blob_creator.cc`).
 */
const longestWait = 15_000;

/** Reads a `canvas`: its place now, its picture in `takeSnapshots`. */
export function readCanvas(element: Element, within: DocumentReading): void {
  const canvas = element as HTMLCanvasElement;
  const { reading, view } = within;
  // A smaller one is a counter, or a probe of what the browser can do.
  if (!view || !(canvas.width > smallSide) || !(canvas.height > smallSide)) return;
  const { groups } = reading.add('canvas', canvas, [[]], pictureCaptions(canvas, within, null));
  const [group] = groups;
  if (group) reading.canvases.push({ canvas, group });
}

/**
 * Gives each canvas that shows something its picture, as it is at this moment or was in an earlier snapshot. Nothing is
 * asked of the page's canvas but to be drawn and encoded: a context of it might be the wrong one for the page. One with
 * pixels of other sites cannot be read, and is left out.
 */
export async function takeSnapshots(
  { canvases }: PageReading,
  pace: Pace,
  snapshots: CanvasSnapshots | undefined,
): Promise<void> {
  let room = mostCharacters;
  for (const { canvas, group } of canvases) {
    let url = snapshots?.get(canvas) ?? null;
    if (url === null && canvas.width * canvas.height <= mostPixels && room > 0) {
      if (pace.due()) await pace.pause();
      url = showsSomething(canvas) ? await snapshotOf(canvas) : null;
      if (url !== null) snapshots?.set(canvas, url);
    }
    if (url === null || url.length > room) continue;
    room -= url.length;
    group.push({ url, id: url, mediaType: 'image/png', ...dataUrlSize(url) });
  }
}

/** Whether a canvas may be read and is not blank. */
function showsSomething(canvas: HTMLCanvasElement): boolean {
  try {
    const probe = new OffscreenCanvas(probeSide, probeSide).getContext('2d', { willReadFrequently: true });
    if (!probe) return false;
    probe.imageSmoothingQuality = 'medium';
    probe.drawImage(canvas, 0, 0, probeSide, probeSide);
    const { data } = probe.getImageData(0, 0, probeSide, probeSide);
    return data.some((value, index) => index % 4 === 3 && value > 0);
  } catch {
    return false;
  }
}

async function snapshotOf(canvas: HTMLCanvasElement): Promise<string | null> {
  return new Promise((resolve) => {
    const giveUp = (): void => resolve(null);
    setTimeout(giveUp, longestWait);
    try {
      canvas.toBlob((blob) => {
        if (!blob) return giveUp();
        const reader = new FileReader();
        reader.addEventListener('load', () => resolve(reader.result as string));
        reader.addEventListener('error', giveUp);
        reader.readAsDataURL(blob);
      }, 'image/png');
    } catch {
      giveUp();
    }
  });
}
