/** In CSS pixels from the upper left corner of the window, or of the page. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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

/** To less than what a screen shows: the sums of two places are never quite the same. */
export function isSameRect(a: Rect, b: Rect): boolean {
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.05;
  return near(a.left, b.left) && near(a.top, b.top) && near(a.right, b.right) && near(a.bottom, b.bottom);
}

export function moved({ left, top, right, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The element around, as it is shown: out of a shadow tree its host, for what is slotted the slot. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent: Node | null = Reflect.get(Node.prototype, 'parentNode', element);
  if (!parent) return null;
  if ('host' in parent && parent instanceof ShadowRoot) return parent.host;
  return Reflect.get(Node.prototype, 'parentElement', element);
}
