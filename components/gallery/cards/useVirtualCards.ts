import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import { layOutCards } from './cardsLayout.ts';
import type { CardGroups, CardPlace, CardsLayout, CardsShape } from './cardsLayout.ts';
import { sizeOf } from './cardShape.ts';
import type { PictureSize } from './cardShape.ts';
import type { ReadingDirection } from './cardPositions.ts';
import type { Direction } from '../galleryKeys.ts';

export interface VirtualCards {
  /** The cards to draw, in the list's order. */
  readonly cards: readonly CardPlace[];
  /** Pixels of the whole list. */
  readonly height: number;
  /** Whether the list flies past too fast for anything to be seen of it. */
  readonly hurried: boolean;
  /** Sizes that were not given, but found when the picture arrived. */
  readonly found: ReadonlyMap<string, PictureSize>;
  /** The card that a move leads to; `page` is the height of what counts as a screenful. */
  readonly step: (from: number, direction: Direction, page: number) => number;
  /** Scrolls as far as needed to show a card whole. */
  readonly reveal: (index: number) => void;
  readonly isInView: (index: number) => boolean;
  /** Places in the list of the cards that a rectangle touches; in pixels as cards have them. */
  readonly within: (rectangle: CardsRectangle) => number[];
  readonly noteSize: (key: string, size: PictureSize) => void;
}

export interface CardsRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Laid {
  readonly items: readonly GalleryItem[];
  readonly shape: string;
  readonly groups?: CardGroups | undefined;
  readonly layout: CardsLayout;
}

/** What must not move on the screen while the list around it changes. */
interface Anchor {
  readonly key: string;
  /** Pixels from the upper edge of the view. */
  readonly offset: number;
}

const NONE_FOUND: ReadonlyMap<string, PictureSize> = new Map();
/** Pixels drawn beyond the view on either side. */
const OVERSCAN = 180;
/** Pixels of scrolling that pass between two drawings. */
const SCROLL_STEP = 80;
/** Screens a frame from which on scrolling is a hurry, once it is no single jump; and ms until it is over. */
const HURRY = 0.5;
const HURRY_PAUSE = 100;

/**
 * Cards in columns or rows, of which only those near the view are drawn. Heights follow from the pictures' proportions, so
 * nothing is measured. A picture whose proportions are not known when its card comes into view keeps the box it was given
 * until the list is laid out anew: nothing that is looked at moves because a picture arrives.
 */
