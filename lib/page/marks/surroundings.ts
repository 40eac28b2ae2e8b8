/** In CSS pixels from the upper left corner of the window. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What around an element decides how much of it can be seen. */
export interface Surroundings {
  /** Those that cut off what lies outside of them. */
  readonly clippers: readonly Element[];
  /** Whether it stays where it is, or may, while the page is scrolled. */
  readonly isFixed: boolean;
}

/** A bar covers most of the window's width and less than half of its height. */
const barWidth = 0.6;
const barHeight = 0.5;
/** Bars under one another that are looked for. */
const mostBars = 3;

export function surroundingsOf(element: Element): Surroundings {
  const clippers: Element[] = [];
  let isFixed = false;
  for (let around = flatParent(element); around && !/^(?:html|body)$/.test(around.localName); around = flatParent(around)) {
    const { overflowX, overflowY, position } = getComputedStyle(around);
    if (overflowX !== 'visible' || overflowY !== 'visible') clippers.push(around);
    if (position === 'fixed' || position === 'sticky') isFixed = true;
    if (position === 'fixed') break;
  }
  return { clippers, isFixed: isFixed || /^(?:fixed|sticky)$/.test(getComputedStyle(element).position) };
}

/** What of the window shows the page, and not bars that stand over it. */
export function openWindow(isOurs: (element: Element) => boolean): Rect {
  const { clientWidth, clientHeight } = document.documentElement;
  const width = clientWidth || innerWidth;
  const height = Math.min(innerHeight, clientHeight || innerHeight) || innerHeight;
  let top = 0;
  let bottom = height;
  for (let bars = 0; bars < mostBars; bars++) {
    const bar = barAt(width / 2, top + 1, width, height, isOurs);
    if (!bar || bar.bottom <= top) break;
    top = bar.bottom;
  }
  for (let bars = 0; bars < mostBars; bars++) {
    const bar = barAt(width / 2, bottom - 1, width, height, isOurs);
    if (!bar || bar.top >= bottom) break;
    bottom = bar.top;
  }
  return { left: 0, top, right: width, bottom: Math.max(top, bottom) };
}

function barAt(
  x: number,
  y: number,
  width: number,
  height: number,
  isOurs: (element: Element) => boolean,
): DOMRect | null {
  for (let element = elementAt(x, y); element && !isOurs(element); element = flatParent(element)) {
    if (!standsOver(element)) continue;
    const box = element.getBoundingClientRect();
    return box.width >= width * barWidth && box.height <= height * barHeight ? box : null;
  }
  return null;
}

/**
 * Whether at a point of an element something lies over it that does not belong to it: a bar or a dialog, or another
 * picture. What else pages put over their pictures (links, captions, shades) is part of showing them.
 */
export function isCoveredAt(element: Element, x: number, y: number, isOurs: (element: Element) => boolean): boolean {
  const hit = elementAt(x, y);
  if (!hit || hit === element || isOurs(hit)) return false;
  if (isLargePart(hit, element) && /^(?:img|video)$/.test(hit.localName)) return !contains(element, hit);
  for (let around: Element | null = hit; around && !contains(around, element); around = flatParent(around)) {
    if (standsOver(around)) return true;
  }
  return false;
}

/** Whether one is no mere sign on the other, such as the one that plays a film. */
function isLargePart(part: Element, whole: Element): boolean {
  const [own, other] = [part.getBoundingClientRect(), whole.getBoundingClientRect()];
  return 2 * own.width * own.height > other.width * other.height;
}

/** The innermost element at a point of the window, that of open shadow trees included. */
function elementAt(x: number, y: number): Element | null {
  let element = Document.prototype.elementFromPoint.call(document, x, y);
  for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

function standsOver(element: Element): boolean {
  return element.localName === 'likeable-gallery' || /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);
}

/** The element around, as it is shown: out of a shadow tree its host, for what is slotted the slot. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent: Node | null = Reflect.get(Node.prototype, 'parentNode', element);
  if (!parent) return null;
  if ('host' in parent && parent instanceof ShadowRoot) return parent.host;
  return Reflect.get(Node.prototype, 'parentElement', element);
}

/** `contains` through the borders of shadow trees. */
function contains(around: Element, element: Element): boolean {
  for (let each: Element | null = element; each; each = flatParent(each)) if (each === around) return true;
  return false;
}

export function intersection(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function isEmpty({ left, top, right, bottom }: Rect): boolean {
  return right <= left || bottom <= top;
}
