import type { Mark } from '../../lib/state/createMarksModel.ts';
import { captionedText, htmlElement, knownText } from './elements.ts';

/**
 * The small sign on a judged picture. A shape of its own for each, so that nobody has need of the colours; drawn by the
 * style sheet, since there may be many.
 */
export function signElement({ liked, isSaved }: Mark, caption: string): HTMLElement {
  if (!isSaved) return sign('lg-sign-unsaved', knownText('common_not_saved'));
  if (liked === true) return sign('lg-sign-liked', named('gallery_liked', 'common_liked', caption));
  return sign('lg-sign-disliked', named('gallery_disliked', 'common_disliked', caption));
}

function sign(className: string, label: string): HTMLElement {
  return htmlElement('div', `lg-sign ${className}`, { role: 'img', 'aria-label': label });
}

function named(
  withCaption: 'gallery_liked' | 'gallery_disliked',
  alone: 'common_liked' | 'common_disliked',
  caption: string,
): string {
  return caption === '' ? knownText(alone) : captionedText(withCaption, caption);
}
