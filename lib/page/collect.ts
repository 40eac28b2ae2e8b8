import { captionOf, mergeCaptionTexts } from '../core/pictures/caption.ts';
import { mediaTypeOf } from '../core/pictures/mediaType.ts';
import { mergePlaces, mergePlacesInSteps, type MergedPicture } from '../core/pictures/mergePlaces.ts';
import type { PageImage, Variant } from '../core/pictures/pageImage.ts';
import { pictureKey } from '../core/pictures/pictureKey.ts';
import { orderVariants, type Candidate } from '../core/pictures/variants.ts';
import { beginDocument } from './documentReading.ts';
import { readImageElement } from './imageElement.ts';
import { createPace, inPace, yieldToPage, type Pace } from './pace.ts';
import { PageReading, type PagePlace } from './pageReading.ts';
import { keysOf } from './pictureKeys.ts';
import { readPage } from './readPage.ts';
import { readResources } from './resourceImages.ts';

/** Images that are read before all else, about as many as a screen shows. */
const mostFirstImages = 24;

export interface CollectOptions {
  /**
   * Called with pictures as they are found, so that the first can be shown while a long page is still being read, and
   * with the rest at the end. A picture handed over early may turn out to be another one's smaller variant: the list
   * that `collectImages` resolves to is the whole truth and replaces all batches.
   */
  readonly onBatch?: (images: readonly PageImage[]) => void;
  /** Aborting it makes the promise reject with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Opens closed shadow roots too, as `chrome.dom.openOrClosedShadowRoot` does; called for custom elements and for
   * empty ones that show no open root.
   */
  readonly openShadowRoot?: (element: Element) => ShadowRoot | null;
  /** Ends the present task. By default `scheduler.yield`, or a message to ourselves. */
  readonly yield?: () => Promise<void>;
  /** Called at the end for each picture that an element shows, with the first such element. Hold it weakly. */
  readonly onElement?: (key: string, element: Element) => void;
  /**
   * Snapshots of canvases taken before, as `data:` URLs by canvas: those are listed again as they are, and new ones are
   * added. Without it every canvas is taken anew, and one that moves is another picture each time.
   */
  readonly canvasSnapshots?: WeakMap<Element, string>;
  /** Called for every document and shadow tree as it is read, those of frames and closed ones included. */
  readonly onTree?: (tree: Document | ShadowRoot) => void;
  /**
   * Called for every frame whose document may not be read, another site's or a sandboxed one, where it has an address
   * or a `srcdoc` and is displayed larger than 16 pixels on both sides.
   */
  readonly onClosedFrame?: (frame: Element) => void;
}

/**
 * All pictures of a page, each once, with every variant the page names: those it shows in document order, then those
 * it only declares (icons, `og:image`, preloads) or has fetched and no longer shows.
 *
 * Makes no network request, changes nothing, and keeps its tasks below 50 ms. Trees it may not read (frames from other
 * sites) are left out. Rejects only when `options.signal` is aborted.
 */
export async function collectImages(root: Document, options: CollectOptions = {}): Promise<PageImage[]> {
  const { signal, onBatch } = options;
  signal?.throwIfAborted();
  const pace = createPace(options.yield ?? yieldToPage, signal);
  const delivered = new Set<string>();
  const deliver = (images: readonly PageImage[]): void => {
    const fresh = images.filter(({ key }) => !delivered.has(key));
    for (const { key } of fresh) delivered.add(key);
    if (fresh.length > 0) onBatch?.(fresh);
  };
  if (onBatch) deliver(firstImages(root));

  const reading = new PageReading();
  let batched = 0;
  await readPage(root, reading, pace, options, async () => {
    if (!onBatch) return;
    const early = mergePlaces(reading.shown.slice(batched)).filter(isQuicklyKeyed);
    batched = reading.shown.length;
    deliver((await toPageImages(early, pace, options)).map(({ image }) => image));
  });

  const places = [...reading.shown, ...reading.declared];
  const { pictures, addresses } = await inPace(mergePlacesInSteps(places), pace);
  const fetched = mergePlaces(readResources(reading.documents, addresses));
  const found = await toPageImages([...pictures, ...fetched], pace, options);
  if (options.onElement) for (const { image, element } of found) if (element) options.onElement(image.key, element);
  const images = found.map(({ image }) => image);
  deliver(images);
  return images;
}

