import { text } from '../../../lib/core/text.ts';
import { writtenList } from '../../../lib/core/writtenList.ts';
import { inQuotes, shortened } from './describeValue.ts';

/** Names that a sentence holds. */
const NAMED = 5;

export function isPictureFile({ type, name }: File): boolean {
  if (type !== '') return type.startsWith('image/');
  return /\.(?:jpe?g|jfif|a?png|gif|webp|avif|svg|bmp|ico|tiff?|jxl|heic)$/i.test(name);
}

/** The sentence about files that are no pictures. */
export function refusal(names: readonly string[]): string {
  const named = writtenList(names.slice(0, NAMED).map((name) => inQuotes(shortened(name))));
  const more = names.length - NAMED;
  return more > 0
    ? text('gallery_refused_more_files', { names: named, count: more })
    : text('gallery_refused_files', { names: named, count: names.length });
}
