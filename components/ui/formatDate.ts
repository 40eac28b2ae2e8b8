import { textLanguage } from '../../lib/core/text.ts';

const formats = new WeakMap<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/** The format of such options, made once for each object of them. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(options);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(textLanguage(), options);
    formats.set(options, format);
  }
  return format;
}

/** As the language of the texts writes it; `time` in ms since 1970. The options are best a constant: their format is kept. */
export function formatDate(time: number, options: Intl.DateTimeFormatOptions): string {
  return formatOf(options).format(time);
}

/** `Nov 1 – 22, 2026`: what both have in common is written once. */
export function formatDates(from: number, until: number, options: Intl.DateTimeFormatOptions): string {
  return formatOf(options).formatRange(from, until);
}
