import type { PlannedElement } from './anyElement.ts';

const namespaces: Record<string, string> = {
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
};
const xlink = 'http://www.w3.org/1999/xlink';

/** Puts the elements into a page, each under one made before; returns the closed shadow trees. */
export function buildPage(page: Document, elements: readonly PlannedElement[]): Map<Element, ShadowRoot> {
  const closed = new Map<Element, ShadowRoot>();
  const parents: Node[] = [page.body, page.head];
  for (const { tag: name, attributes, text: content, parent, tree } of elements) {
    const [local = '', prefix] = name.split(':').toReversed();
    const namespace = prefix === undefined ? undefined : namespaces[prefix];
    const element = namespace === undefined ? page.createElement(local) : page.createElementNS(namespace, local);
    for (const [attributeName, value] of attributes) setAttribute(element, attributeName, value);
    Node.prototype.appendChild.call(element, page.createTextNode(content));
    const under = parents[Math.min(Math.floor(parent * parents.length), parents.length - 1)] ?? page.body;
    Node.prototype.appendChild.call(under, element);
    parents.push(innerTree(page, element, local, tree, closed) ?? element);
  }
  return closed;
}

/** What may not be an attribute's name is left out. */
function setAttribute(element: Element, name: string, value: string): void {
  try {
    if (name === 'xlink:href') Element.prototype.setAttributeNS.call(element, xlink, name, value);
    // A frame would load what it leads to, and a script run.
    else if (
      !/^(?:on|src$|data$|href$)/i.test(name) ||
      !/^(?:i?frame|object|embed|script|base)$/.test(element.localName)
    )
      Element.prototype.setAttribute.call(element, name, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function innerTree(
  page: Document,
  element: Element,
  local: string,
  tree: PlannedElement['tree'],
  closed: Map<Element, ShadowRoot>,
): Node | null {
  if (local === 'template') return (element as HTMLTemplateElement).content;
  if (local === 'iframe') return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  if (tree === 'frame') {
    const frame = page.createElement('iframe');
    Node.prototype.appendChild.call(element, frame);
    return frame.contentDocument?.body ?? null;
  }
  if (tree !== 'open' && tree !== 'closed') return null;
  try {
    const root = Element.prototype.attachShadow.call(element, { mode: tree });
    if (tree === 'closed') closed.set(element, root);
    return root;
  } catch {
    // Few elements may have one.
    return null;
  }
}
