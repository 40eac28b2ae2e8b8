import { timeOf } from '../../lib/core/judging/clock.ts';
import { listedReaction, siteOf, sizeClassOf } from '../../lib/core/library/likeFacts.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import type { CountedName, CountedPage, LibraryStatistics } from '../../lib/core/library/libraryStatistics.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { sizeClasses } from './libraries.ts';

/** The statistics, by looking at every Like. */
export function naiveStatistics(all: readonly Like[]): LibraryStatistics {
  const likes = all.filter(({ deletedAt }) => deletedAt === undefined);
  const judged = likes.flatMap((like) => {
    const time = timeOf(like.stamps.liked);
    return time === undefined ? [] : [{ like, time }];
  });
  const days = Map.groupBy(judged, ({ time }) => new Date(time).toISOString().slice(0, 10));
  return {
    totals: numbersOf(likes),
    days: [...days]
      .map(([day, those]) => ({ day, ...numbersOf(those.map(({ like }) => like)) }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    sites: mostJudged(likes, (like) => [siteOf(like)]),
    tags: mostJudged(likes, ({ tags }) => tags),
    sizes: Object.fromEntries(
      sizeClasses.map((size) => [size, numbersOf(likes.filter((like) => sizeClassOf(like) === size))]),
    ) as LibraryStatistics['sizes'],
    minutes: new Set(judged.map(({ time }) => Math.floor(time / 300_000))).size * 5,
  };
}

/** The newest Like's page first; `likes` are newest first. */
export function naivePages(likes: readonly Like[]): CountedPage[] {
  const pages = Map.groupBy(likes, ({ page }) => page.url);
  return [...pages].flatMap(([url, those]) => {
    const [newest] = those;
    return url === '' || newest === undefined
      ? []
      : [{ url, title: newest.page.title, newest: newest.createdAt, ...numbersOf(those) }];
  });
}

function mostJudged(likes: readonly Like[], namesOf: (like: Like) => readonly string[]): CountedName[] {
  const names = new Set(likes.flatMap(namesOf));
  return [...names]
    .filter((name) => name !== '')
    .map((name) => ({ name, ...numbersOf(likes.filter((like) => namesOf(like).includes(name))) }))
    .toSorted((a, b) => sum(b) - sum(a) || (a.name < b.name ? -1 : 1));
}

function numbersOf(likes: readonly Like[]): LibraryNumbers {
  const count = (name: string) => likes.filter(({ liked }) => listedReaction(liked) === name).length;
  return { liked: count('liked'), disliked: count('disliked'), cleared: count('cleared') };
}

function sum({ liked, disliked, cleared }: LibraryNumbers): number {
  return liked + disliked + cleared;
}
