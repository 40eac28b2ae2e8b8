import { hasVariant } from '../core/addressedPicture.ts';
import type { ClosedFrame, FrameReading } from '../core/frameReading.ts';
import type { PageImage, Variant } from '../core/pageImage.ts';
import { documentProperty } from './clobberProof.ts';
import { collectImages, type CollectOptions } from './collect.ts';

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

/** The picture of this document that has a variant with this address; `null` where there is none. */
export async function readWanted(document: Document, url: string, options: CollectOptions): Promise<PageImage | null> {
  const images = await collectImages(document, options);
  return images.find((image) => hasVariant(image, url)) ?? null;
}

/** What a page has to know of a frame that it may not read. */
export function describeClosedFrame(frame: Element): ClosedFrame {
  const sandbox = frame.getAttribute('sandbox');
  const { src } = frame as HTMLIFrameElement;
  // A frame of the page's own making (`srcdoc`, `about:blank`) belongs to the page's site, even where it may not be read.
  const address = /^https?:/i.test(src) ? src : documentProperty(document, 'URL');
  const origin = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).origin : '';
  return { origin, isSandboxed: sandbox !== null && !/\ballow-same-origin\b/i.test(sandbox) };
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
