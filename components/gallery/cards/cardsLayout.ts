import type { ComponentChild } from 'preact';
import { createMasonryLayout } from 'virtua/unstable_core';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import type { GalleryLayout } from '../../../lib/core/settings/gallerySettings.ts';
import { pictureHeight, ratioInRow, sizeOf } from './cardShape.ts';
import type { PictureSize } from './cardShape.ts';
import { neighbourInColumns, neighbourInRows } from './cardPositions.ts';
import type { CardPosition, ReadingDirection, RowPosition } from './cardPositions.ts';
import { justifiedRows } from './justifiedRows.ts';

/** Everything that decides where a card lies, but the pictures themselves. Pixels. */
export interface CardsShape {
  readonly layout: GalleryLayout;
  readonly lanes: number;
  readonly cardWidth: number;
  /** All of a row. */
  readonly width: number;
  readonly gapX: number;
  readonly gapY: number;
  /** What stands under each picture. */
  readonly strip: number;
  /** Space before the first and after the last row. */
  readonly padding: number;
}

/** Where a card is drawn. Pixels from the list's own start; `x` in reading direction. */
export interface CardPlace {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where all cards lie. Made anew whenever something changes it. */
export interface CardsLayout {
  /** Pixels of the whole list. */
  readonly height: number;
  readonly at: (index: number) => CardPosition | undefined;
  /** The cards that reach into a stretch of the list, a new array. */
  readonly between: (top: number, bottom: number) => CardPosition[];
  readonly placeOf: (position: CardPosition) => CardPlace;
  /** The card that a move leads to; `page` is the height of what counts as a screenful. */
  readonly step: (from: number, direction: ReadingDirection, page: number) => number;
}

/** Cards in groups, with room before each. The same as long as the groups are. */
export interface CardGroups {
  readonly layOut: typeof layOutCards;
  /** What stands before a card that is its group's first; it has a key, and is an item of the list. */
  readonly before: (card: CardPlace) => ComponentChild;
}

/** What is used of `virtua`'s layout, whose own types are not published: offsets begin at 0, without padding. */
interface MasonryLayout {
  readonly $getRange: (start: number, end: number) => readonly [first: number, last: number];
  readonly $getItemOffset: (index: number) => number;
  readonly $getItemSize: (index: number) => number;
  readonly $getItemLane: (index: number) => number;
  readonly $getTotalSize: () => number;
}
type CreateMasonryLayout = (
  length: number,
  lanes: number,
  gap: number,
  itemSize: number,
  snapshot: readonly [sizes: number[], itemSize: number],
) => MasonryLayout;

/** Each under the shortest column, or in rows one after the other. */
function layOut(sizes: number[], lanes: number, gap: number): MasonryLayout {
  return (createMasonryLayout as CreateMasonryLayout)(sizes.length, lanes, gap, 1, [sizes, 1]);
}

/** `laidSizes` are the sizes to go by of pictures that were given without one. */
export function layOutCards(
  items: readonly GalleryItem[],
  laidSizes: ReadonlyMap<string, PictureSize>,
  shape: CardsShape,
): CardsLayout {
  return shape.layout === 'justified' ? inRows(items, laidSizes, shape) : inColumns(items, laidSizes, shape);
}

function inColumns(
  items: readonly GalleryItem[],
  laidSizes: ReadonlyMap<string, PictureSize>,
  { layout, lanes, cardWidth, gapX, gapY, strip, padding }: CardsShape,
): CardsLayout {
  const heights = items.map((item) => pictureHeight(sizeOf(item, laidSizes), cardWidth, layout) + strip);
  const columns = layOut(heights, lanes, gapY);
  const at = (index: number): CardPosition => {
    const start = columns.$getItemOffset(index) + padding;
    return { index, lane: columns.$getItemLane(index), start, end: start + columns.$getItemSize(index) };
  };
  let all: CardPosition[] | null = null;

  return {
    height: items.length === 0 ? 0 : columns.$getTotalSize() + 2 * padding,
    at: (index) => (index >= 0 && index < items.length ? at(index) : undefined),
    between(top, bottom) {
      const found: CardPosition[] = [];
      const [first, last] = columns.$getRange(Math.max(0, top - padding), Math.max(0, bottom - padding));
      for (let index = first; index <= last && index < items.length; index++) {
        const position = at(index);
        if (position.end > top && position.start < bottom) found.push(position);
      }
      return found;
    },
    placeOf({ index, lane, start, end }) {
      const x = Math.round(lane * (cardWidth + gapX));
      const width = Math.round(lane * (cardWidth + gapX) + cardWidth) - x;
      return { index, x, y: start, width, height: end - start };
    },
    step(from, direction, page) {
      all ??= items.map((_, index) => at(index));
      return neighbourInColumns(all, from, direction, lanes, page);
    },
  };
}

function inRows(
  items: readonly GalleryItem[],
  laidSizes: ReadonlyMap<string, PictureSize>,
  { cardWidth: rowHeight, width, gapX: gap, gapY, strip, padding }: CardsShape,
): CardsLayout {
  const ratioOf = (index: number): number => {
    const item = items[index];
    return ratioInRow(item && sizeOf(item, laidSizes));
  };
  const justified = justifiedRows({ count: items.length, ratioOf, width, rowHeight, gap });
  const rows = layOut(
    justified.map(({ height }) => height + strip),
    1,
    gapY,
  );
  const all = justified.flatMap(({ first, height, cells }, lane): RowPosition[] => {
    const start = rows.$getItemOffset(lane) + padding;
    const end = start + height + strip;
    return cells.map(([x, cellWidth], place) => ({ index: first + place, lane, start, end, x, width: cellWidth }));
  });

  return {
    height: items.length === 0 ? 0 : rows.$getTotalSize() + 2 * padding,
    at: (index) => all[index],
    between(top, bottom) {
      const [first, last] = rows.$getRange(Math.max(0, top - padding), Math.max(0, bottom - padding));
      const from = justified[first]?.first ?? 0;
      const to = justified[last + 1]?.first ?? all.length;
      return all.slice(from, to).filter(({ start, end }) => end > top && start < bottom);
    },
    placeOf({ index, start, end }) {
      const { x = 0, width: cellWidth = 0 } = all[index] ?? {};
      return { index, x, y: start, width: cellWidth, height: end - start };
    },
    step: (from, direction, page) => neighbourInRows(all, from, direction, page),
  };
}
