import { textDirection, textLanguage } from '../../lib/core/text.ts';

/** Says of an element that what is in it is written in the language of the texts. */
export function markLanguage(element: HTMLElement): void {
  element.lang = textLanguage();
  element.dir = textDirection();
}
