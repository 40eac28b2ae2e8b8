/** Upper edges, in CSS pixels of the gallery's own width, of all breakpoints but the widest. */
export const BREAKPOINTS = [576, 768, 992, 1200, 1600] as const;

export const BREAKPOINT_NAMES = ['xs', 'sm', 'md', 'lg', 'xl', 'xxl'] as const;

type BreakpointName = (typeof BREAKPOINT_NAMES)[number];

/** Columns by breakpoint; `xll` is the seed component's spelling of `xxl`. */
export type ColumnsByName = { readonly [name in BreakpointName | 'xll']?: number };

/**
 * How many columns: one number for every width; a list from the narrowest breakpoint on, whose last value holds for
 * the rest; or by name, where a missing one takes the next smaller one's.
 */
export type Columns = number | readonly number[] | ColumnsByName;

/** The width a card gets, or comes near to, while nobody says how many columns there shall be. */
export const DEFAULT_CARD_WIDTH = 240;

/** CSS pixels that a card has at least, however many columns are asked for. */
const NARROWEST_CARD = 24;
/** Columns before a width is known. */
const MOST_UNMEASURED = 64;

/**
 * At least 1, whatever was passed, and no more than leave room for the cards. `columns` are from the narrowest breakpoint
 * on, the last for the rest; `width` and the `gap` between cards are in CSS pixels.
 */
export function columnsAt(width: number, columns: readonly number[], gap: number): number {
  const most = width > 0 ? Math.floor((width + gap) / (NARROWEST_CARD + gap)) : MOST_UNMEASURED;
  const asked = columns[Math.min(breakpointAt(width), columns.length - 1)];
  return Math.min(atLeastOne(asked), Math.max(1, most));
}

/** The same from the narrowest breakpoint on, however it was said. */
export function columnList(columns: Columns): readonly number[] {
  if (typeof columns === 'number') return [columns];
  if (isList(columns)) return columns;
  const named = BREAKPOINT_NAMES.map((name) => columns[name] ?? (name === 'xxl' ? columns.xll : undefined));
  const smallest = named.find((count) => count !== undefined) ?? 1;
  return named.map((_, index) => named.slice(0, index + 1).findLast((count) => count !== undefined) ?? smallest);
}

/**
 * As many columns as bring the cards nearest to `cardWidth` CSS pixels; two at least on a narrow gallery, unless wider
 * cards than the default are asked for. `width` is the whole gallery's, `inner` what is left for the cards and the gaps
 * between them.
 */
export function autoColumns(width: number, inner: number, gap: number, cardWidth = DEFAULT_CARD_WIDTH): number {
  const least = width < BREAKPOINTS[0] && cardWidth <= DEFAULT_CARD_WIDTH ? 2 : 1;
  return Math.max(least, Math.round((inner + gap) / (cardWidth + gap)));
}

function breakpointAt(width: number): number {
  const index = BREAKPOINTS.findIndex((edge) => width < edge);
  return index === -1 ? BREAKPOINTS.length : index;
}

function isList(columns: Columns): columns is readonly number[] {
  return Array.isArray(columns);
}

function atLeastOne(count: number | undefined): number {
  return count !== undefined && Number.isFinite(count) ? Math.max(1, Math.floor(count)) : 1;
}
