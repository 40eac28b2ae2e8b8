const HTML = 'http://www.w3.org/1999/xhtml';

interface ShadowRootApis {
  /** Chrome: developer.chrome.com/docs/extensions/reference/api/dom */
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
}

interface FirefoxElement extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/** An element's shadow root even when the page has closed it; only content scripts may ask. */
export function openOrClosedShadowRoot(element: Element): ShadowRoot | null {
  const { chrome } = globalThis as ShadowRootApis;
  if (chrome?.dom !== undefined) {
    // Chrome throws for elements of other namespaces; those of frames are no `HTMLElement` of ours.
    return element.namespaceURI === HTML ? chrome.dom.openOrClosedShadowRoot(element) : null;
  }
  return (element as FirefoxElement).openOrClosedShadowRoot ?? element.shadowRoot;
}
