import { parseCssImages } from '../core/pictures/cssImages.ts';
import { elementCaptions } from './captionTexts.ts';
import type { DocumentReading } from './documentReading.ts';

/** Properties beside `background-image` that take images. */
export const rareProperties = ['listStyleImage', 'borderImageSource', 'content', 'maskImage', 'shapeOutside'] as const;

/** What of an element's style may hold images, as bits: its background, its rarer properties, its generated boxes. */
export const styled = { background: 1, rare: 2, before: 4, after: 8 } as const;

/** Reads the images of an element's computed style, as far as `which` says. */
export function readComputedImages(element: Element, which: number, view: Window, within: DocumentReading): void {
  if (which & styled.before) readGenerated(element, view, '::before', within);
  if (which & (styled.background | styled.rare)) {
    const style = view.getComputedStyle(element);
    if (which & styled.background) readImageValue(style.backgroundImage, element, 'background', within);
    if (which & styled.rare) readRareProperties(style, element, within);
  }
  if (which & styled.after) readGenerated(element, view, '::after', within);
}

function readGenerated(element: Element, view: Window, pseudo: string, within: DocumentReading): void {
  const style = view.getComputedStyle(element, pseudo);
  if (!style.content || style.content === 'none' || style.content === 'normal') return;
  readImageValue(style.backgroundImage, element, 'background', within);
  readRareProperties(style, element, within);
}

function readRareProperties(style: CSSStyleDeclaration, element: Element, within: DocumentReading): void {
  for (const property of rareProperties) readImageValue(style[property], element, 'css', within);
}

/** Reads the value of one property that takes images. */
export function readImageValue(
  value: string | undefined,
  element: Element,
  source: 'background' | 'css',
  within: DocumentReading,
): void {
  // Absent in a frame that is not displayed, where Firefox computes no style.
  if (!value?.includes('(') || within.readValues.has(value)) return;
  within.readValues.add(value);
  const { reading, base, openLink } = within;
  for (const options of parseCssImages(value)) {
    const group = options.flatMap(({ url, ...facts }) => reading.written(url, base, facts));
    if (group.length === 0) continue;
    if (openLink?.element.contains(element)) {
      openLink.place.groups.push(group);
      within.openLink = null;
    } else {
      reading.add(source, element, [group], elementCaptions(element, within));
    }
  }
}
