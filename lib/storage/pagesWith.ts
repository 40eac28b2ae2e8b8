import type { LibraryFilter } from '../core/library/libraryQuery.ts';
import type { CountedPage } from '../core/library/libraryStatistics.ts';
import { ALL_PLACES, timeOfPlace, type Place } from '../core/judging/place.ts';
import { pageTerm, reactionTerm } from '../core/library/searchTerms.ts';
import { knownGroups, openMatches, queryOf, type LikesStore } from './matches.ts';
import { TERM_END } from './storedLike.ts';

interface PagesOptions {
  /** Where the list was left. */
  readonly after: Place | null;
  readonly limit: number;
}

/**
 * The pages of the Likes that a filter passes, the one with the newest of them first, counting those alone. Reads a record
 * a page, and keys of indexes.
 */
export async function pagesWith(
  store: LikesStore,
  filter: LibraryFilter,
  { after, limit }: PagesOptions,
): Promise<{ readonly pages: readonly CountedPage[]; readonly next: Place | null }> {
  const { groups: asked, range } = queryOf(filter);
  const first = after === null || range === null || after < range.first ? range?.first : `${after}\0`;
  if (range === null || first === undefined || first > range.last) return { pages: [], next: null };
  const groups = await knownGroups(store, asked);
  const ofReaction = (liked: boolean) => openMatches(store, [{ terms: [reactionTerm({ liked })] }], ALL_PLACES);
  const passing = await openMatches(store, groups, range);
  const walked = await openMatches(store, groups, { ...range, first });
  const liked = await ofReaction(true);
  const disliked = await ofReaction(false);

  /** Places of pages that have been looked at. */
  const known = new Set<Place>();
  const pages: CountedPage[] = [];
  let last = after;
  for (let places = await walked.next(); places.length > 0; places = await walked.next()) {
    for (const place of places) {
      const page = known.has(place) ? undefined : await pageAt(place);
      if (page !== undefined && pages.length === limit) return { pages, next: last };
      if (page !== undefined) pages.push(page);
      last = place;
    }
  }
  return { pages, next: null };

  /** The page of the Like of this place; `undefined` when it has none, or when another Like comes first on its page. */
  async function pageAt(place: Place): Promise<CountedPage | undefined> {
    const like = await store.get(place);
    if (like === undefined) return undefined;
    const { url, title } = like.page;
    const start = `${pageTerm(url)}${TERM_END}`;
    const all = await store.index('terms').getAllKeys(IDBKeyRange.bound(start, `${start}${ALL_PLACES.last}`));
    for (const other of all) known.add(other);
    if (url === '') return undefined;
    const found = [...(await passing.pick(all))];
    if (found.some((other) => other < place)) return undefined;
    const [likes, dislikes] = await Promise.all([liked.pick(found), disliked.pick(found)]);
    const cleared = found.length - likes.size - dislikes.size;
    return { url, title, newest: timeOfPlace(place), liked: likes.size, disliked: dislikes.size, cleared };
  }
}
