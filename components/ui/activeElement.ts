/** What has the focus where `element` is: inside a shadow root, `document.activeElement` is only its host. */
export function activeElement(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
}
