import { useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { originalSizeFrom } from '../gallery/cards/cardShape.ts';
import type { PictureSize } from '../gallery/cards/cardShape.ts';

/** Which variant of a picture is shown large, and how far it has come. */
export interface ShownVariant {
  /** `undefined` when none is left to be tried. */
  readonly url: string | undefined;
  readonly state: 'waiting' | 'arrived' | 'failed';
  /** Of the original, as the browser found it, else as it was given. */
  readonly size: PictureSize | undefined;
  /** What was asked for and could not be loaded; the original, if nothing else was asked for. */
  readonly missing: string | undefined;
  /** Grows when everything is tried again. */
  readonly attempt: number;
  readonly choose: (url: string) => void;
  readonly retry: () => void;
  readonly noteArrival: (url: string, image: HTMLImageElement) => void;
  readonly noteFailure: (url: string) => void;
}

interface Progress {
  readonly key: string;
  readonly chosen: string | undefined;
  readonly failed: ReadonlySet<string>;
  readonly arrived: string | undefined;
  readonly size: PictureSize | undefined;
  readonly attempt: number;
}

const NONE: ReadonlySet<string> = new Set();

/** The original, else the next largest variant that can be loaded; or the one that was chosen. Starts anew with each picture. */
export function useShownVariant(item: GalleryItem, known: PictureSize | undefined): ShownVariant {
  const [latest, setLatest] = useState<Progress>();
  const fresh = { key: item.key, chosen: undefined, failed: NONE, arrived: undefined, size: undefined, attempt: 0 };
  const progress = latest?.key === item.key ? latest : fresh;
  const { chosen, failed, arrived, attempt } = progress;
  const wanted = chosen ?? item.variants[0].url;
  const url =
    wanted !== '' && !failed.has(wanted)
      ? wanted
      : item.variants.find((variant) => variant.url !== '' && !failed.has(variant.url))?.url;

  function change(changes: Partial<Progress>): void {
    setLatest((before) => ({ ...(before?.key === item.key ? before : fresh), ...changes }));
  }

  return {
    url,
    state: url === undefined ? 'failed' : arrived === url ? 'arrived' : 'waiting',
    size: sensible(progress.size) ?? sensible(known),
    missing: wanted === '' || failed.has(wanted) ? wanted : undefined,
    attempt,
    choose: (variant) => change({ chosen: variant, failed: NONE }),
    retry: () => change({ failed: NONE, arrived: undefined, attempt: attempt + 1 }),
    noteArrival: (variant, image) =>
      change({
        arrived: variant,
        // The original has told its size: a smaller variant knows it less well.
        ...(progress.size && !progress.size.proportionsOnly ? {} : { size: originalSizeFrom(item, variant, image) }),
      }),
    noteFailure: (variant) => change({ failed: new Set([...failed, variant]) }),
  };
}

/** Drawings without a size of their own, and empty pictures, have none or zero. */
function sensible(size: PictureSize | undefined): PictureSize | undefined {
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}
