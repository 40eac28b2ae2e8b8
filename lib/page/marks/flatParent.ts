/** The element around, as it is shown: out of a shadow tree its host, for what is slotted the slot. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent: Node | null = Reflect.get(Node.prototype, 'parentNode', element);
  if (!parent) return null;
  if ('host' in parent && parent instanceof ShadowRoot) return parent.host;
  return Reflect.get(Node.prototype, 'parentElement', element);
}
