import { tidyText, type CaptionTexts } from '../core/caption.ts';
import { attribute, closest } from './clobberProof.ts';
import type { DocumentReading } from './documentReading.ts';

/** The texts that name an `img`: a figure's caption is the image's own only where the figure holds no other. */
export function imageCaptions(image: Element, within: DocumentReading): CaptionTexts {
  const captions = elementCaptions(image, within, image.getAttribute('alt'));
  const figure = within.hasFigures ? image.closest('figure') : null;
  const figcaption = figure && textOf(figure.querySelector('figcaption'), within);
  if (!figcaption) return captions;
  return figure.querySelectorAll('img').length > 1
    ? { ...captions, title: captions.title || figcaption }
    : { ...captions, figcaption };
}

/** The texts that name a picture shown by any element. */
export function elementCaptions(element: Element, within: DocumentReading, alt?: string | null): CaptionTexts {
  const ariaLabel = attribute(element, 'aria-label');
  const title = attribute(element, 'title');
  return { alt, ariaLabel, title, linkText: alt || ariaLabel || title ? '' : textOf(closest(element, 'a'), within) };
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
