import { parseCssImages } from '../core/cssImages.ts';
import { attributeImages } from './attributeImages.ts';
import { elementCaptions } from './captionTexts.ts';
import { attribute } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';
import { readInput, readLink, readObject, readSvgImage, readVideo } from './elementImages.ts';
import { readImageElement, readPictureElement } from './imageElement.ts';

/** Elements with places of their own, by local name. */
const readers = new Map<string, (element: Element, within: DocumentReading) => void>([
  ['img', readImageElement],
  ['picture', readPictureElement],
  ['a', readLink],
  ['area', readLink],
  ['image', readSvgImage],
  ['feImage', readSvgImage],
  ['video', readVideo],
  ['input', readInput],
  ['object', readObject],
  ['embed', readObject],
]);

/** Elements that need more than their attributes and style read. */
export const specialElements = `${[...readers.keys()].join()},form,noscript,iframe,frame,likeable-gallery`;
/** Elements that can show nothing, have no lazy attributes of their own, and are not special. */
export const silentElements =
  'head,head :not(noscript),script,style,template,source,track,param,br,wbr,option,meta,link,' +
  'path,circle,ellipse,rect,line,polyline,polygon,stop,defs,symbol,clipPath,linearGradient,radialGradient,tspan';

/** Reads what a special element shows or names, its style excepted. */
export function readSpecialElement(element: Element, within: DocumentReading): void {
  const name = element.localName;
  readers.get(name)?.(element, within);
  if (name !== 'img' && name !== 'a' && name !== 'area') readAttributes(element, within, name !== 'form');
}

/** Reads the images that an element's attributes name. */
export function readAttributes(element: Element, within: DocumentReading, ownReader: boolean): void {
  const found = attributeImages(element, within, ownReader);
  if (!found) return;
  const captions = elementCaptions(element, within);
  if (found.same.length > 0) within.reading.add('attribute', element, found.same, captions);
  for (const other of found.others) within.reading.add('attribute', element, [other], captions);
}

/** In a document that is not rendered the attribute is all there is to know about an element's style. */
export function readStyleAttribute(element: Element, { reading, base }: DocumentReading): void {
  const style = attribute(element, 'style');
  if (!style?.includes('(')) return;
  for (const options of parseCssImages(style)) {
    reading.add('background', element, [options.flatMap(({ url, ...facts }) => reading.written(url, base, facts))]);
  }
}
