import { documentProperty } from './clobberProof.ts';

/** Why no gallery can be opened over a document. */
export interface PageProblem {
  readonly code: 'pdf' | 'xml' | 'hidden';
  /** The document's MIME type. */
  readonly contentType: string;
}

const panelNamespaces = new Set(['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']);

/** `null` when the document is HTML, SVG or an image, over which a gallery can be opened. */
export function pageProblem(document: Document): PageProblem | null {
  const contentType = documentProperty(document, 'contentType');
  const root: Element | null = documentProperty(document, 'documentElement');
  if (contentType === 'application/pdf') return { code: 'pdf', contentType };
  if (!root || !panelNamespaces.has(root.namespaceURI ?? '') || xmlInViewer(document))
    return { code: 'xml', contentType };
  // Nothing within is drawn, the top layer included.
  return getComputedStyle(root).display === 'none' ? { code: 'hidden', contentType } : null;
}

/** Chrome shows XML inside an HTML tree that it builds around it: what holds the XML itself. */
export function xmlInViewer(document: Document): Element | null {
  return Document.prototype.querySelector.call(document, '#webkit-xml-viewer-source-xml');
}
