import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MarqueeProps } from '../galleryViews.ts';
import type { CardsRectangle } from '../cards/useVirtualCards.ts';

/** Pixels that a pressed pointer may move and still mean a press. */
const SLACK = 6;
/** Pixels from the view's edges in which the list scrolls along, and the fastest it does, a frame. */
const EDGE = 48;
const FASTEST = 24;

/** A rectangle drawn with the mouse that selects what it touches, from anywhere but buttons. Touches scroll instead. */
export function Marquee(props: MarqueeProps) {
  /** In pixels from the list's own left and upper edge. */
  const rectangle = useSignal<CardsRectangle | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => {
    const list = props.list.current;
    const scroller = props.scroller.current;
    if (!list || !scroller) return undefined;
    let start: { readonly x: number; readonly y: number } | null = null;
    let pointer: PointerEvent | null = null;
    let frame = 0;

    const place = ({ clientX, clientY }: PointerEvent): { x: number; y: number } => {
      const { left, top } = list.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || event.pointerType === 'touch' || isControl(event)) return;
      // On the scroll bar itself.
      if (event.target === scroller && (event.offsetX > scroller.clientWidth || event.offsetX < 0)) return;
      start = place(event);
      scroller.addEventListener('pointermove', onMove);
      scroller.addEventListener('pointerup', end);
      scroller.addEventListener('pointercancel', end);
    };
    const onMove = (event: PointerEvent): void => {
      if (!start) return;
      const here = place(event);
      if (!pointer) {
        if (Math.hypot(here.x - start.x, here.y - start.y) < SLACK) return;
        scroller.setPointerCapture(event.pointerId);
        latest.current.onStart(event.shiftKey || event.ctrlKey || event.metaKey);
      }
      pointer = event;
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    /** Once a frame, and on as long as the list scrolls by itself. */
    const draw = (): void => {
      frame = 0;
      if (!start || !pointer) return;
      const view = scroller.getBoundingClientRect();
      const above = view.top + EDGE - pointer.clientY;
      const below = pointer.clientY - view.bottom + EDGE;
      const by = above > 0 ? -Math.min(FASTEST, above) : below > 0 ? Math.min(FASTEST, below) : 0;
      const before = scroller.scrollTop;
      if (by !== 0) scroller.scrollTop += by;
      const here = place(pointer);
      const x = Math.min(start.x, here.x);
      const shown = {
        x,
        y: Math.min(start.y, here.y),
        width: Math.abs(here.x - start.x),
        height: Math.abs(here.y - start.y),
      };
      rectangle.value = shown;
      const isRtl = getComputedStyle(list).direction === 'rtl';
      latest.current.onChange(isRtl ? { ...shown, x: list.clientWidth - x - shown.width } : shown);
      if (scroller.scrollTop !== before) frame = requestAnimationFrame(draw);
    };
    const end = (event?: PointerEvent): void => {
      const drawn = pointer !== null;
      if (drawn && event?.type === 'pointerup') {
        pointer = event;
        draw();
      }
      start = null;
      pointer = null;
      rectangle.value = null;
      cancelAnimationFrame(frame);
      frame = 0;
      scroller.removeEventListener('pointermove', onMove);
      scroller.removeEventListener('pointerup', end);
      scroller.removeEventListener('pointercancel', end);
      // The click that ends the rectangle is not a press on the card under it.
      if (drawn) {
        scroller.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => scroller.removeEventListener('click', swallow, { capture: true }));
      }
    };
    scroller.addEventListener('pointerdown', onDown);
    return () => {
      end();
      scroller.removeEventListener('pointerdown', onDown);
    };
  }, [props.list, props.scroller]);

  const drawn = rectangle.value;
  if (drawn === null) return null;
  const { x, y, width, height } = drawn;
  return (
    <div class="lg-marquee" style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }} />
  );
}

function isControl({ target }: Event): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea, .lg-card-caption') !== null;
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
