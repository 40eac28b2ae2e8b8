import { timeOf } from '../judging/clock.ts';
import { listedReaction, siteOf, sizeClassOf } from './likeFacts.ts';
import type { LibraryNumbers } from './libraryNumbers.ts';
import type { ListedReaction, SizeClass } from './libraryQuery.ts';
import type { Like, LikePage } from '../judging/like.ts';
import type { Place } from '../judging/place.ts';

const SLOT_MS = 5 * 60_000;
const SLOTS_OF_A_DAY = 288;

/** What one living Like adds to the library's statistics. */
export interface Contribution {
  readonly reaction: ListedReaction;
  readonly size: SizeClass;
  /** The five minutes of its last judgement, counted from 1970; absent for one that was never judged. */
  readonly slot?: number;
  /** Empty where there is none. */
  readonly site: string;
  readonly tags: readonly string[];
  /** Its address is empty where there is none. */
  readonly page: LikePage;
  readonly place: Place;
}

/** `null` for a deleted Like. */
export function contributionOf(like: Like, place: Place): Contribution | null {
  if (like.deletedAt !== undefined) return null;
  const { liked, tags, page, stamps } = like;
  const judged = timeOf(stamps.liked) ?? Number.NaN;
  return {
    reaction: listedReaction(liked),
    size: sizeClassOf(like),
    ...(judged >= 0 ? { slot: Math.floor(judged / SLOT_MS) } : {}),
    site: siteOf(like),
    tags: [...new Set(tags)],
    page: { url: page.url, title: page.title },
    place,
  };
}

/** Numbers to be added; any of them may be negative. */
export type NumbersDelta = { -readonly [Name in keyof LibraryNumbers]: number };

/** How statistics change, by what they are of. */
export interface StatisticsDelta {
  readonly totals: NumbersDelta;
  readonly sizes: ReadonlyMap<SizeClass, NumbersDelta>;
  /** By `2026-11-22`, in UTC, with how many judgements more each of the day's 288 stretches of five minutes has. */
  readonly days: ReadonlyMap<string, { readonly numbers: NumbersDelta; readonly slots: ReadonlyMap<number, number> }>;
  readonly sites: ReadonlyMap<string, NumbersDelta>;
  readonly tags: ReadonlyMap<string, NumbersDelta>;
  /** By address. */
  readonly pages: ReadonlyMap<string, PageDelta>;
}

export interface PageDelta {
  readonly numbers: NumbersDelta;
  /** The newest picture that was added to it, and the page's title there. */
  readonly newest: { readonly place: Place; readonly title: string } | null;
  /** The newest picture that left it: who is the newest now must be looked for, when it was that one. */
  readonly lost: Place | null;
}

export interface Tally extends StatisticsDelta {
  /** Takes over that Likes contributed `less`, and contribute `more` in their stead. */
  change(less: readonly Contribution[], more: readonly Contribution[]): void;
}

/** Sums up what changes to Likes mean for the statistics. */
export function createTally(): Tally {
  const totals: NumbersDelta = { liked: 0, disliked: 0, cleared: 0 };
  const sizes = new Map<SizeClass, NumbersDelta>();
  const days = new Map<string, { numbers: NumbersDelta; slots: Map<number, number> }>();
  const sites = new Map<string, NumbersDelta>();
  const tags = new Map<string, NumbersDelta>();
  const pages = new Map<string, { -readonly [Name in keyof PageDelta]: PageDelta[Name] }>();

  function count(contribution: Contribution, sign: 1 | -1, isElsewhere: boolean): void {
    const { reaction, size, slot, site, tags: named, page, place } = contribution;
    totals[reaction] += sign;
    numbersOf(sizes, size)[reaction] += sign;
    if (slot !== undefined) {
      const day = entryOf(days, dayOf(slot), () => ({ numbers: noNumbers(), slots: new Map<number, number>() }));
      day.numbers[reaction] += sign;
      const slotOfDay = slot % SLOTS_OF_A_DAY;
      day.slots.set(slotOfDay, (day.slots.get(slotOfDay) ?? 0) + sign);
    }
    if (site !== '') numbersOf(sites, site)[reaction] += sign;
    for (const tag of named) numbersOf(tags, tag)[reaction] += sign;
    if (page.url === '') return;
    const delta = entryOf(pages, page.url, () => ({ numbers: noNumbers(), newest: null, lost: null }));
    delta.numbers[reaction] += sign;
    if (!isElsewhere) return;
    if (sign < 0) {
      if (delta.lost === null || place < delta.lost) delta.lost = place;
    } else if (delta.newest === null || place <= delta.newest.place) {
      delta.newest = { place, title: page.title };
    }
  }

  return {
    totals,
    sizes,
    days,
    sites,
    tags,
    pages,
    change(less, more) {
      for (const one of less) count(one, -1, !more.some((other) => standsAlike(one, other)));
      for (const one of more) count(one, 1, !less.some((other) => standsAlike(one, other)));
    },
  };
}

/** In UTC: `2026-11-22`. */
function dayOf(slot: number): string {
  return new Date(slot * SLOT_MS).toISOString().slice(0, -14);
}

/** Whether two states of a Like make no difference to what is the newest of its page. */
function standsAlike(a: Contribution, b: Contribution): boolean {
  return a.place === b.place && a.page.url === b.page.url && a.page.title === b.page.title;
}

export function noNumbers(): NumbersDelta {
  return { liked: 0, disliked: 0, cleared: 0 };
}

function numbersOf<Name>(map: Map<Name, NumbersDelta>, name: Name): NumbersDelta {
  return entryOf(map, name, noNumbers);
}

function entryOf<Name, Value>(map: Map<Name, Value>, name: Name, create: () => Value): Value {
  let value = map.get(name);
  if (value === undefined) map.set(name, (value = create()));
  return value;
}
