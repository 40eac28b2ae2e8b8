import type { Direction } from '../galleryKeys.ts';

/** Where a card lies, in pixels: its column, counted in reading direction, or its row, and its upper and lower edge. */
export interface CardPosition {
  readonly index: number;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
}

/** A card in a row, with its place across as well. */
export interface RowPosition extends CardPosition {
  readonly x: number;
  readonly width: number;
}

/** Directions in the order of reading: what of left and right leads on has been decided. */
export type ReadingDirection = Exclude<Direction, 'left' | 'right'> | 'before' | 'after';

/**
 * The card to go to from `from`, or `from` itself at an edge, where cards lie in columns. `before` and `after` are the
 * neighbouring columns in reading direction: of the cards beside this one, the one whose middle is nearest. Where there is
 * none, reading goes on in the next row. `page` is the visible height in pixels.
 */
export function neighbourInColumns(
  positions: readonly CardPosition[],
  from: number,
  direction: ReadingDirection,
  lanes: number,
  page: number,
): number {
  const present = positions[from];
  if (present === undefined) return from;
  const column = (lane: number): CardPosition[] => positions.filter((position) => position.lane === lane);
  const own = column(present.lane);

  /** In the nearest column on that side that has a card beside this one. */
  const beside = (step: 1 | -1): CardPosition | undefined => {
    for (let lane = present.lane + step; lane >= 0 && lane < lanes; lane += step) {
      const overlapping = column(lane).filter(({ start, end }) => end > present.start && start < present.end);
      if (overlapping.length > 0) return nearest(overlapping, middle(present));
    }
    return undefined;
  };

  const target = (): CardPosition | undefined => {
    switch (direction) {
      case 'first':
        return positions[0];
      case 'last':
        return positions.at(-1);
      case 'up':
        return own.findLast(({ index }) => index < from);
      case 'down':
        return own.find(({ index }) => index > from);
      case 'pageUp':
        return nearest(own, middle(present) - page);
      case 'pageDown':
        return nearest(own, middle(present) + page);
      case 'before':
        return beside(-1) ?? column(lanes - 1).findLast(({ start }) => start < present.start);
      case 'after':
        return beside(1) ?? column(0).find(({ start }) => start > present.start);
    }
  };
  return target()?.index ?? from;
}

/** The same where cards lie in rows: `up` and `down` lead to the card of the next row whose middle is nearest. */
export function neighbourInRows(
  positions: readonly RowPosition[],
  from: number,
  direction: ReadingDirection,
  page: number,
): number {
  const present = positions[from];
  if (present === undefined) return from;
  const across = present.x + present.width / 2;
  const inRow = (row: number | undefined): RowPosition | undefined => {
    let best: RowPosition | undefined;
    for (const position of positions) {
      if (position.lane !== row) continue;
      if (best === undefined || distance(position, across) < distance(best, across)) best = position;
    }
    return best;
  };
  const target = (): CardPosition | undefined => {
    switch (direction) {
      case 'first':
        return positions[0];
      case 'last':
        return positions.at(-1);
      case 'before':
        return positions[from - 1];
      case 'after':
        return positions[from + 1];
      case 'up':
        return inRow(present.lane - 1);
      case 'down':
        return inRow(present.lane + 1);
      case 'pageUp':
        return inRow(nearest(positions, middle(present) - page)?.lane);
      case 'pageDown':
        return inRow(nearest(positions, middle(present) + page)?.lane);
    }
  };
  return target()?.index ?? from;
}

function distance({ x, width }: RowPosition, across: number): number {
  return Math.abs(x + width / 2 - across);
}

function nearest(positions: readonly CardPosition[], to: number): CardPosition | undefined {
  let best: CardPosition | undefined;
  for (const position of positions) {
    if (best === undefined || Math.abs(middle(position) - to) < Math.abs(middle(best) - to)) best = position;
  }
  return best;
}

function middle({ start, end }: CardPosition): number {
  return (start + end) / 2;
}
