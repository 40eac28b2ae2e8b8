import type { LibraryNumbers } from './libraryNumbers.ts';
import type { SizeClass } from './libraryQuery.ts';

/** Numbers of one site, tag, size or page. */
export interface CountedName extends LibraryNumbers {
  readonly name: string;
}

/** One day, in UTC. */
export interface CountedDay extends LibraryNumbers {
  /** `2026-11-22`. Likes count on the day of their last judgement. */
  readonly day: string;
}

/** A page on which pictures were judged. */
export interface CountedPage extends LibraryNumbers {
  readonly url: string;
  readonly title: string;
  /** When its newest picture came into the library, ms since 1970. */
  readonly newest: number;
}

/** What people like to know of their library. */
export interface LibraryStatistics {
  readonly totals: LibraryNumbers;
  /** Every day with judgements, oldest first. */
  readonly days: readonly CountedDay[];
  /** Most judged first. */
  readonly sites: readonly CountedName[];
  readonly tags: readonly CountedName[];
  readonly sizes: Readonly<Record<SizeClass, LibraryNumbers>>;
  /** Time spent judging, in minutes: each stretch of five minutes in which something was judged counts whole. */
  readonly minutes: number;
}
