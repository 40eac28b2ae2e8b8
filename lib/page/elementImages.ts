import { isImageFile } from '../core/mediaType.ts';
import type { ImageSource } from '../core/pageImage.ts';
import { attributeImages } from './attributeImages.ts';
import { elementCaptions } from './captionTexts.ts';
import type { DocumentReading } from './documentReading.ts';

const isDataImage = /^\s*data:image\//i;

/** Reads a link to an image file. With one `img` inside, that is its thumbnail and both are one picture. */
export function readLink(link: Element, within: DocumentReading): void {
  const { reading, base } = within;
  const attributes = attributeImages(link, within, true);
  const href = link.getAttribute('href')?.trim() ?? '';
  const groups = attributes ? [...attributes.same] : [];
  if (isImageFile(href) || isDataImage.test(href)) groups.unshift(reading.written(href, base, { full: true }));
  for (const other of attributes?.others ?? []) reading.add('attribute', link, [other]);
  if (groups.length === 0) return;
  const [image, ...others] = link.querySelectorAll('img');
  if (image && others.length === 0) {
    within.linkedFiles.set(image, groups);
    return;
  }
  const place = reading.add('link', link, groups, elementCaptions(link, within));
  if (!image) within.openLink = { element: link, place };
}

export function readSvgImage(image: Element, within: DocumentReading): void {
  const href = image.getAttribute('href') ?? image.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
  addAddress(image, href, 'svg', within);
}

export function readVideo(video: Element, within: DocumentReading): void {
  addAddress(video, video.getAttribute('poster'), 'video-poster', within);
}

export function readInput(input: Element, within: DocumentReading): void {
  if (!/^image$/i.test(input.getAttribute('type') ?? '')) return;
  addAddress(input, input.getAttribute('src'), 'input', within);
}

/** Reads an `object` or `embed`, which hold an image only when they say so or the address does. */
export function readObject(object: Element, within: DocumentReading): void {
  const address = object.getAttribute(object.localName === 'object' ? 'data' : 'src') ?? '';
  const type = object.getAttribute('type');
  if (type ? /^\s*image\//i.test(type) : isImageFile(address) || isDataImage.test(address)) {
    addAddress(object, address, 'object', within);
  }
}

function addAddress(element: Element, address: string | null, source: ImageSource, within: DocumentReading): void {
  const group = within.reading.written(address, within.base);
  if (group.length === 0) return;
  within.reading.add(source, element, [group], elementCaptions(element, within, element.getAttribute('alt')));
}
