import { documentProperty } from './clobberProof.ts';

/** Elements looked at in search of one that scrolls inside the page, from the outside in. */
const mostElements = 3000;
/** Part of the view that what scrolls in a page of its own kind (an application's main part) covers at least. */
const leastShare = 0.15;
/** Pixels of content out of sight that are worth scrolling for. */
const leastDistance = 40;

/**
 * What scrolls when a person turns the wheel: the page itself, even while a modal of it forbids that, or else the
 * largest element in view that scrolls up and down, in open shadow trees too. `null` when nothing does.
 *
 * Forces layout, and looks at a few thousand elements at most.
 */
export function scrollContainer(root: Document): Element | null {
  const view = documentProperty(root, 'defaultView');
  const page = documentProperty(root, 'scrollingElement') ?? documentProperty(root, 'documentElement');
  if (!view || !page) return null;
  const distance = hiddenBelow(page);
  if (distance >= page.clientHeight / 2 && !isLocked(root, view)) return page;
  // A page that overflows by a little, or is held still, may only be the frame of what scrolls.
  const inner = largestScroller(root, view, page);
  if (inner && hiddenBelow(inner) > distance) return inner;
  return distance > 1 ? page : null;
}

function hiddenBelow(element: Element): number {
  return element.scrollHeight - element.clientHeight;
}

function isLocked(root: Document, view: Window): boolean {
  const html = documentProperty(root, 'documentElement');
  const body = documentProperty(root, 'body');
  return [html, body].some((element) => element && /hidden|clip/.test(view.getComputedStyle(element).overflowY));
}

/**
 * Elements are asked for their boxes and not the view for its elements: what lies behind a modal dialog is inert, and
 * no `elementsFromPoint` answers with it.
 */
function largestScroller(root: Document, view: Window, page: Element): Element | null {
  const { innerWidth, innerHeight } = view;
  let largest: Element | null = null;
  let largestArea = innerWidth * innerHeight * leastShare;
  const body = documentProperty(root, 'body');
  let level: Element[] = body ? [body] : [];
  let looked = 0;
  while (level.length > 0) {
    const inside: Element[] = [];
    for (const element of level) {
      if (looked++ >= mostElements) return largest;
      if (element !== page && hiddenBelow(element) > leastDistance && element.clientHeight > 0) {
        const area = areaInView(element, innerWidth, innerHeight);
        if (area > largestArea && /auto|scroll/.test(view.getComputedStyle(element).overflowY)) {
          largest = element;
          largestArea = area;
        }
      }
      for (const child of childrenOf(element)) {
        if (inside.length + looked >= mostElements) break;
        if (!skipped.has(child.localName)) inside.push(child);
      }
    }
    level = inside;
  }
  return largest;
}

const skipped = new Set([
  'likeable-gallery',
  'textarea',
  'select',
  'script',
  'style',
  'template',
  'svg',
  'picture',
  'video',
  'iframe',
]);

function* childrenOf(element: Element): Generator<Element> {
  // May be anything on a form, whose controls can take the name of the property.
  const shadow = Reflect.get(Element.prototype, 'shadowRoot', element);
  if (shadow) yield* childElements(shadow);
  yield* childElements(element);
}

function childElements(parent: Element | ShadowRoot): Iterable<Element> {
  const prototype = parent.nodeType === Node.ELEMENT_NODE ? Element.prototype : DocumentFragment.prototype;
  return Reflect.get(prototype, 'children', parent);
}

function areaInView(element: Element, width: number, height: number): number {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return (
    Math.max(0, Math.min(right, width) - Math.max(left, 0)) * Math.max(0, Math.min(bottom, height) - Math.max(top, 0))
  );
}
