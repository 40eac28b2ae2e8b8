/** HTML elements beside custom ones that may have a shadow tree (DOM standard, "valid shadow host name"). */
const shadowHosts = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** The document of a frame; `null` when it is another site's. */
export function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

export function mayHostShadowTree(localName: string): boolean {
  return shadowHosts.test(localName);
}

let inertDocument: Document | null = null;

/** With scripts on, the content of a `noscript` is text; parsed in a document of its own nothing of it is loaded. */
export function noscriptContent(noscript: Element): DocumentFragment | null {
  const text = noscript.textContent ?? '';
  if (!/<(?:img|image|picture|source|video|a|amp-img)\b|url\(/i.test(text)) return null;
  try {
    inertDocument ??= new DOMParser().parseFromString('', 'text/html');
    const template = inertDocument.createElement('template');
    template.innerHTML = text;
    return template.content;
  } catch {
    // Trusted Types bind this code when it runs as part of the page itself.
    return null;
  }
}
