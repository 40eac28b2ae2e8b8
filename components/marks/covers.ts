import { captionedText, htmlElement, knownText } from './elements.ts';

/** How a cover looks like the page around the picture. */
export interface Backdrop {
  /** A CSS colour. */
  readonly color: string;
  /** The picture's `border-radius`. */
  readonly radius: string;
  /** Of the page, for what the system colours are. */
  readonly colorScheme: string;
}

/** What lies over a disliked picture, with a chip to press. */
export function coverElement(how: 'dimmed' | 'hidden', { color, radius, colorScheme }: Backdrop): HTMLElement {
  const cover = htmlElement('div', `lg-cover lg-cover-${how}`, { 'aria-hidden': 'true' }, [
    htmlElement('span', 'lg-chip', { 'data-text': knownText('marks_show') }),
  ]);
  cover.style.setProperty('--lg-backdrop', color);
  cover.style.setProperty('--lg-cover-radius', radius);
  cover.style.setProperty('--lg-cover-scheme', colorScheme);
  return cover;
}

/** The same for whoever does not see it, and where the chip can be pressed. */
export function toldCover(caption: string): { readonly element: HTMLElement; readonly button: HTMLElement } {
  const label = caption === '' ? knownText('marks_show_picture') : captionedText('marks_show_named', caption);
  const button = htmlElement('button', 'lg-chip', {
    type: 'button',
    tabindex: -1,
    'aria-label': label,
    'data-text': knownText('marks_show'),
  });
  return { element: htmlElement('div', 'lg-cover', {}, [button]), button };
}
