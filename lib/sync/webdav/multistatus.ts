import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** One file or folder of a listing. */
export interface DavEntry {
  /** The last part of its address, decoded. */
  readonly name: string;
  /** `undefined` where the server does not say. */
  readonly bytes: number | undefined;
}

/**
 * What a server lists (RFC 4918, section 14.16), the folder itself included, whatever prefixes it gives its namespaces.
 * `null` for what is no multistatus, or not the whole of one.
 */
export function readMultistatus(xml: string): DavEntry[] | null {
  const root = rootOf(xml);
  if (root === null || localName(root) !== 'multistatus') return null;
  return childrenOf(root, 'response').map((response) => ({
    name: nameIn(textOf(response, 'href')),
    bytes: childrenOf(response, 'propstat')
      .map(lengthIn)
      .find((bytes) => bytes !== undefined),
  }));
}

function rootOf(xml: string): XmlElement | null {
  try {
    return parseXml(xml, { ignoreUndefinedEntities: true }).root;
  } catch {
    // Cut off, no XML, or nested too deep to be a listing.
    return null;
  }
}

function lengthIn(propstat: XmlElement): number | undefined {
  if (/ [45]\d\d\b/.test(textOf(propstat, 'status'))) return undefined;
  const [length] = childrenOf(propstat, 'prop').map((prop) => textOf(prop, 'getcontentlength'));
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child instanceof XmlElement && localName(child) === name ? [child] : []));
}

function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? '';
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Of an absolute or relative address, with or without a slash at its end. */
function nameIn(href: string): string {
  const [path = ''] = href.split(/[?#]/);
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
