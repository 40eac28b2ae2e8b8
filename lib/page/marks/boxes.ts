import { intersection, isEmpty, isSameRect, moved, type Box, type Rect } from '../../core/rects.ts';
import type { Surroundings } from './surroundings.ts';

/** The window, and how far the page is scrolled in it. */
export interface View extends Rect {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels from the page's left edge beyond which an element has its place in the window. */
const farthest = 16_000;

export function presentView(): View {
  return { x: scrollX, y: scrollY, ...windowRect() };
}

export function windowRect(): Rect {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/**
 * Where an element is; `null` where nothing of it can be seen. `open`: what of the window shows the page; `clips`: where
 * those are that cut off, read once for all elements.
 */
export function boxOf(
  element: Element,
  { clippers, isFixed, isOfPage }: Surroundings,
  view: View,
  open: Rect,
  clips: Map<Element, Rect>,
): Box | null {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const rect = { left, top, right, bottom };
  const isAlong = isOfPage && left + view.x > -farthest && right + view.x < farthest;
  let seen: Rect = isAlong ? rect : intersection(rect, isFixed ? view : open);
  for (const clipper of clippers) {
    let clip = clips.get(clipper);
    if (!clip) {
      clip = clipper.getBoundingClientRect();
      clips.set(clipper, clip);
    }
    seen = intersection(seen, clip);
  }
  if (isEmpty(seen)) return null;
  if (!isAlong) return { frame: 'window', rect, seen };
  return { frame: 'page', rect: moved(rect, view.x, view.y), seen: moved(seen, view.x, view.y) };
}

/** Without what is under the bars; nothing of what lies beyond them, where it would be seen over them for a moment. */
export function belowBars(box: Box, open: Rect): Box | null {
  const { seen } = box;
  if (seen.top >= open.top && seen.bottom <= open.bottom) return box;
  const top = Math.max(seen.top, open.top);
  const bottom = Math.min(seen.bottom, open.bottom);
  return bottom <= top ? null : { ...box, seen: { ...seen, top, bottom } };
}

export function isSameBox(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.frame === b.frame && isSameRect(a.rect, b.rect) && isSameRect(a.seen, b.seen);
}
