import type { Candidate } from '../core/pictures/variants.ts';
import { pictureCaptions } from './captionTexts.ts';
import { isDocument } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';
import { copySvg } from './svgMarkup.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A copy, and what it was made from. */
interface Copy {
  readonly html: string;
  readonly color: string;
  /** Of the box on the page, where the copy is as large as that. */
  readonly shown: Size | null;
  readonly candidate: Candidate | null;
  readonly title: string | null;
}

/** The longest side, in CSS pixels, of what is an icon of the page's own. */
const iconSide = 48;
/** Of a copy, and of a coordinate system. */
const longestSide = 16_384;
const longestBox = 1e6;

/** Since a page is read again whenever it changes. */
const copies = new WeakMap<Element, Copy>();

/** Reads a drawing in the page itself; those inside others belong to these. Icons, and sheets of symbols, are none. */
export function readInlineSvg(element: Element, within: DocumentReading): void {
  const svg = element as SVGSVGElement;
  const { reading, view } = within;
  const { parentNode } = svg;
  // The root of an SVG document is that document's picture.
  if (svg.namespaceURI !== 'http://www.w3.org/2000/svg' || svg.ownerSVGElement || !parentNode || isDocument(parentNode))
    return;
  const shown = shownSize(svg, view);
  if (!(Math.max(shown.width, shown.height) > iconSide) || reading.svgRoom <= 0) return;

  const html = svg.outerHTML;
  // Drawn in the colour of the text around, it changes with the page's theme.
  const color = view && /currentcolor/i.test(html) ? view.getComputedStyle(svg).color : '';
  let copy = copies.get(svg);
  const isSame = copy?.html === html && copy.color === color;
  if (!copy || !isSame || (copy.shown && (copy.shown.width !== shown.width || copy.shown.height !== shown.height))) {
    const size = copySize(svg, shown);
    const { markup, effort } = copySvg(svg, size.width, size.height, view);
    reading.svgRoom -= effort;
    reading.hasWorked = true;
    const url = markup && `data:image/svg+xml,${markup.toWellFormed().replaceAll(/[%#]|[^\S ]/g, encodeURIComponent)}`;
    const candidate = url ? { url, id: url, width: size.width, height: size.height } : null;
    const title = svg.querySelector(':scope > title')?.textContent ?? null;
    copy = { html, color, shown: size.isShown ? shown : null, candidate, title };
    copies.set(svg, copy);
  }
  if (copy.candidate) reading.add('svg', svg, [[copy.candidate]], pictureCaptions(svg, within, copy.title));
}

/** The size of the box on the page, or what it would be; in a document that is only text, what the drawing declares. */
function shownSize(svg: SVGSVGElement, view: Window | null): Size {
  if (!view) return declaredSize(svg);
  // As `getBoundingClientRect` without transforms, in a third of its time.
  const shown = { width: svg.clientWidth, height: svg.clientHeight };
  if (shown.width || shown.height || svg.getClientRects().length > 0) return shown;
  const { width, height } = view.getComputedStyle(svg);
  const styled = { width: pixels(width), height: pixels(height) };
  return styled.width || styled.height ? styled : (boxSize(svg) ?? styled);
}

/**
 * The size of a copy. It follows from the drawing and not from the window, so that the copy is the same wherever the
 * page is read; only a drawing without a `viewBox` is as large as its box on the page.
 */
function copySize(svg: SVGSVGElement, shown: Size): Size & { readonly isShown: boolean } {
  const box = boxSize(svg);
  let { width, height } = box ? declaredSize(svg) : shown;
  if (box) {
    width ||= (height || box.height) * (box.width / box.height);
    height ||= width * (box.height / box.width);
  }
  // Drawn in small units, shown large.
  while (Math.max(width, height) <= iconSide) [width, height] = [width * 2, height * 2];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    isShown: !box,
  };
}

function boxSize(svg: Element): Size | null {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  return width > 0 && height > 0 && width < longestBox && height < longestBox ? { width, height } : null;
}

function declaredSize(svg: Element): Size {
  return { width: pixels(svg.getAttribute('width')), height: pixels(svg.getAttribute('height')) };
}

/** Absolute lengths in pixels; 0 for all others. */
function pixels(length: string | null): number {
  return /^\s*\d*\.?\d+(?:px)?\s*$/.test(length ?? '') ? parseFloat(length ?? '') : 0;
}
