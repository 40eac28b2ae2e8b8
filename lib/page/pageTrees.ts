import { smallSide } from '../core/pictures/variants.ts';

/** HTML elements beside custom ones that may have a shadow tree (DOM standard, "valid shadow host name"). */
const shadowHosts = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** Opens an element's shadow root even where the page has closed it. */
export type OpenShadowRoot = ((element: Element) => ShadowRoot | null) | undefined;

/** The document of a frame; `null` when it is another site's. */
export function frameDocument(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** Whether a frame whose document may not be read shows something: another site's page, or a sandboxed one. */
export function isClosedFrame(frame: Element): boolean {
  if (!/^https?:/.test((frame as HTMLIFrameElement).src) && !frame.hasAttribute('srcdoc')) return false;
  // A smaller one counts visits.
  return frame.clientWidth > smallSide && frame.clientHeight > smallSide;
}

/** The root of an element's shadow tree, open, or closed where that may be opened. */
export function shadowRootOf(element: Element, localName: string, open: OpenShadowRoot): ShadowRoot | null {
  return element.shadowRoot ?? (open && mayHostClosedTree(element, localName) ? open(element) : null);
}

/**
 * Whether to ask for an element's closed shadow tree. Chrome takes some 20 µs to answer, ten times as long as reading
 * the element: of the HTML elements only those are asked that would be empty without one.
 */
function mayHostClosedTree(element: Element, localName: string): boolean {
  return shadowHosts.test(localName) && (element.firstChild === null || localName.includes('-'));
}

let inertDocument: Document | null = null;

/**
 * With scripts on, the content of a `noscript` is text; parsed in a document of its own nothing of it is loaded. `null`
 * when it holds no picture, or only one that `isKnown` knows by its address: most stand beside the image they replace.
 */
export function noscriptContent(noscript: Element, isKnown: (address: string) => boolean): DocumentFragment | null {
  const text = noscript.textContent ?? '';
  if (!/<(?:img|image|picture|source|video|a|amp-img)\b|url\(/i.test(text)) return null;
  const lone = loneImage.exec(text)?.[1];
  if (lone !== undefined && isKnown(lone)) return null;
  const parsed = parsedNoscripts.get(noscript);
  if (parsed?.text === text) return parsed.content;
  try {
    inertDocument ??= new DOMParser().parseFromString('', 'text/html');
    const template = inertDocument.createElement('template');
    template.innerHTML = text;
    const { content } = template;
    if (text.length < longNoscript) parsedNoscripts.set(noscript, { text, content });
    return content;
  } catch {
    // Trusted Types bind this code when it runs as part of the page itself.
    return null;
  }
}

/** Since a page is read again whenever it changes. */
const parsedNoscripts = new WeakMap<Element, { readonly text: string; readonly content: DocumentFragment }>();
const longNoscript = 10_000;

/** One `img` and nothing else, which names one address, and no character reference in it. */
const loneImage = /^\s*<img\b(?=[^<>]*>\s*$)(?![^<>]*(?:srcset|\bdata-))[^<>]*?\ssrc="([^"&<>]+)"[^<>]*>\s*$/i;
