import { latestStamp, type Stamp } from '../core/judging/clock.ts';
import type { Like } from '../core/judging/like.ts';
import { placeOf, type Place } from '../core/judging/place.ts';
import { reactionTerm, termsOf } from '../core/library/searchTerms.ts';
import { judgedKey, nameKey, sizeKey } from '../core/library/sortKeys.ts';
import type { AppliedOperation, StoredLike, UncountedChange } from './schema.ts';

/** Ends a term in its postings; no term holds one. */
export const TERM_END = '\0';

interface Circumstances {
  readonly operations: readonly AppliedOperation[];
  /** Of the last change made here. */
  readonly marker?: Stamp | undefined;
  readonly uncounted?: readonly UncountedChange[];
  readonly place?: Place;
  /** What was stored of it before: most of its terms are the same. */
  readonly former?: StoredLike | undefined;
}

/** What is stored of a Like. A deleted one is found by key and address alone, and is on no list. */
export function storedLike(
  like: Like,
  { operations, uncounted = [], marker = uncounted.at(-1)?.marker, place = placeOf(like), former }: Circumstances,
): StoredLike {
  const changed = { changed: latestStamp(like.stamps), ...(marker === undefined ? {} : { uncounted: marker }) };
  const row = { ...like, place, operations, ...(uncounted.length === 0 ? {} : { uncounted }) };
  if (like.deletedAt !== undefined) return { ...row, index: changed };
  const known = former !== undefined && isFoundAlike(former, row) ? former.index : undefined;
  // The reaction's is the first.
  const terms = known?.terms?.with(0, posting(reactionTerm(like), place));
  return {
    ...row,
    index: {
      ...changed,
      terms: terms ?? termsOf(like).map((term) => posting(term, place)),
      judged: judgedKey(like, place),
      size: known?.size ?? sizeKey(like, place),
      name: known?.name ?? nameKey(like, place),
    },
  };
}

export function likeOf({ place: _, operations: __, index: ___, uncounted: ____, ...like }: StoredLike): Like {
  return like;
}

export function livingLikeOf(row: StoredLike | undefined): Like | undefined {
  return row === undefined || row.deletedAt !== undefined ? undefined : likeOf(row);
}

function posting(term: string, place: Place): string {
  return `${term}${TERM_END}${place}`;
}

/** Whether all terms but the reaction's are the same. */
function isFoundAlike(a: Like & { readonly place: Place }, b: Like & { readonly place: Place }): boolean {
  return (
    a.place === b.place &&
    a.deletedAt === undefined &&
    a.caption === b.caption &&
    a.url === b.url &&
    a.note === b.note &&
    a.page.url === b.page.url &&
    a.page.title === b.page.title &&
    a.width === b.width &&
    a.height === b.height &&
    a.mediaType === b.mediaType &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, index) => tag === b.tags[index])
  );
}
