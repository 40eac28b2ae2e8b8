import { allElements, attribute } from '../clobberProof.ts';

const selector = 'img,image,video[poster],input[type="image"],object,embed,[style],[background]';
const showsByItself: ReadonlySet<unknown> = new Set(['img', 'image', 'video', 'input', 'object', 'embed']);

/** The elements of a tree that may show a picture, as far as they tell it themselves and not a style sheet for them. */
export function* pictureElementsIn(tree: Node): Generator<Element> {
  const found = tree.nodeType === Node.ELEMENT_NODE ? elementsBelow(tree as Element) : allElements(tree, selector);
  for (let index = 0; index < found.length; index++) {
    const element = found[index];
    if (element && mayShow(element)) yield element;
  }
}

function elementsBelow(element: Element): Element[] {
  const below = [...Element.prototype.querySelectorAll.call(element, selector)];
  if (Element.prototype.matches.call(element, selector)) below.push(element);
  return below;
}

/** Whether an element may show a picture, as far as it tells so itself. */
export function mayShow(element: Element): boolean {
  return showsByItself.has(element.localName) || hasOwnBackground(element);
}

/** Whether an element says by itself that it has a background image. */
function hasOwnBackground(element: Element): boolean {
  return attribute(element, 'style')?.includes('url(') === true || attribute(element, 'background') !== null;
}
