import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Pixels of the gallery as it stands in the page. */
export interface GalleryBox {
  /** Of the whole gallery: what breakpoints go by. */
  readonly outer: number;
  /** Left for cards and gaps. */
  readonly inner: number;
  /** Height of what is seen of the list at once. */
  readonly view: number;
  /** Width of the scrollbar's own track; none where scrollbars lie over the content. */
  readonly gutter: number;
  /** Height of what stands under a picture: a design token, larger where fingers press. */
  readonly strip: number;
}

const DEFAULT_STRIP = 32;

/** Follows the element's size; all zero until it is laid out. */
export function useGalleryBox(
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): GalleryBox {
  const [box, setBox] = useState<GalleryBox>({ outer: 0, inner: 0, view: 0, gutter: 0, strip: DEFAULT_STRIP });
  const measure = (): void => {
    const outerElement = root.current;
    const viewElement = scroller.current;
    const innerElement = list.current;
    const outer = outerElement?.offsetWidth ?? 0;
    // Not in the page just now: what was drawn is kept for when it comes back.
    if (!viewElement || !innerElement || outer === 0) return;
    const inner = innerElement.clientWidth;
    const strip = Number.parseFloat(getComputedStyle(innerElement).getPropertyValue('--lg-strip')) || DEFAULT_STRIP;
    const view = viewElement.clientHeight;
    const gutter = viewElement.offsetWidth - viewElement.clientWidth;
    const measured = { outer, inner, view, gutter, strip };
    setBox((present) => (Object.values(present).join() === Object.values(measured).join() ? present : measured));
  };
  // Again after what was measured has changed the layout, before anything of it is painted.
  useLayoutEffect(measure, [box]);
  useLayoutEffect(() => {
    let frame = 0;
    // Not at once: a change of layout from within the observer is an error to the page.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    for (const { current } of [root, scroller, list]) if (current) observer.observe(current);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, []);
  return box;
}
