import { libraryTotal, type LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import { WHOLE_LIBRARY, type LibraryFilter, type LibraryScope } from '../../core/library/libraryQuery.ts';

/** Which part of the library is taken out. */
export type ExportWhat = 'everything' | 'liked' | 'disliked' | 'filter' | 'selection';

export interface ExportPart {
  readonly what: ExportWhat;
  /** How many pictures; `null` while they are being counted. */
  readonly count: number | null;
}

interface Library {
  readonly totals: LibraryNumbers | null;
  readonly filter: LibraryFilter;
  /** How many pass the filter. */
  readonly filtered: number | null;
  /** Keys of selected pictures, in their order. */
  readonly selection: readonly string[];
}

const LIKED: LibraryFilter = { ...WHOLE_LIBRARY, reactions: ['liked'] };
const DISLIKED: LibraryFilter = { ...WHOLE_LIBRARY, reactions: ['disliked'] };

/** The parts that there are to choose from: a filter or a selection only where there is one. */
export function exportParts({ totals, filter, filtered, selection }: Library): readonly ExportPart[] {
  return [
    { what: 'everything', count: totals && libraryTotal(totals) },
    { what: 'liked', count: totals && totals.liked },
    { what: 'disliked', count: totals && totals.disliked },
    ...(isOwnFilter(filter) ? [{ what: 'filter', count: filtered } as const] : []),
    ...(selection.length > 0 ? [{ what: 'selection', count: selection.length } as const] : []),
  ];
}

export function exportScope(
  what: ExportWhat,
  { filter, selection }: Pick<Library, 'filter' | 'selection'>,
): LibraryScope {
  switch (what) {
    case 'everything':
      return { kind: 'filter', filter: WHOLE_LIBRARY };
    case 'liked':
      return { kind: 'filter', filter: LIKED };
    case 'disliked':
      return { kind: 'filter', filter: DISLIKED };
    case 'filter':
      return { kind: 'filter', filter };
    case 'selection':
      return { kind: 'keys', keys: selection };
  }
}

/** Whether a filter leaves something out, and is not one of the parts that are always there. */
export function isOwnFilter(filter: LibraryFilter): boolean {
  return ![WHOLE_LIBRARY, LIKED, DISLIKED].some((known) => JSON.stringify(known) === JSON.stringify(ordered(filter)));
}

/** The same fields in the same order, whoever made it. */
function ordered(filter: LibraryFilter): LibraryFilter {
  const names = Object.keys(WHOLE_LIBRARY) as (keyof LibraryFilter)[];
  return { ...WHOLE_LIBRARY, ...Object.fromEntries(names.map((name) => [name, filter[name]])) };
}
