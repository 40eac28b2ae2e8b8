import { parseCssImages } from '../core/pictures/cssImages.ts';
import { mayNameImages } from './attributeImages.ts';
import { readCanvas } from './canvasSnapshots.ts';
import { noteHeading } from './captionTexts.ts';
import { attribute, attributeNames } from './clobberProof.ts';
import { readLinkElement, readMeta, readScript } from './declaredImages.ts';
import type { DocumentReading } from './documentReading.ts';
import { readAttributes, readInput, readObject, readSvgImage, readVideo } from './elementImages.ts';
import { readImageElement, readPictureElement } from './imageElement.ts';
import { readInlineSvg } from './inlineSvg.ts';

type ElementReader = (element: Element, within: DocumentReading) => void;

/** Shapes and what stands around them, none of which shows an image or has a box with a background. */
const drawingElements =
  'path g rect circle ellipse line polygon polyline defs symbol clipPath mask linearGradient radialGradient stop'.split(
    ' ',
  );

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
  ['svg', withCommonAttributes(readInlineSvg)],
  ['canvas', withCommonAttributes(readCanvas)],
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, withCommonAttributes(noteHeading)] as const),
  ['iframe', withAttributes(nothing)],
  ['frame', nothing],
  ['form', withAttributes(nothing)],
  ['meta', readMeta],
  ['link', readLinkElement],
  ['noscript', nothing],
  ['br', nothing],
  ['source', nothing],
  ['use', nothing],
  ['script', readScript],
  ['style', nothing],
  ['template', nothing],
  ['likeable-gallery', nothing],
  ...drawingElements.map((name) => [name, nothing] as const),
]);

/** Those of them that have no style worth computing. */
export const unstyledElements: ReadonlySet<string> = new Set([
  ...'meta link noscript br source use script style template likeable-gallery'.split(' '),
  ...drawingElements,
]);

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

function withCommonAttributes(read: ElementReader): ElementReader {
  return (element, within) => {
    read(element, within);
    readCommonAttributes(element, within);
  };
}

/** Reads the attributes of an element that shows no image by itself. */
export function readCommonAttributes(element: Element, within: DocumentReading): void {
  // Asking whether there are any takes a quarter of the time.
  if (!Element.prototype.hasAttributes.call(element)) return;
  const names = attributeNames(element);
  if (mayNameImages(element, names)) readAttributes(element, names, within, false);
}

/** In a document that is not rendered the attribute is all there is to know about an element's style. */
export function readStyleAttribute(element: Element, { reading, base }: DocumentReading): void {
  const style = attribute(element, 'style');
  if (!style?.includes('(')) return;
  for (const options of parseCssImages(style)) {
    reading.add('background', element, [options.flatMap(({ url, ...facts }) => reading.written(url, base, facts))]);
  }
}
