import type { IconNode } from 'lucide';

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
  const element = document.createElementNS(HTML, name) as HTMLElement;
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
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, String(value));
  }
  return element;
}

/**
 * A text that is drawn and nowhere in the document: `window.find` finds the texts of closed shadow trees, for the page
 * too.
 */
export function drawnText(className: string, text: string): HTMLElement {
  return htmlElement('span', `lg-drawn-text ${className}`, { 'data-text': text });
}
