import { tidyText } from '../../core/caption.ts';
import { attribute } from '../clobberProof.ts';
import { flatParent } from './rects.ts';

/** What is read of a picture when something is drawn on it, and not before. */
export interface PictureFacts {
  /** May be empty. */
  readonly caption: string;
  readonly backdrop: { readonly color: string; readonly radius: string; readonly colorScheme: string };
}

/** Ancestors that are asked for their background. */
const mostAncestors = 40;

export function pictureFacts(element: Element): PictureFacts {
  const name = attribute(element, 'alt') ?? attribute(element, 'aria-label') ?? attribute(element, 'title');
  const { borderRadius } = getComputedStyle(element);
  const { colorScheme } = getComputedStyle(document.documentElement);
  return {
    caption: tidyText(name),
    backdrop: { color: backgroundAround(element), radius: borderRadius, colorScheme },
  };
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