/**
 * The first pictures that `img` elements show, before anything else is read: on a page of very many elements even
 * finding them all, and the rules that style them, takes longer than anyone should wait for a first picture.
 */
function firstImages(root: Document): PageImage[] {
  const reading = new PageReading();
  const within = beginDocument(root, reading);
  const elements: HTMLCollectionOf<Element> = Document.prototype.getElementsByTagName.call(root, 'img');
  for (let index = 0; index < mostFirstImages; index++) {
    const element = elements[index];
    if (!element) break;
    readImageElement(element, within);
  }
  const pictures = mergePlaces(reading.shown).filter(isPlainlyKeyed);
  return pictures.map((picture) => toFoundImage(pictureKey(picture.variants[0].id), picture).image);
}

interface FoundImage {
  readonly image: PageImage;
  readonly element: Element | null;
}

async function toPageImages(
  pictures: readonly MergedPicture<PagePlace>[],
  pace: Pace,
  { signal }: CollectOptions,
): Promise<FoundImage[]> {
  const variants = pictures.map((picture) => picture.variants[0]);
  const found = new Map<string, [MergedPicture<PagePlace>, ...MergedPicture<PagePlace>[]]>();
  for (const [index, key] of (await keysOf(variants, pace, signal)).entries()) {
    const picture = pictures[index];
    const same = found.get(key);
    if (same && picture) same.push(picture);
    else if (picture) found.set(key, [picture]);
  }
  const images: FoundImage[] = [];
  for (const [key, same] of found) {
    images.push(toFoundImage(key, same.length > 1 ? united(same) : same[0]));
    if (images.length % 64 === 0 && pace.due()) await pace.pause();
  }
  return images;
}

/** Addresses that turn out to hold the same bytes. */
function united(same: readonly [MergedPicture<PagePlace>, ...MergedPicture<PagePlace>[]]): MergedPicture<PagePlace> {
  const [first, ...others] = same;
  return {
    variants: orderVariants(same.flatMap(({ variants }) => variants)) ?? first.variants,
    captions: others.reduce((captions, more) => mergeCaptionTexts(captions, more.captions), first.captions),
    places: [first.places[0], ...same.flatMap(({ places }) => places).slice(1)],
  };
}

function toFoundImage(key: string, { variants, captions, places }: MergedPicture<PagePlace>): FoundImage {
  const [first, ...others] = variants;
  const named = first.id.startsWith('http') ? first : (variants.find(({ id }) => id.startsWith('http')) ?? first);
  let element: Element | null = null;
  let size: { naturalWidth?: number; naturalHeight?: number } = {};
  for (const place of places) {
    element ??= place.element;
    const { id, width, height } = place.loaded ?? {};
    if (width && height && variants.some((variant) => variant.id === id)) {
      size = { naturalWidth: width, naturalHeight: height };
      break;
    }
  }
  const image: PageImage = {
    key,
    variants: [toVariant(first), ...others.map(toVariant)],
    caption: captionOf(captions, named.url),
    source: places[0].source,
    ...size,
  };
  return { image, element };
}

function toVariant({ url, width, height, density, mediaType }: Candidate): Variant {
  const variant: { -readonly [name in keyof Variant]: Variant[name] } = { url };
  if (width !== undefined) variant.width = width;
  if (height !== undefined) variant.height = height;
  if (density !== undefined) variant.density = density;
  const type = mediaType ?? mediaTypeOf(url);
  if (type !== undefined) variant.mediaType = type;
  return variant;
}

/** Whether the key is made of the address alone. */
function isPlainlyKeyed({ variants: [{ id }] }: MergedPicture<PagePlace>): boolean {
  return id.startsWith('http');
}

/** Whether the key takes no reading of many bytes, which must not hold up the first pictures. */
function isQuicklyKeyed({ variants: [{ id }] }: MergedPicture<PagePlace>): boolean {
  return !id.startsWith('blob:') && id.length < 1 << 20;
}
