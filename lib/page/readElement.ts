import { parseCssImages } from '../core/cssImages.ts';
import { attribute, attributeNames } from './clobberProof.ts';
import { readLinkElement, readMeta } from './declaredImages.ts';
import type { DocumentReading } from './documentReading.ts';
import { readAttributes, readInput, readObject, readSvgImage, readVideo } from './elementImages.ts';
import { readImageElement, readPictureElement } from './imageElement.ts';

type ElementReader = (element: Element, within: DocumentReading) => void;

/** Elements of which more, or less, is to be read than the attributes of any element, by local name. */
export const elementReaders: ReadonlyMap<string, ElementReader> = new Map<string, ElementReader>([
  ['img', readImageElement],
  ['picture', withAttributes(readPictureElement)],
  ['image', withAttributes(readSvgImage)],
  ['feImage', withAttributes(readSvgImage)],
  ['video', withAttributes(readVideo)],
  ['input', withAttributes(readInput)],
  ['object', withAttributes(readObject)],
  ['embed', withAttributes(readObject)],
  ['figure', withAttributes(noteFigure)],
  ['iframe', withAttributes(nothing)],
  ['frame', nothing],
  ['form', withAttributes(nothing)],
  ['meta', readMeta],
  ['link', readLinkElement],
  ['noscript', nothing],
  ['br', nothing],
  ['source', nothing],
  ['use', nothing],
  ['script', nothing],
  ['style', nothing],
  ['template', nothing],
  ['likeable-gallery', nothing],
]);

/** Those of them that have no style worth computing. */
export const unstyledElements: ReadonlySet<string> = new Set(
  'meta link noscript br source use script style template likeable-gallery'.split(' '),
);

function nothing(): void {}

function noteFigure(_figure: Element, within: DocumentReading): void {
  within.hasFigures = true;
}

function withAttributes(read: ElementReader): ElementReader {
  return (element, within) => {
    read(element, within);
    readAttributes(element, attributeNames(element), within, true);
  };
}

/** In a document that is not rendered the attribute is all there is to know about an element's style. */
export function readStyleAttribute(element: Element, { reading, base }: DocumentReading): void {
  const style = attribute(element, 'style');
  if (!style?.includes('(')) return;
  for (const options of parseCssImages(style)) {
    reading.add('background', element, [options.flatMap(({ url, ...facts }) => reading.written(url, base, facts))]);
  }
}
