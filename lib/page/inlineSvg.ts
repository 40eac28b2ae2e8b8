import type { Candidate } from '../core/variants.ts';
import { pictureCaptions } from './captionTexts.ts';
import { isDocument } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';
import { copySvg } from './svgMarkup.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Copy {
  /** What it was made from: the element's markup, its colour and its size. */
  readonly source: string;
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
  // The root of an SVG document is that document's picture.
  if (svg.namespaceURI !== 'http://www.w3.org/2000/svg' || svg.ownerSVGElement || !svg.parentNode) return;
  if (isDocument(svg.parentNode) || reading.svgRoom <= 0) return;
  const size = copySize(svg, view);
  if (!size) return;

  const color = view ? view.getComputedStyle(svg).color : '';
  const source = `${size.width}x${size.height} ${color} ${svg.outerHTML}`;
  let copy = copies.get(svg);
  if (copy?.source !== source) {
    const title = svg.querySelector(':scope > title')?.textContent ?? null;
    const { markup, effort } = copySvg(svg, size.width, size.height, view);
    reading.svgRoom -= effort;
    reading.hasWorked = true;
    const url = markup && `data:image/svg+xml,${markup.toWellFormed().replaceAll(/[%#]|[^\S ]/g, encodeURIComponent)}`;
    copy = { source, candidate: url ? { url, id: url, ...size, mediaType: 'image/svg+xml' } : null, title };
    copies.set(svg, copy);
  }
  if (copy.candidate) reading.add('svg', svg, [[copy.candidate]], pictureCaptions(svg, within, copy.title));
}

/**
 * The size of a copy, `null` for an icon. It follows from the drawing and not from the window, so that the copy is the
 * same wherever the page is read; only a drawing without a `viewBox` is as large as its box on the page.
 */
function copySize(svg: SVGSVGElement, view: Window | null): Size | null {
  const [, , boxWidth = 0, boxHeight = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const hasBox = boxWidth > 0 && boxHeight > 0 && boxWidth < longestBox && boxHeight < longestBox;
  const declared = { width: pixels(svg.getAttribute('width')), height: pixels(svg.getAttribute('height')) };
  let shown: Size = view ? svg.getBoundingClientRect() : declared;
  if (view && !shown.width && !shown.height) {
    // Of no size, or not displayed: then the style still tells what size it would have.
    if (svg.getClientRects().length > 0) return null;
    const { width, height } = view.getComputedStyle(svg);
    shown = { width: pixels(width), height: pixels(height) };
    if (!shown.width && !shown.height && hasBox) shown = { width: boxWidth, height: boxHeight };
  }
  if (!(Math.max(shown.width, shown.height) > iconSide)) return null;

  let { width, height } = hasBox ? declared : shown;
  if (hasBox) {
    width ||= (height || boxHeight) * (boxWidth / boxHeight);
    height ||= width * (boxHeight / boxWidth);
  }
  // Drawn in small units, shown large.
  while (Math.max(width, height) <= iconSide) [width, height] = [width * 2, height * 2];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Absolute lengths in pixels; 0 for all others. */
function pixels(length: string | null): number {
  return /^\s*\d*\.?\d+(?:px)?\s*$/.test(length ?? '') ? parseFloat(length ?? '') : 0;
}
