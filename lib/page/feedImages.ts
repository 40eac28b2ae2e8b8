import { isImageFile } from '../core/pictures/mediaType.ts';
import type { PageImage } from '../core/pictures/pageImage.ts';
import { attribute, attributeNames, documentProperty, parentOf } from './clobberProof.ts';
import { collectImages, type CollectOptions } from './collect.ts';
import { createPace, yieldToPage } from './pace.ts';
import { parsePage } from './parsedPage.ts';

/** Characters of texts that are looked at. */
const mostCharacters = 4_000_000;

/**
 * Pictures that the XML below an element names: as an address that is all of an attribute or of an element's text, or in HTML
 * that is an element's text, as entries of feeds have it. None of it is loaded.
 */
export async function feedImages(root: Element, options: CollectOptions): Promise<readonly PageImage[]> {
  const pace = createPace(yieldToPage, options.signal);
  const titles = new Map<Element, string>();
  let html = '';
  for (const element of Element.prototype.querySelectorAll.call(root, '*')) {
    if (pace.due()) await pace.pause();
    const texts = attributeNames(element).map((name) => attribute(element, name) ?? '');
    // What has elements in it has their texts as its own.
    if (!element.firstElementChild) texts.push(Reflect.get(Node.prototype, 'textContent', element) ?? '');
    for (const text of texts) {
      const written = text.trim();
      if (html.length + written.length > mostCharacters) break;
      if (/<img\b/i.test(written)) html += written;
      else if (/^\S+$/.test(written) && isNamedAsImage(element, written)) {
        html += `<img src="${escaped(written)}" alt="${escaped(titleOf(parentOf(element), titles))}">`;
      }
    }
  }
  if (html === '') return [];
  const page = parsePage(html, documentProperty(root.ownerDocument, 'URL'));
  return collectImages(page, options.signal ? { signal: options.signal } : {});
}

/** By its ending; or, as feeds do, by an attribute beside it. */
function isNamedAsImage(element: Element, address: string): boolean {
  if (isImageFile(address)) return true;
  const isImage = /^image(?:\/|$)/i.test(attribute(element, 'type') ?? attribute(element, 'medium') ?? '');
  return isImage && /^https?:\/\//i.test(address);
}

/** What an entry is called, or else what holds it; each looked for once. */
function titleOf(entry: Element | null, known: Map<Element, string>): string {
  const asked: Element[] = [];
  let title = '';
  for (let around = entry; around !== null && title === ''; around = parentOf(around)) {
    const before = known.get(around);
    if (before !== undefined) {
      title = before;
      break;
    }
    asked.push(around);
    for (let child = around.firstElementChild; child !== null; child = child.nextElementSibling) {
      if (child.localName !== 'title') continue;
      title = Reflect.get(Node.prototype, 'textContent', child) ?? '';
      break;
    }
  }
  for (const element of asked) known.set(element, title);
  return title;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