export function useVirtualCards(
  items: readonly GalleryItem[],
  places: ReadonlyMap<string, number>,
  shape: CardsShape,
  /** Always drawn, so that it can have the focus wherever the view is. */
  keep: number,
  /** Pixels of the view. */
  viewHeight: number,
  scroller: RefObject<HTMLElement | null>,
  groups?: CardGroups,
): VirtualCards {
  const [top, setTop] = useState(0);
  const [hurried, setHurried] = useState(false);
  const [version, redraw] = useReducer((count: number) => count + 1, 0);
  const found = useRef(new Map<string, PictureSize>());
  /** What the present layout goes by for pictures whose size was not given, and whether it has changed since. */
  const laidSizes = useRef(new Map<string, PictureSize>());
  const isOutdated = useRef(false);
  const anchor = useRef<Anchor | null>(null);
  const laid = useRef<Laid | null>(null);
  const frame = useRef(0);

  const before: Laid = laid.current ?? { items: [], shape: '', layout: layOutCards([], NONE_FOUND, shape) };
  const shapeNow = Object.values(shape).join();
  const continued = shapeNow === before.shape && groups === before.groups && continues(before.items, items);
  if (!continued || items.length !== before.items.length || isOutdated.current) {
    anchor.current = anchorIn(before, scroller.current, keep, places);
    isOutdated.current = false;
    if (!continued) laidSizes.current = new Map(found.current);
    const layout = (groups?.layOut ?? layOutCards)(shape.cardWidth > 0 ? items : [], laidSizes.current, shape);
    laid.current = { items, shape: shapeNow, groups, layout };
  }
  const { layout } = laid.current ?? before;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let seen = 0;
    let hidden = false;
    let leapt = false;
    let calm: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      const { scrollTop } = element;
      const leaps = Math.abs(scrollTop - seen) > element.clientHeight * HURRY;
      seen = scrollTop;
      setTop(Math.floor(seen / SCROLL_STEP) * SCROLL_STEP);
      if (leaps && leapt) setHurried(true);
      leapt = leaps;
      clearTimeout(calm);
      calm = setTimeout(() => {
        leapt = false;
        setHurried(false);
      }, HURRY_PAUSE);
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
      clearTimeout(calm);
      cancelAnimationFrame(frame.current);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const wanted = anchor.current;
    anchor.current = null;
    const card = wanted && layout.at(places.get(wanted.key) ?? -1);
    if (wanted && card && scroller.current) scroller.current.scrollTop = card.start - wanted.offset;
  }, [layout, version]);

  const noteSize = useCallback(
    (key: string, size: PictureSize): void => {
      if (found.current.has(key) || size.width === 0 || size.height === 0) return;
      const index = laid.current?.items.findIndex((item) => item.key === key) ?? -1;
      const item = laid.current?.items[index];
      if (!item || sizeOf(item, NONE_FOUND)) return;
      found.current.set(key, size);
      const element = scroller.current;
      const card = laid.current?.layout.at(index);
      const isBelow = card && element && card.start >= element.scrollTop + element.clientHeight;
      // In a row, the width of one picture moves others of its row and of the row before.
      if (isBelow && shape.layout !== 'justified') {
        laidSizes.current.set(key, size);
        isOutdated.current = true;
      }
      // Pictures arrive in bursts: one drawing a frame is enough.
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(() => redraw(0));
    },
    [shape.layout],
  );

  const drawn = layout.between(top - OVERSCAN, top + SCROLL_STEP + viewHeight + OVERSCAN);
  const kept = layout.at(keep);
  if (kept && !drawn.some(({ index }) => index === keep)) {
    drawn.push(kept);
    drawn.sort((a, b) => a.index - b.index);
  }

  return {
    cards: drawn.map(layout.placeOf),
    height: layout.height,
    hurried,
    found: found.current,
    noteSize,
    step(index, direction, page) {
      const element = scroller.current;
      const leadsOn = element && getComputedStyle(element).direction === 'rtl' ? 'left' : 'right';
      return layout.step(index, readingDirection(direction, leadsOn), page);
    },
    reveal(index) {
      const element = scroller.current;
      const card = layout.at(index);
      if (!element || !card) return;
      const highest = card.start - shape.padding;
      const lowest = card.end + shape.padding - element.clientHeight;
      // A card taller than the view is shown from its upper edge on.
      element.scrollTop = lowest > highest ? highest : Math.min(highest, Math.max(lowest, element.scrollTop));
    },
    isInView(index) {
      const element = scroller.current;
      const card = layout.at(index);
      if (!element || !card) return false;
      return card.end > element.scrollTop && card.start < element.scrollTop + element.clientHeight;
    },
    within({ x, y, width, height }) {
      return layout
        .between(y, y + height)
        .map(layout.placeOf)
        .filter((card) => card.x + card.width > x && card.x < x + width)
        .map(({ index }) => index);
    },
  };
}

function readingDirection(direction: Direction, leadsOn: 'left' | 'right'): ReadingDirection {
  if (direction === 'left' || direction === 'right') return direction === leadsOn ? 'after' : 'before';
  return direction;
}

/** Whether the cards laid so far stay the first ones, in the same order. */
function continues(before: readonly GalleryItem[], after: readonly GalleryItem[]): boolean {
  return before === after || (before.length <= after.length && before.every(({ key }, i) => key === after[i]?.key));
}

/** The focused card if it is in view, else the first card in view that stays in the list; `null` at the very top. */
function anchorIn(
  { items, layout }: Laid,
  scroller: HTMLElement | null,
  focused: number,
  places: ReadonlyMap<string, number>,
): Anchor | null {
  const first = layout.at(0);
  if (scroller === null || first === undefined) return null;
  const { scrollTop, clientHeight } = scroller;
  if (scrollTop <= first.start) return null;
  const staying = layout.between(scrollTop, scrollTop + clientHeight).filter(({ index }) => {
    const key = items[index]?.key;
    return key !== undefined && places.has(key);
  });
  const card = staying.find(({ index }) => places.get(items[index]?.key ?? '') === focused) ?? staying[0];
  const key = card && items[card.index]?.key;
  return card && key !== undefined ? { key, offset: card.start - scrollTop } : null;
}
