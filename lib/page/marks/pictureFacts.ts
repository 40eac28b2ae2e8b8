import { tidyText } from '../../core/pictures/caption.ts';
import { attribute } from '../clobberProof.ts';
import { flatParent } from './flatParent.ts';

/** How the page looks around a picture. */
export interface Backdrop {
  readonly color: string;
  readonly radius: string;
  readonly colorScheme: string;
}

/** Ancestors that are asked for their background. */
const mostAncestors = 40;

/** May be empty. */
export function captionBeside(element: Element): string {
  return tidyText(attribute(element, 'alt') ?? attribute(element, 'aria-label') ?? attribute(element, 'title'));
}

export function backdropOf(element: Element): Backdrop {
  const { borderRadius } = getComputedStyle(element);
  const { colorScheme } = getComputedStyle(document.documentElement);
  return { color: backgroundAround(element), radius: borderRadius, colorScheme };
}

/** The colour that would be seen if the picture were not there. */
function backgroundAround(element: Element): string {
  let around = flatParent(element);
  for (let up = 0; around && up < mostAncestors; up++) {
    const { backgroundColor } = getComputedStyle(around);
    // What shines through mixes with what is behind it: the nearest that does not is near enough.
    if (backgroundColor && !/transparent|[,/]\s*0(?:\.\d+)?%?\s*\)$/.test(backgroundColor)) return backgroundColor;
    around = flatParent(around);
  }
  return 'Canvas';
}
