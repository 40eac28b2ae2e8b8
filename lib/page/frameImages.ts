import { hasVariant } from '../core/pictures/addressedPicture.ts';
import type { ClosedFrame, FrameReading, WholeReading } from '../core/pictures/frameReading.ts';
import type { PageImage, Variant } from '../core/pictures/pageImage.ts';
import { describeClosedFrame } from './closedFrame.ts';
import { joinImages } from '../core/pictures/pageContent.ts';
import { collectImages, type CollectOptions } from './collect.ts';
import { feedImages } from './feedImages.ts';
import { contains, documentProperty } from './clobberProof.ts';
import { pageProblem, xmlInViewer } from './pageProblem.ts';
import { showInPage } from './showInPage.ts';

/** Bytes of a `blob:` picture that is taken along as a `data:` URL; a message must stay far below 1 MB. */
const mostBytes = 200_000;

/**
 * The pictures of the document this runs in, for a page that may not read it. `null` in the page itself, and in a frame
 * that the document around can read: they are that document's to read.
 */
export async function readOwnFrame(document: Document, options: CollectOptions): Promise<FrameReading | null> {
  if (window.parent === window || isReadable(window.parent)) return null;
  const images: PageImage[] = [];
  for (const image of await collectImages(document, options)) {
    const portable = await toPortable(image);
    if (portable) images.push(portable);
  }
  return { origin: window.origin, isDirect: window.parent === window.top, images };
}

/** Characters of addresses that one answer takes along; browsers carry messages of at most 64 MB. */
const mostCharacters = 24_000_000;

/** All pictures of the page this runs in, for a gallery that lies elsewhere: whatever means something there. */
export async function readWholePage(document: Document, options: CollectOptions): Promise<WholeReading> {
  const closed: ClosedFrame[] = [];
  const elements = new Map<string, Element>();
  const own = await collectImages(document, {
    ...options,
    onClosedFrame: (frame) => closed.push(describeClosedFrame(frame)),
    onElement: (key, element) => elements.set(key, element),
  });
  const found = pageProblem(document)?.code === 'xml' ? await picturesOfXml(document, own, elements, options) : own;
  const images: PageImage[] = [];
  let room = mostCharacters;
  for (const image of found) {
    const portable = await toPortable(image);
    const characters = portable?.variants.reduce((sum, { url }) => sum + url.length, 0) ?? 0;
    if (!portable || characters > room) continue;
    room -= characters;
    images.push(portable);
  }
  return { images, closed };
}

/** Without what only the browser's own view of it shows. */
async function picturesOfXml(
  document: Document,
  images: readonly PageImage[],
  elements: ReadonlyMap<string, Element>,
  options: CollectOptions,
): Promise<readonly PageImage[]> {
  const root = xmlInViewer(document) ?? documentProperty(document, 'documentElement');
  const own = images.filter(({ key }) => {
    const element = elements.get(key);
    return element !== undefined && contains(root, element);
  });
  return joinImages(own, await feedImages(root, options)).images;
}

/** Scrolls this page to the picture that has one of these addresses; answers whether it can be seen there. */
export async function showWanted(
  document: Document,
  { key, urls }: { readonly key: string; readonly urls: readonly string[] },
  options: CollectOptions,
): Promise<boolean> {
  const trees: (Document | ShadowRoot)[] = [];
  let found: Element | undefined;
  const images = await collectImages(document, {
    ...options,
    onTree: (tree) => trees.push(tree),
    onElement(elementKey, element) {
      if (elementKey === key && element.localName !== 'img') found = element;
    },
  });
  const [url, ...others] = urls;
  const wanted =
    images.find((image) => image.key === key) ??
    (url !== undefined && { variants: [{ url }, ...others.map((other) => ({ url: other }))] as const });
  return wanted && showInPage(wanted, { trees, found, jumps: true });
}

/** The picture of this document that has a variant with this address; `null` where there is none. */
export async function readWanted(document: Document, url: string, options: CollectOptions): Promise<PageImage | null> {
  const images = await collectImages(document, options);
  return images.find((image) => hasVariant(image, url)) ?? null;
}

function isReadable(view: Window): boolean {
  try {
    return Boolean(view.document);
  } catch {
    return false;
  }
}

/** A `blob:` address means nothing outside of its frame. */
async function toPortable(image: PageImage): Promise<PageImage | null> {
  const [first, ...others] = image.variants.filter(({ url }) => !url.startsWith('blob:'));
  if (first) return others.length + 1 === image.variants.length ? image : { ...image, variants: [first, ...others] };
  const { url: blob, ...facts } = image.variants[0];
  const url = await dataUrlOf(blob);
  const variant: Variant | null = url === null ? null : { ...facts, url };
  return variant && { ...image, variants: [variant] };
}

async function dataUrlOf(address: string): Promise<string | null> {
  try {
    const blob = await (await fetch(address)).blob();
    if (blob.size > mostBytes) return null;
    return await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(reader.result as string));
      reader.addEventListener('error', () => reject(reader.error ?? new Error('The picture cannot be read.')));
      reader.readAsDataURL(blob);
    });
  } catch {
    // Revoked, or kept from us by the frame's policy.
    return null;
  }
}
