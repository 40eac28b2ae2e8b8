import type { Like } from '../judging/like.ts';
import { likeKind, listedReaction, siteOf, sizeClassOf } from './likeFacts.ts';
import type { LibraryFilter } from './libraryQuery.ts';
import { PICTURE_KINDS } from '../pictures/pictureKind.ts';
import { pictureKey } from '../pictures/pictureKey.ts';
import { typedWords, wordsOf } from './searchWords.ts';

/** Longer values are known by a hash: keys of an index are kept several times for every Like. */
const LONGEST_VALUE = 32;
const HASH_LENGTH = 24;
const REACTIONS = 3;
const SIZES = 5;

/** What a filter asks for: one of several terms, or a term that begins so. */
export type TermGroup = { readonly terms: readonly string[] } | { readonly prefix: string };

/** The terms by which a Like is found, each once, the reaction's first. None holds a NUL. */
export function termsOf(like: Like): string[] {
  const { tags, page } = like;
  const site = siteOf(like);
  return [
    reactionTerm(like),
    term('kind', likeKind(like)),
    term('size', sizeClassOf(like)),
    ...(site === '' ? [] : [term('site', site)]),
    pageTerm(page.url),
    ...[...new Set(tags)].map((tag) => term('tag', tag)),
    ...wordsOf(like).map((word) => term('word', word)),
  ];
}

export function reactionTerm({ liked }: Pick<Like, 'liked'>): string {
  return term('reaction', listedReaction(liked));
}

export function pageTerm(url: string): string {
  return term('page', url);
}

/** All of the groups must be met; those that every Like meets are left out. Dates are no terms: see `placesBetween`. */
export function groupsOf(filter: LibraryFilter): TermGroup[] {
  const { text, reactions, sites, tags, kinds, sizes, page } = filter;
  const groups: TermGroup[] = typedWords(text).map((word) => ({ prefix: term('word', word) }));
  addChoice('reaction', reactions, REACTIONS);
  addChoice('site', sites);
  addChoice('tag', tags);
  addChoice('kind', kinds, PICTURE_KINDS.length);
  addChoice('size', sizes, SIZES);
  if (page !== null) groups.push({ terms: [pageTerm(page)] });
  return groups;

  function addChoice(kind: Kind, values: readonly string[], all = Infinity): void {
    const chosen = new Set(values);
    if (chosen.size > 0 && chosen.size < all) groups.push({ terms: [...chosen].map((value) => term(kind, value)) });
  }
}

const prefixes = { reaction: 'r', kind: 'k', size: 'z', site: 's', page: 'p', tag: 't', word: 'w' } as const;
type Kind = keyof typeof prefixes;

function term(kind: Kind, value: string): string {
  // NUL ends a term; what stands for it must not be mistaken for itself.
  // oxlint-disable-next-line no-control-regex -- these two are what this is about
  const written = /[\0\u0001]/.test(value) ? value.replaceAll('\u0001', '\u0001b').replaceAll('\0', '\u0001a') : value;
  if (written.length <= LONGEST_VALUE) return `${prefixes[kind]}:${written}`;
  return `${prefixes[kind]}#${pictureKey(written).slice(0, HASH_LENGTH)}`;
}
