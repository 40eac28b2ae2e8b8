import { tidyText, type CaptionTexts } from '../core/pictures/caption.ts';
import { attribute, closest, contains, parentOf } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';

/** How far up a heading is looked for that stands beside the picture rather than before it. */
const mostAncestors = 6;
const visible = /[!-~]/;
/** Unnamed pictures that wait for the next heading. */
const mostUnnamed = 1000;

/**
 * The texts that name an `img`, a `canvas` or a drawing: a figure's caption is the picture's own only where the figure
 * holds no other.
 */
export function pictureCaptions(picture: Element, within: DocumentReading, alt: string | null): CaptionTexts {
  const figure = within.hasFigures ? picture.closest('figure') : null;
  if (!figure) return elementCaptions(picture, within, alt);
  let known = within.figures.get(figure);
  if (!known) {
    const text = textOf(figure.querySelector('figcaption'), within);
    known = { text, count: figure.querySelectorAll('img,canvas').length };
    within.figures.set(figure, known);
  }
  const { text, count } = known;
  if (!text) return elementCaptions(picture, within, alt);
  const captions = ownTexts(picture, within, alt);
  return count > (picture.localName === 'svg' ? 0 : 1)
    ? { ...captions, title: captions.title || text }
    : { ...captions, figcaption: text };
}

/** The texts that name a picture shown by any element. */
export function elementCaptions(element: Element, within: DocumentReading, alt?: string | null): CaptionTexts {
  const captions = ownTexts(element, within, alt);
  if (!captions.alt && !captions.ariaLabel && !captions.title && !captions.linkText) {
    captions.heading = textOf(lastHeading(within), within);
    if (within.unnamed.length >= mostUnnamed) within.unnamed.length = 0;
    within.unnamed.push({ element, captions });
  }
  return captions;
}

interface OwnTexts {
  alt: string | null | undefined;
  ariaLabel: string | null;
  title: string | null;
  linkText: string;
  heading: string;
}

function ownTexts(element: Element, within: DocumentReading, alt?: string | null): OwnTexts {
  // Nothing that follows could come before it.
  if (alt && visible.test(alt)) return { alt, ariaLabel: null, title: null, linkText: '', heading: '' };
  const ariaLabel = attribute(element, 'aria-label');
  const title = attribute(element, 'title');
  const linkText = alt || ariaLabel || title ? '' : textOf(closest(element, 'a'), within);
  return { alt, ariaLabel, title, linkText, heading: '' };
}

/**
 * Notes a heading, and gives it to the pictures before it that stand nearer to it than to the heading before them: in
 * an element that holds no earlier one, as in a card with its picture on top.
 */
export function noteHeading(heading: Element, within: DocumentReading): void {
  const { headings, unnamed } = within;
  if (unnamed.length > 0) {
    const text = textOf(heading, within);
    const before = lastHeading(within);
    const around = text ? ancestorsOf(heading) : new Set<Element>();
    for (const { element, captions } of unnamed.splice(0)) {
      let ancestor = parentOf(element);
      for (let up = 1; up < mostAncestors && ancestor && !around.has(ancestor); up++) ancestor = parentOf(ancestor);
      if (ancestor && around.has(ancestor) && !(before && contains(ancestor, before))) captions.heading = text;
    }
  }
  headings.push(heading);
}

/** The last heading met that has a text. */
function lastHeading(within: DocumentReading): Element | null {
  const { headings } = within;
  let last = headings.at(-1);
  while (last && textOf(last, within) === '') {
    headings.pop();
    last = headings.at(-1);
  }
  return last ?? null;
}

/** Up to the document's body, which stands around everything. */
function ancestorsOf(element: Element): Set<Element> {
  const ancestors = new Set<Element>();
  for (let around = parentOf(element); around && !/^(?:body|html)$/.test(around.localName); around = parentOf(around)) {
    ancestors.add(around);
  }
  return ancestors;
}

function textOf(element: Element | null, { texts }: DocumentReading): string {
  if (!element) return '';
  let text = texts.get(element);
  if (text === undefined) {
    text = tidyText(element.getAttribute('aria-label') ?? element.textContent) || (element.getAttribute('title') ?? '');
    texts.set(element, text);
  }
  return text;
}
