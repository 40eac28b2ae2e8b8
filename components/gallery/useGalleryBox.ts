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
  useLayoutEffect(() => {
    const outerElement = root.current;
    const viewElement = scroller.current;
    const innerElement = list.current;
    if (!outerElement || !viewElement || !innerElement) return undefined;
    const measure = (): void => {
      const outer = outerElement.offsetWidth;
      // Not in the page just now: what was drawn is kept for when it comes back.
      if (outer === 0) return;
      const inner = innerElement.clientWidth;
      const strip = Number.parseFloat(getComputedStyle(innerElement).getPropertyValue('--lg-strip')) || DEFAULT_STRIP;
      const view = viewElement.clientHeight;
      const gutter = viewElement.offsetWidth - viewElement.clientWidth;
      const measured = { outer, inner, view, gutter, strip };
      setBox((present) => (Object.values(present).join() === Object.values(measured).join() ? present : measured));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(outerElement);
    observer.observe(viewElement);
    observer.observe(innerElement);
    return () => observer.disconnect();
  }, []);
  return box;
}
