import type { GalleryValue } from '../../../lib/core/pictures/galleryImage.ts';
import { drawPicture } from './drawPicture.ts';
import { isBlob } from './pictureForms.ts';
import type { PictureObject } from './pictureForms.ts';

/** Addresses of pictures that are held in memory, for as long as they are shown. */
export interface ObjectUrls {
  /**
   * An object URL; until it is made, that of an empty picture as large as the object, as far as that is known. Empty for an
   * object that could not be drawn.
   */
  readonly urlOf: (object: PictureObject) => string;
  /** Always the same for the same object. */
  readonly keyOf: (object: object) => string;
  /** The object that an address stands for. */
  readonly objectAt: (url: string) => PictureObject | undefined;
  /** Revokes the addresses that are not among the images of these entries. */
  readonly keepOnly: (values: readonly GalleryValue[]) => void;
  readonly dispose: () => void;
}

export interface ObjectUrlsOptions {
  /** Some objects have another address now. */
  readonly onMade: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** Blobs of one list that get their URL at once. It takes the browser up to half a millisecond. */
const AT_ONCE = 32;
/** Milliseconds of work in one go at least. */
const SLICE = 5;
/** Milliseconds between two reports, and a little more for each picture: with each the whole list is read again. */
const REPORT_EVERY = 200;
const REPORT_LATER = 0.1;

/** Room that is kept for a picture of which nothing is known. */
const UNKNOWN_SIZE = { width: 3, height: 2 };
const EMPTY = 'data:image/svg+xml;empty,';

/** Whether an address stands in for one that is still to be made. */
export function isWaiting(url: string): boolean {
  return url.startsWith(EMPTY);
}

let made = 0;
/** Keys may be stored by whoever hears of them, and must not mean another picture the next time. */
const origin = Math.random().toString(36).slice(2, 8);

export function createObjectUrls({ onMade, onProblem }: ObjectUrlsOptions): ObjectUrls {
  const keys = new WeakMap<object, string>();
  const urls = new Map<PictureObject, string>();
  const objects = new Map<string, PictureObject>();
  const waiting = new Set<PictureObject>();
  let isMaking = false;

  function setUrl(object: PictureObject, url: string): void {
    objects.delete(urls.get(object) ?? '');
    urls.set(object, url);
    objects.set(url, object);
  }

  function forget(object: PictureObject): void {
    const url = urls.get(object) ?? '';
    urls.delete(object);
    objects.delete(url);
    waiting.delete(object);
    if (url.startsWith('blob:')) URL.revokeObjectURL(url);
  }

  /** One after the other, in between other work: not all of them are in memory a second time. */
  async function makeLater(): Promise<void> {
    let reported = -Infinity;
    let sliceEnd = 0;
    for (const object of waiting) {
      if (performance.now() >= sliceEnd) {
        const spare = await idle();
        sliceEnd = performance.now() + Math.max(SLICE, spare);
      }
      if (!waiting.delete(object)) continue;
      try {
        const file = isBlob(object) ? object : await drawPicture(object);
        if (urls.has(object)) setUrl(object, URL.createObjectURL(file));
      } catch (error) {
        urls.set(object, '');
        onProblem(error);
      }
      const isSoon = performance.now() - reported < REPORT_EVERY + REPORT_LATER * urls.size;
      if (waiting.size > 0 && (isSoon || performance.now() < sliceEnd)) continue;
      reported = performance.now();
      onMade();
    }
    isMaking = false;
  }

  return {
    urlOf(object) {
      const known = urls.get(object);
      if (known !== undefined) return known;
      if (isBlob(object) && urls.size < AT_ONCE) {
        setUrl(object, URL.createObjectURL(object));
      } else {
        setUrl(object, emptyPicture(object, ++made));
        waiting.add(object);
        if (!isMaking) {
          isMaking = true;
          void makeLater();
        }
      }
      return urls.get(object) ?? '';
    },
    keyOf(object) {
      const key = keys.get(object) ?? `object-${origin}-${++made}`;
      keys.set(object, key);
      return key;
    },
    objectAt: (url) => objects.get(url),
    keepOnly(values) {
      if (urls.size === 0) return;
      const shown = new Set(values.map(addressOf));
      for (const [object, url] of urls) if (!shown.has(url)) forget(object);
    },
    dispose() {
      for (const object of urls.keys()) forget(object);
    },
  };
}

function addressOf(value: GalleryValue): string {
  if (typeof value === 'string') return value;
  const image = Array.isArray(value) ? value[0] : 'image' in value ? value.image : value;
  return typeof image === 'string' ? image : (image.url ?? '');
}

function emptyPicture(object: PictureObject, number: number): string {
  const { width, height } = isBlob(object) ? UNKNOWN_SIZE : object;
  return `${EMPTY}%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/%3E#${number}`;
}

/** Answers how many milliseconds nothing else is waiting for. */
function idle(): Promise<number> {
  return new Promise((resolve) => {
    const timeout = { timeout: 200 };
    // Safari does not have it.
    if ('requestIdleCallback' in globalThis) requestIdleCallback((spare) => resolve(spare.timeRemaining()), timeout);
    else setTimeout(() => resolve(0), 16);
  });
}
