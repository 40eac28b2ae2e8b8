const SVG = 'http://www.w3.org/2000/svg';

/**
 * The host and its root are made in a document of their own: a page that has defined `<likeable-gallery>` as a custom
 * element would else be handed the closed root through `ElementInternals.shadowRoot`
 * (HTML, "available to element internals").
 */
export function createHost(mode: ShadowRootMode): { host: HTMLElement; root: ShadowRoot } {
  const inert = document.implementation.createHTMLDocument('');
  const host = inert.createElement('likeable-gallery');
  const root = host.attachShadow({ mode, delegatesFocus: false });
  return { host, root };
}

/** In an SVG document, nothing of HTML is shown outside of a `foreignObject` (SVG 2, "embedded content"). */
export function placeFor(host: HTMLElement): Element {
  const { namespaceURI } = document.documentElement;
  if (namespaceURI !== SVG) return host;
  const place = document.createElementNS(SVG, 'foreignObject');
  place.setAttribute('width', '100%');
  place.setAttribute('height', '100%');
  place.append(host);
  return place;
}

/** A page that zooms itself would zoom us with it: CSS inside cannot tell. */
export function undoPageZoom(host: HTMLElement, dialog: HTMLElement): void {
  // Missing in Chrome before 128 and in Firefox before 126.
  const { currentCSSZoom = 1 } = host as { currentCSSZoom?: number };
  dialog.style.setProperty('zoom', currentCSSZoom === 1 ? '' : String(1 / currentCSSZoom));
}
