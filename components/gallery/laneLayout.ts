/** Where one card lies: its column, counted in reading direction, and its upper and lower edge in pixels. */
export interface LanePosition {
  readonly index: number;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
}

export interface LaneLayoutOptions {
  readonly count: number;
  readonly lanes: number;
  /** Pixels of a card, by its place in the list. */
  readonly heightOf: (index: number) => number;
  /** Pixels between two cards of one column. */
  readonly gap: number;
  /** Pixels before the first card of each column. */
  readonly padding: number;
  /** The column that a card already has and keeps. */
  readonly laneOf?: ((index: number) => number | undefined) | undefined;
}

/** Puts each card under the shortest column, the first of equals: the list's order reads row by row. */
export function layOutLanes({ count, lanes, heightOf, gap, padding, laneOf }: LaneLayoutOptions): LanePosition[] {
  const ends = Array.from({ length: lanes }, () => padding - gap);
  return Array.from({ length: count }, (_, index) => {
    const lane = laneOf?.(index) ?? ends.indexOf(Math.min(...ends));
    const start = (ends[lane] ?? 0) + gap;
    const end = start + heightOf(index);
    ends[lane] = end;
    return { index, lane, start, end };
  });
}

export type Direction = 'before' | 'after' | 'up' | 'down' | 'first' | 'last' | 'pageUp' | 'pageDown';

/**
 * The card to go to from `from`, or `from` itself at an edge. `before` and `after` are the neighbouring columns in reading
 * direction: of the cards beside this one, the one whose middle is nearest. Where there is none, reading goes on in the
 * next row. `page` is the visible height in pixels.
 */
export function neighbour(
  positions: readonly LanePosition[],
  from: number,
  direction: Direction,
  lanes: number,
  page: number,
): number {
  const present = positions[from];
  if (present === undefined) return from;
  const column = (lane: number): LanePosition[] => positions.filter((position) => position.lane === lane);
  const own = column(present.lane);

  /** In the nearest column on that side that has a card beside this one. */
  const beside = (step: 1 | -1): LanePosition | undefined => {
    for (let lane = present.lane + step; lane >= 0 && lane < lanes; lane += step) {
      const overlapping = column(lane).filter(({ start, end }) => end > present.start && start < present.end);
      if (overlapping.length > 0) return nearest(overlapping, middle(present));
    }
    return undefined;
  };

  const target = (): LanePosition | undefined => {
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

function nearest(positions: readonly LanePosition[], to: number): LanePosition | undefined {
  let best: LanePosition | undefined;
  for (const position of positions) {
    if (best === undefined || Math.abs(middle(position) - to) < Math.abs(middle(best) - to)) best = position;
  }
  return best;
}

function middle({ start, end }: LanePosition): number {
  return (start + end) / 2;
}
