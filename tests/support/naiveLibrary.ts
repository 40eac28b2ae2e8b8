import { timeOf } from '../../lib/core/judging/clock.ts';
import { foldText } from '../../lib/core/foldText.ts';
import { likeKind, listedReaction, siteOf, sizeClassOf } from '../../lib/core/library/likeFacts.ts';
import type { LibraryFilter, LibrarySort } from '../../lib/core/library/libraryQuery.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { typedWords, wordsOf } from '../../lib/core/library/searchWords.ts';

/** What a list must hold, by looking at every Like. */
export function naiveList(likes: readonly Like[], filter: LibraryFilter, sort: LibrarySort): Like[] {
  return likes.filter((like) => passes(like, filter)).toSorted((a, b) => compare(a, b, sort) || newestFirst(a, b));
}

function passes(like: Like, { text, reactions, sites, tags, kinds, sizes, page, from, until }: LibraryFilter): boolean {
  const any = <Value>(wanted: readonly Value[], has: (value: Value) => boolean) =>
    wanted.length === 0 || wanted.some(has);
  const words = wordsOf(like);
  return (
    like.deletedAt === undefined &&
    typedWords(text).every((typed) => words.some((word) => word.startsWith(typed))) &&
    any(reactions, (reaction) => reaction === listedReaction(like.liked)) &&
    any(sites, (site) => site === siteOf(like)) &&
    any(tags, (tag) => like.tags.includes(tag)) &&
    any(kinds, (kind) => kind === likeKind(like)) &&
    any(sizes, (size) => size === sizeClassOf(like)) &&
    (page === null || like.page.url === page) &&
    (from === null || like.createdAt >= from) &&
    (until === null || like.createdAt < until)
  );
}

function newestFirst(a: Like, b: Like): number {
  return b.createdAt - a.createdAt || (a.key < b.key ? -1 : 1);
}

function compare(a: Like, b: Like, sort: LibrarySort): number {
  const [sizeA, sizeB] = [(a.width ?? 0) * (a.height ?? 0), (b.width ?? 0) * (b.height ?? 0)];
  switch (sort) {
    case 'newest':
      return 0;
    case 'oldest':
      return -newestFirst(a, b);
    case 'judged':
      return (timeOf(b.stamps.liked) ?? -1) - (timeOf(a.stamps.liked) ?? -1);
    case 'largest':
      return sizeB - sizeA;
    case 'smallest':
      if (sizeA === 0 || sizeB === 0) return Number(sizeA === 0) - Number(sizeB === 0);
      return sizeA - sizeB || -newestFirst(a, b);
    case 'name':
      return compareNames(nameOf(a), nameOf(b));
  }
}

const nameOf = ({ caption }: Like) => foldText(caption).replaceAll('10', '\u00ff10').slice(0, 39);

function compareNames(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return a < b ? -1 : Number(a > b);
}
