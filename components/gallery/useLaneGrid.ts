import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { pictureHeight, sizeOf } from './cardShape.ts';
import type { GalleryLayout, PictureSize } from './cardShape.ts';
import { layOutLanes, neighbour } from './laneLayout.ts';
import type { Direction, LanePosition } from './laneLayout.ts';

/** Everything that decides where a card lies, but the pictures themselves. Pixels. */
export interface LaneShape {
  readonly lanes: number;
  readonly cardWidth: number;
  readonly gap: number;
  /** What stands under each picture. */
  readonly strip: number;
  /** Space before the first and after the last row. */
  readonly padding: number;
  readonly layout: GalleryLayout;
}

export interface LaneGrid {
  /** The cards to draw, in the list's order. */
  readonly cards: readonly LanePosition[];
  /** Pixels of the whole list. */
  readonly height: number;
  /** Sizes that were not given, but found when the picture arrived. */
  readonly found: ReadonlyMap<string, PictureSize>;
  /** The card that a move leads to; `page` is the height of what counts as a screenful. */
  readonly step: (from: number, direction: Direction | 'left' | 'right', page: number) => number;
  /** Scrolls as far as needed to show a card whole. */
  readonly reveal: (index: number) => void;
  readonly isInView: (index: number) => boolean;
  readonly noteSize: (key: string, size: PictureSize) => void;
}

interface Laid {
  readonly items: readonly GalleryItem[];
  readonly shape: string;
  readonly sizes: number;
  readonly positions: readonly LanePosition[];
}

/** What must not move on the screen while the list around it changes. */
interface Anchor {
  readonly key: string;
  /** Pixels from the upper edge of the view. */
  readonly offset: number;
}

/** Pixels drawn beyond the view on either side. */
const OVERSCAN = 400;
/** Pixels of scrolling that pass between two drawings. */
const SCROLL_STEP = 200;

/**
 * Cards in columns, of which only those near the view are drawn. Heights follow from the pictures' proportions, so nothing
 * is measured. A picture whose proportions were unknown keeps its column when they arrive, and the card that is looked at
 * keeps its place on the screen.
 */
export function useLaneGrid(
  items: readonly GalleryItem[],
  places: ReadonlyMap<string, number>,
  shape: LaneShape,
  /** Always drawn, so that it can have the focus wherever the view is. */
  keep: number,
  /** Pixels of the view. */
  viewHeight: number,
  scroller: RefObject<HTMLElement | null>,
): LaneGrid {
  const [top, setTop] = useState(0);
  const [sizes, redrawForSizes] = useReducer((count: number) => count + 1, 0);
  const found = useRef(new Map<string, PictureSize>());
  const frame = useRef(0);
  const anchor = useRef<Anchor | null>(null);
  const laid = useRef<Laid>({ items: [], shape: '', sizes, positions: [] });

  const before = laid.current;
  const shapeNow = Object.values(shape).join();
  const continued = shapeNow === before.shape && continues(before.items, items);
  if (!continued || items.length !== before.items.length || sizes !== before.sizes) {
    anchor.current = anchorIn(before, scroller.current, keep, places);
    const positions = layOutLanes({
      ...shape,
      count: shape.cardWidth > 0 ? items.length : 0,
      heightOf(index) {
        const item = items[index];
        const size = item && sizeOf(item, found.current);
        return pictureHeight(size, shape.cardWidth, shape.layout) + shape.strip;
      },
      laneOf: continued ? (index) => before.positions[index]?.lane : undefined,
    });
    laid.current = { items, shape: shapeNow, sizes, positions };
  }
  const { positions } = laid.current;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let seen = 0;
    let hidden = false;
    const onScroll = (): void => {
      seen = element.scrollTop;
      setTop(Math.floor(seen / SCROLL_STEP) * SCROLL_STEP);
    };
    // An element that was out of the page for a while comes back scrolled to its start, without an event.
    const observer = new ResizeObserver(() => {
      if (hidden && element.clientHeight > 0) element.scrollTop = seen;
      hidden = element.clientHeight === 0;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const wanted = anchor.current;
    anchor.current = null;
    const card = wanted && positions[places.get(wanted.key) ?? -1];
    if (wanted && card && scroller.current) scroller.current.scrollTop = card.start - wanted.offset;
  }, [positions]);

  const noteSize = useCallback((key: string, size: PictureSize): void => {
    if (found.current.has(key) || size.width === 0 || size.height === 0) return;
    found.current.set(key, size);
    // Pictures arrive in bursts: one new layout a frame is enough.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => redrawForSizes(0));
  }, []);

  const from = top - OVERSCAN;
  const to = top + SCROLL_STEP + viewHeight + OVERSCAN;
  return {
    cards: positions.filter(({ index, start, end }) => index === keep || (end > from && start < to)),
    height: positions.reduce((height, { end }) => Math.max(height, end + shape.padding), 0),
    found: found.current,
    noteSize,
    step(index, direction, page) {
      const element = scroller.current;
      const leadsOn = element && getComputedStyle(element).direction === 'rtl' ? 'left' : 'right';
      const sideways = direction === 'left' || direction === 'right';
      const reading = sideways ? (direction === leadsOn ? 'after' : 'before') : direction;
      return neighbour(positions, index, reading, shape.lanes, page);
    },
    reveal(index) {
      const element = scroller.current;
      const card = positions[index];
      if (!element || !card) return;
      const highest = card.start - shape.padding;
      const lowest = card.end + shape.padding - element.clientHeight;
      // A card taller than the view is shown from its upper edge on.
      element.scrollTop = lowest > highest ? highest : Math.min(highest, Math.max(lowest, element.scrollTop));
    },
    isInView(index) {
      const element = scroller.current;
      const card = positions[index];
      if (!element || !card) return false;
      return card.end > element.scrollTop && card.start < element.scrollTop + element.clientHeight;
    },
  };
}

/** Whether the cards laid so far stay the first ones, in the same order. */
function continues(before: readonly GalleryItem[], after: readonly GalleryItem[]): boolean {
  return before === after || (before.length <= after.length && before.every(({ key }, i) => key === after[i]?.key));
}

/** The focused card if it is in view, else the first card in view that stays in the list; `null` at the very top. */
function anchorIn(
  { items, positions }: Laid,
  scroller: HTMLElement | null,
  focused: number,
  places: ReadonlyMap<string, number>,
): Anchor | null {
  const first = positions[0];
  if (scroller === null || first === undefined) return null;
  const { scrollTop, clientHeight } = scroller;
  if (scrollTop <= first.start) return null;
  const staying = positions.filter(({ index, start, end }) => {
    const key = items[index]?.key;
    return end > scrollTop && start < scrollTop + clientHeight && key !== undefined && places.has(key);
  });
  const card = staying.find(({ index }) => places.get(items[index]?.key ?? '') === focused) ?? staying[0];
  const key = card && items[card.index]?.key;
  return card && key !== undefined ? { key, offset: card.start - scrollTop } : null;
}
