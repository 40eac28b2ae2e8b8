import type { IconNode } from 'lucide';
import { text, type TextName } from '../../lib/core/text.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

/** An element of ours, without the cost of a library in every page that is marked. */
export function htmlElement(
  name: string,
  className: string,
  attributes: Attributes = {},
  children: readonly Element[] = [],
): HTMLElement {
  const element = document.createElementNS(HTML, name);
  if (className !== '') element.className = className;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  element.append(...children);
  return element;
}

/** An icon as `components/ui/Icon.tsx` draws it. */
export function iconElement(node: IconNode, size: number, isFilled = false): SVGElement {
  const icon = svgElement('svg', {
    class: `lg-icon${isFilled ? ' lg-icon-filled' : ''}`,
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  });
  icon.append(...node.map(([tag, attributes]) => svgElement(tag, attributes)));
  return icon;
}

export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, String(value));
  }
  return element;
}

/**
 * A text that is drawn and nowhere in the document: `window.find` finds the texts of closed shadow trees, for the page
 * too.
 */
export function drawnText(className: string, words: string): HTMLElement {
  return htmlElement('span', `lg-drawn-text ${className}`, { 'data-text': words });
}

const texts = new Map<TextName, string>();

/** A text that is drawn on many pictures: to ask the browser for it takes it a millisecond. */
export function knownText(name: TextName): string {
  let known = texts.get(name);
  if (known === undefined) {
    known = text(name, { caption: CAPTION });
    texts.set(name, known);
  }
  return known;
}

/** `knownText` with a caption in it. */
export function captionedText(name: TextName, caption: string): string {
  return knownText(name).replace(CAPTION, () => caption);
}

const CAPTION = '\uFFFC';
