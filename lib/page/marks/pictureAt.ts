import { isCoveredAt } from './overPage.ts';
import { flatParent } from './flatParent.ts';
import type { PictureWatch } from './watchPictures.ts';

/** Pixels of both sides from which on a picture can be judged where it is. */
const smallest = 80;
/** How far around what is hit a picture is looked for that lets the pointer through. */
const mostAncestors = 4;
/** A background of more than this share of the window is the page's, not a picture. */
const largestBackground = 0.8;

/** The picture at a point of the window, through whatever belongs to it and lies over it; `null` where there is none. */
export function pictureAt(
  watch: Pick<PictureWatch, 'pictureOf' | 'inner'>,
  x: number,
  y: number,
  isOurs: (element: Element) => boolean,
): Element | null {
  const stack = [...elementsAt(document, watch, x, y)];
  const found = stack.find((element) => isPicture(element) && watch.pictureOf(element));
  if (found) return isCoveredAt(found, x, y, isOurs) ? null : found;
  const hit = stack.find((element) => !isOurs(element));
  return hit ? transparentPicture(hit, watch, x, y) : null;
}

function* elementsAt(
  tree: Document | ShadowRoot,
  watch: Pick<PictureWatch, 'inner'>,
  x: number,
  y: number,
): Generator<Element> {
  for (const element of tree.elementsFromPoint(x, y)) {
    const root = watch.inner.get(element);
    // A shadow tree's list goes on with what lies below its host.
    if (root && root !== tree)
      for (const inner of elementsAt(root, watch, x, y)) if (inner.getRootNode() === root) yield inner;
    yield element;
  }
}

/** One that lets the pointer through to what is around it, as `pointer-events: none` does. */
function transparentPicture(
  hit: Element,
  watch: Pick<PictureWatch, 'pictureOf'>,
  x: number,
  y: number,
): Element | null {
  let around: Element | null = hit;
  for (let up = 0; around && up < mostAncestors && !/^(?:html|body)$/.test(around.localName); up++) {
    for (const image of around.querySelectorAll('img,image')) {
      const { left, top, right, bottom } = image.getBoundingClientRect();
      const isHit = x >= left && x < right && y >= top && y < bottom;
      if (!isHit || !isPicture(image) || getComputedStyle(image).pointerEvents !== 'none') continue;
      if (watch.pictureOf(image)) return image;
    }
    around = flatParent(around);
  }
  return null;
}

function isPicture(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < smallest || height < smallest) return false;
  const isImage = /^(?:img|image|video|input|object|embed)$/.test(element.localName);
  return isImage || width * height < largestBackground * innerWidth * innerHeight;
}

/** The picture that has the focus, or that what has the focus holds: a link around a picture, as a rule. */
export function focusedPicture({ pictures, pictureOf }: Pick<PictureWatch, 'pictures' | 'pictureOf'>): Element | null {
  let focused = document.activeElement;
  for (let root = focused?.shadowRoot; root?.activeElement; root = focused?.shadowRoot) focused = root.activeElement;
  if (!focused || /^(?:html|body)$/.test(focused.localName)) return null;
  if (pictureOf(focused)) return focused;
  const [only, ...others] = [...pictures.keys()].filter((element) => focused.contains(element));
  return only && others.length === 0 && isPicture(only) ? only : null;
}

/** Whether keys go into a text now. */
export function isTyping(): boolean {
  let focused = document.activeElement;
  for (let root = focused?.shadowRoot; root?.activeElement; root = focused?.shadowRoot) focused = root.activeElement;
  if (!focused) return false;
  return (focused as HTMLElement).isContentEditable || focused.matches('input, textarea, select, [role="textbox"]');
}
