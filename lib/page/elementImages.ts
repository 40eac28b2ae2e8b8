import { isImageFile } from '../core/pictures/mediaType.ts';
import type { ImageSource } from '../core/pictures/pageImage.ts';
import type { Candidate } from '../core/pictures/variants.ts';
import { attributeImages, preferSized } from './attributeImages.ts';
import { elementCaptions } from './captionTexts.ts';
import type { DocumentReading } from './documentReading.ts';

/** Reads the images that an element's attributes name; on a link, the file it leads to. */
export function readAttributes(
  element: Element,
  names: readonly string[],
  within: DocumentReading,
  ownReader: boolean,
): void {
  const found = attributeImages(element, names, within, ownReader);
  if (!found) return;
  const { reading } = within;
  const captions = elementCaptions(element, within);
  for (const other of found.others) reading.add('attribute', element, other.groups, other.captions ?? captions);
  if (found.same.length === 0) return;
  preferSized(found.same);
  if (element.localName === 'a' || element.localName === 'area') readLink(element, found.same, within);
  else reading.add('attribute', element, found.same, captions);
}

/** Reads a link to an image file. With one `img` inside, that is its thumbnail and both are one picture. */
function readLink(link: Element, groups: Candidate[][], within: DocumentReading): void {
  const [image, ...others] = link.querySelectorAll('img');
  if (image && others.length === 0) {
    within.linkedFiles.set(image, groups);
    return;
  }
  const place = within.reading.add('link', link, groups, elementCaptions(link, within));
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
  if (type ? /^\s*image\//i.test(type) : isImageFile(address) || /^\s*data:image\//i.test(address)) {
    addAddress(object, address, 'object', within);
  }
}

function addAddress(element: Element, address: string | null, source: ImageSource, within: DocumentReading): void {
  const group = within.reading.written(address, within.base);
  if (group.length === 0) return;
  within.reading.add(source, element, [group], elementCaptions(element, within, element.getAttribute('alt')));
}
