import { mediaTypeOf } from '../../lib/core/pictures/mediaType.ts';
import type { Variant } from '../../lib/core/pictures/pageImage.ts';
import { text, textLanguage } from '../../lib/core/text.ts';

const NAMES: Readonly<Record<string, string>> = {
  'svg+xml': 'SVG',
  'x-icon': 'ICO',
  'vnd.microsoft.icon': 'ICO',
  webp: 'WebP',
};

/** What kind of file it is, in a word; `undefined` when neither its server nor its address says. */
export function formatName({ url, mediaType }: Variant): string | undefined {
  const type = (mediaType ?? mediaTypeOf(url))?.toLowerCase().replace(/^image\/|;.*$/gs, '');
  return type === undefined || type === '' ? undefined : (NAMES[type] ?? type.slice(0, 12).toUpperCase());
}

/** `24.2 MP`, or nothing where it would be a tenth of one at most. */
export function megapixels(width: number, height: number): string | undefined {
  const millions = (width * height) / 1e6;
  if (millions < 0.1) return undefined;
  const digits = millions < 10 ? 1 : 0;
  const format = new Intl.NumberFormat(textLanguage(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return text('preview_megapixels', { figure: format.format(millions) });
}

/** Bytes that came over the network for it, as far as its server lets the page know (Resource Timing, "encodedBodySize"). */
export function bytesFetched(url: string): number | undefined {
  for (const entry of performance.getEntriesByName(url, 'resource')) {
    if (entry instanceof PerformanceResourceTiming && entry.encodedBodySize > 0) return entry.encodedBodySize;
  }
  return undefined;
}

/** `today, 14:32`, `yesterday, 09:05`, else the day with its year. `now` in milliseconds as `at`. */
export function momentText(at: number, now: number): string {
  const day = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const language = textLanguage();
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const days = Math.round((day(now) - day(at)) / 86_400_000);
  if (days === 0) return text('preview_today', { time });
  if (days === 1) return text('preview_yesterday', { time });
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  return text('preview_moment', { date, time });
}
