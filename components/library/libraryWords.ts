import type { DateChoice, DatePreset } from '../../lib/core/libraryDates.ts';
import type { LibrarySort, ListedReaction, SizeClass } from '../../lib/core/libraryQuery.ts';
import type { PictureKind } from '../../lib/core/pictureKind.ts';

export const REACTION_WORDS: Readonly<Record<ListedReaction, string>> = {
  liked: 'Liked',
  disliked: 'Disliked',
  cleared: 'Cleared',
};

export const SIZE_WORDS: Readonly<Record<SizeClass, string>> = {
  small: 'Small, under 0.5 MP',
  medium: 'Medium, up to 2 MP',
  large: 'Large, up to 8 MP',
  huge: 'Huge, 8 MP and more',
  unknown: 'Unknown',
};

/** Where there is no room for the numbers. */
export const SHORT_SIZE_WORDS: Readonly<Record<SizeClass, string>> = {
  small: 'Small',
  medium: 'Medium',
  large: 'Large',
  huge: 'Huge',
  unknown: 'Unknown size',
};

export const KIND_WORDS: Readonly<Record<PictureKind, string>> = {
  photograph: 'Photograph',
  animation: 'Animation',
  drawing: 'Drawing',
  background: 'Background',
  icon: 'Icon',
};

export const DATE_WORDS: Readonly<Record<DatePreset, string>> = {
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  year: 'This year',
};

export const SORT_WORDS: Readonly<Record<LibrarySort, string>> = {
  newest: 'Newest',
  oldest: 'Oldest',
  judged: 'Recently judged',
  largest: 'Largest',
  smallest: 'Smallest',
  name: 'Name',
};

const SHORT_DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const dateFormat = new Intl.DateTimeFormat('en-GB', SHORT_DATE);
const dayFormat = new Intl.DateTimeFormat('en-GB', { ...SHORT_DATE, timeZone: 'UTC' });

/** `1 Nov 2026`, of a time in ms since 1970. */
export function dateText(time: number): string {
  return dateFormat.format(time);
}

const longFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const relativeFormat = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const DAY = 86_400_000;

/** `Today`, `Yesterday`, `12 November 2026`; times in ms since 1970. */
export function dayHeading(time: number, now: number): string {
  // Days of a change of the clock are an hour longer or shorter.
  const days = Math.round((new Date(time).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY);
  if (days !== 0 && days !== -1) return longFormat.format(time);
  const word = relativeFormat.format(days, 'day');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `1 Nov 2026 – 22 Nov 2026`. */
export function datesText(dates: DateChoice): string {
  if (dates === null) return '';
  if (typeof dates === 'string') return DATE_WORDS[dates];
  const { from, until } = dates;
  if (from !== null && until !== null) return from === until ? dayText(from) : `${dayText(from)} – ${dayText(until)}`;
  return from === null ? `Until ${dayText(until ?? '')}` : `From ${dayText(from)}`;
}

function dayText(day: string): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : dayFormat.format(time);
}

/** The address of a page as it is shown: without its scheme. */
export function pageText(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
