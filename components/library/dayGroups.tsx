import { neighbourInColumns, neighbourInRows } from '../gallery/cards/cardPositions.ts';
import type { CardPosition, ReadingDirection, RowPosition } from '../gallery/cards/cardPositions.ts';
import { layOutCards } from '../gallery/cards/cardsLayout.ts';
import type { CardGroups, CardPlace, CardsLayout } from '../gallery/cards/cardsLayout.ts';
import { dayHeading } from './libraryWords.ts';

/** Pixels of a heading, and between a group and the next heading. */
const HEADING = 40;
const BETWEEN = 4;

interface Group {
  /** Place in the list of its first card. */
  readonly first: number;
  /** Pixels from the list's start, and rows that lie before. */
  readonly top: number;
  readonly rows: number;
  readonly layout: CardsLayout;
}

/**
 * Cards under the days on which their pictures came into the library, in the order in which they are given.
 * @param timeOf ms since 1970, by key.
 */
export function dayGroups(timeOf: (key: string) => number, now: () => number): CardGroups {
  const headings = new Map<number, number>();

  const layOut: CardGroups['layOut'] = (items, laidSizes, shape) => {
    headings.clear();
    const groups: Group[] = [];
    const isRows = shape.layout === 'justified';
    let height = 0;
    let rows = 0;
    for (let first = 0; first < items.length;) {
      const day = startOfDay(timeOf(items[first]?.key ?? ''));
      let end = first + 1;
      while (end < items.length && startOfDay(timeOf(items[end]?.key ?? '')) === day) end++;
      const top = height + (first === 0 ? 0 : BETWEEN) + HEADING;
      const layout = layOutCards(items.slice(first, end), laidSizes, { ...shape, padding: 0 });
      headings.set(first, day);
      groups.push({ first, top, rows, layout });
      height = top + layout.height;
      if (isRows) rows += (layout.at(end - first - 1)?.lane ?? 0) + 1;
      first = end;
    }

    const groupOf = (index: number): Group | undefined => groups[lastAtMost(groups, ({ first }) => first, index)];
    const shifted = (position: CardPosition, { first, top, rows: before }: Group): CardPosition => ({
      index: position.index + first,
      lane: position.lane + before,
      start: position.start + top,
      end: position.end + top,
    });
    const at = (index: number): CardPosition | undefined => {
      const group = groupOf(index);
      const position = group?.layout.at(index - group.first);
      return group && position && shifted(position, group);
    };
    const placeOf = (position: CardPosition): CardPlace => {
      const group = groupOf(position.index);
      const own = group?.layout.at(position.index - group.first);
      if (!group || !own) return { index: position.index, x: 0, y: position.start, width: 0, height: 0 };
      return { ...group.layout.placeOf(own), index: position.index, y: position.start };
    };
    let all: RowPosition[] | null = null;

    return {
      height: items.length === 0 ? 0 : height + shape.padding,
      at,
      placeOf,
      between(from, to) {
        const found: CardPosition[] = [];
        for (
          let place = Math.max(
            0,
            lastAtMost(groups, ({ top }) => top, from),
          );
          place < groups.length;
          place++
        ) {
          const group = groups[place];
          if (!group || group.top > to) break;
          found.push(...group.layout.between(from - group.top, to - group.top).map((card) => shifted(card, group)));
        }
        return found;
      },
      step(from, direction, page) {
        const place = lastAtMost(groups, ({ first }) => first, from);
        const group = groups[place];
        if (!isRows && group && isNeighbouring(direction)) {
          const next = group.layout.step(from - group.first, direction, page) + group.first;
          if (next !== from) return next;
          // A day may end before its last column does, and the next may not reach that far.
          if (direction === 'before') return Math.max(0, from - 1);
          const other = groups[place + (direction === 'up' ? -1 : 1)];
          if (other === undefined || direction === 'after') return other?.first ?? from;
          const ofOther = items.flatMap((_, index) => (groupOf(index) === other ? (at(index) ?? []) : []));
          return nearestLane(direction === 'up' ? ofOther.toReversed() : ofOther, at(from)?.lane ?? 0) ?? from;
        }
        all ??= items.flatMap((_, index) => {
          const position = at(index);
          return position ? [{ ...position, ...widthOf(placeOf(position)) }] : [];
        });
        return isRows
          ? neighbourInRows(all, from, direction, page)
          : neighbourInColumns(all, from, direction, shape.lanes, page);
      },
    };
  };

  return {
    layOut,
    before({ index, y }) {
      const day = headings.get(index);
      if (day === undefined) return null;
      return (
        <div
          key={`day ${index}`}
          class="lg-library-day"
          role="listitem"
          style={{ insetBlockStart: `${y - HEADING}px` }}
        >
          <h2>{dayHeading(day, now())}</h2>
        </div>
      );
    },
  };
}

function isNeighbouring(direction: ReadingDirection): direction is 'before' | 'after' | 'up' | 'down' {
  return direction === 'before' || direction === 'after' || direction === 'up' || direction === 'down';
}

/** The first of the cards whose lane lies nearest. */
function nearestLane(cards: readonly CardPosition[], lane: number): number | undefined {
  return cards.toSorted((a, b) => Math.abs(a.lane - lane) - Math.abs(b.lane - lane))[0]?.index;
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

function widthOf({ x, width }: CardPlace): Pick<RowPosition, 'x' | 'width'> {
  return { x, width };
}

/** The place of the last one that lies at `wanted` or before, in an ascending list; -1 where there is none. */
function lastAtMost(groups: readonly Group[], of: (group: Group) => number, wanted: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (group && of(group) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
