import { isImageFile } from '../core/pictures/mediaType.ts';
import { parseSrcset } from '../core/pictures/srcset.ts';
import { allElements, attribute, attributeNames, documentProperty } from './clobberProof.ts';
import { baseAddress } from './nextPage.ts';

/**
 * A page as a document that is only text: nothing of it runs or is loaded. Its `baseURI` is what it would have been at
 * `address`, the address it was fetched from in the end.
 */
export function parsePage(html: string, address: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const base = baseAddress(page, address);
  const [first] = allElements(page, 'base[href]');
  const element = first ?? page.createElement('base');
  Element.prototype.setAttribute.call(element, 'href', base);
  if (!first) documentProperty(page, 'head').prepend(element);
  if (documentProperty(page, 'baseURI') !== base) resolveAddresses(page, base);
  return page;
}

const addresses = /^(?:src|href|poster|data|background)$/;
const addressSets = /srcset$/;

/**
 * Chromium holds parsed documents to the `base-uri` that the policy of the present page names, and ignores a `base`
 * element that it forbids: there each relative address that a picture may have is resolved in its place.
 */
function resolveAddresses(page: Document, base: string): void {
  for (const element of allElements(page, '*')) {
    if (element.localName === 'base') continue;
    for (const name of attributeNames(element)) {
      const value = attribute(element, name) ?? '';
      let resolved = value;
      if (addressSets.test(name)) {
        resolved = parseSrcset(value)
          .map(({ url, width, height, density }) => {
            const descriptors = [width && `${width}w`, height && `${height}h`, density && `${density}x`];
            return [absolute(url, base), ...descriptors.filter(Boolean)].join(' ');
          })
          .join(', ');
      } else if (addresses.test(name) || (name.startsWith('data-') && isImageFile(value))) {
        resolved = absolute(value, base);
      }
      if (resolved !== value) Element.prototype.setAttribute.call(element, name, resolved);
    }
  }
}

function absolute(written: string, base: string): string {
  const address = written.trim();
  if (address === '' || /^(?:#|[a-z][a-z+.-]*:)/i.test(address)) return written;
  return URL.canParse(address, base) ? new URL(address, base).href : written;
}
