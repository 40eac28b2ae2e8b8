/**
 * Reading documents and elements past `[LegacyOverrideBuiltIns]` (Web IDL): `<img name="images">` replaces
 * `document.images`, and an `<input name="closest">` its form's `closest`, for content scripts too.
 */

export function documentProperty<Name extends keyof Document>(document: Document, name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, document);
}

export function allElements(root: Node, selector: string): NodeListOf<Element> {
  const { querySelectorAll } = isDocument(root) ? Document.prototype : DocumentFragment.prototype;
  return querySelectorAll.call(root, selector);
}

export function elementById(root: Node, id: string): Element | null {
  const { getElementById } = isDocument(root) ? Document.prototype : DocumentFragment.prototype;
  return getElementById.call(root as Document, id);
}

export function isDocument(node: Node): node is Document {
  // `nodeType` may be overridden as well, and `instanceof` does not know the documents of frames.
  return Reflect.get(Node.prototype, 'nodeType', node) === Node.DOCUMENT_NODE;
}

/** `null` for one that is the root of its tree. */
export function parentOf(element: Element): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', element);
}

export function contains(element: Element, other: Element): boolean {
  return Node.prototype.contains.call(element, other);
}

export function attributeNames(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}
