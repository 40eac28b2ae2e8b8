import type { DateChoice, DatePreset } from '../../lib/core/library/libraryDates.ts';
import type { LibrarySort, ListedReaction, SizeClass } from '../../lib/core/library/libraryQuery.ts';
import type { PictureKind } from '../../lib/core/pictures/pictureKind.ts';
import { text, textLanguage, type TextName } from '../../lib/core/text.ts';
import { formatDate, formatDates } from '../ui/formatDate.ts';

export const REACTION_WORDS: Readonly<Record<ListedReaction, TextName>> = {
  liked: 'common_liked',
  disliked: 'common_disliked',
  cleared: 'common_cleared',
};

export const SIZE_WORDS: Readonly<Record<SizeClass, TextName>> = {
  small: 'library_size_small',
  medium: 'library_size_medium',
  large: 'library_size_large',
  huge: 'library_size_huge',
  unknown: 'library_size_unknown',
};

/** Where there is no room for the numbers. */
export const SHORT_SIZE_WORDS: Readonly<Record<SizeClass, TextName>> = {
  small: 'library_small',
  medium: 'library_medium',
  large: 'library_large',
  huge: 'library_huge',
  unknown: 'library_unknown_size',
};

export const KIND_WORDS: Readonly<Record<PictureKind, TextName>> = {
  photograph: 'overlay_kind_photograph',
  animation: 'overlay_kind_animation',
  drawing: 'overlay_kind_drawing',
  background: 'overlay_kind_background',
  icon: 'overlay_kind_icon',
};

export const DATE_WORDS: Readonly<Record<DatePreset, TextName>> = {
  today: 'library_date_today',
  week: 'library_date_week',
  month: 'library_date_month',
  year: 'library_date_year',
};

export const SORT_WORDS: Readonly<Record<LibrarySort, TextName>> = {
  newest: 'library_sort_newest',
  oldest: 'library_sort_oldest',
  judged: 'library_sort_judged',
  largest: 'library_sort_largest',
  smallest: 'library_sort_smallest',
  name: 'overlay_sort_name',
};

const SHORT_DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const LONG_DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
/** Of days that are given as such, without a time. */
const SHORT_DAY = { ...SHORT_DATE, timeZone: 'UTC' } as const;
const DAY = 86_400_000;

/** `Nov 1, 2026`, of a time in ms since 1970. */
export function dateText(time: number): string {
  return formatDate(time, SHORT_DATE);
}

/** `Today`, `Yesterday`, `November 12, 2026`; times in ms since 1970. */
export function dayHeading(time: number, now: number): string {
  // Days of a change of the clock are an hour longer or shorter.
  const days = Math.round((new Date(time).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY);
  if (days !== 0 && days !== -1) return formatDate(time, LONG_DATE);
  const language = textLanguage();
  const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return word.charAt(0).toLocaleUpperCase(language) + word.slice(1);
}

/** `Nov 1 – 22, 2026`. */
export function datesText(dates: DateChoice): string {
  if (dates === null) return '';
  if (typeof dates === 'string') return text(DATE_WORDS[dates]);
  const { from, until } = dates;
  if (from !== null && until !== null) return rangeText(from, until);
  return from === null
    ? text('library_dates_until', { day: dayText(until ?? '') })
    : text('library_dates_from', { day: dayText(from) });
}

function rangeText(from: string, until: string): string {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  if (Number.isNaN(start) || Number.isNaN(end)) return `${from} – ${until}`;
  return formatDates(Math.min(start, end), Math.max(start, end), SHORT_DAY);
}

function dayText(day: string): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : formatDate(time, SHORT_DAY);
}

/** The address of a page as it is shown: without its scheme. */
export function pageText(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
}
