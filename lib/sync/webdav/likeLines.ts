import type { Stamp } from '../../core/judging/clock.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { LikePage } from '../../core/judging/like.ts';

/*
 * A Like as a line of JSON:
 *
 *   [shared, rest, caption, time, liked, width, height, {the rest, where it is not the usual}]
 *
 * `url` is the first `shared` characters of the line's before and `rest`; `time` is `createdAt` less the line's before;
 * `liked` is 1, 0 or null; a size that is unknown is null. Members of the object, each left out where it is what is said
 * here:
 *
 *   k  key: `pictureKey` of `url`. A number: of that alias.
 *   a  aliases: written as in the line before; `[0]` in the first. 0: `url`; a text: itself; [text, cut, end]: `url` with
 *      `cut` characters before its last `end` replaced by `text`; for -1 - end: after its first `end`.
 *   p  page: the line's before. [url, title]
 *   m  mediaType: as `mediaTypes` has it for the end of `url`. null: none
 *   x  meta: null
 *   n  note: ''
 *   u  updatedAt less createdAt: 0
 *   d  deletedAt less createdAt: none
 *   b  stamp of the caption: `createdAt`, by the device of the last b, or of the segment
 *   s  {l, c, n, d}, stamps of liked, meta, note and deletion: b, b, none, none
 *   t  tags: none. A text: with stamp b; [text, stamp]; [text]: without stamp; [text, stamp, 0]: taken off
 *
 * A stamp is `<time>[.counter][@device]`, base 36, or ''. For b the time is less createdAt, and the device left out where it
 * is that of the last b; for all others it is less updatedAt, and that of the last of all others.
 */

/** What is written here is read by other versions: none of these may change. */
const mediaTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/*
 * What a line refers to may be short only: else a few bytes of a forged file would stand for many, and time would not be
 * in proportion to its length.
 */
export const MAX_SHARED = 255;
const MAX_REFERRED = 4096;
const MAX_ALIASES_AS_BEFORE = 200;

const TIME_DIGITS = 9;
const COUNTER_DIGITS = 4;

/** What a line leaves to the one before. */
export interface Before {
  url: string;
  createdAt: number;
  page: LikePage;
  aliases: readonly JsonValue[];
  readonly devices: Devices;
}

/** Those of the last stamps. */
export interface Devices {
  base: string;
  other: string;
}

export function beforeFirst(device: string): Before {
  return {
    url: '',
    createdAt: 0,
    page: { url: '', title: '' },
    aliases: [0],
    devices: { base: device, other: device },
  };
}

export function canBeShared(url: string): boolean {
  return url.length <= MAX_REFERRED;
}

export function canBeAsBefore(aliases: readonly JsonValue[]): boolean {
  return JSON.stringify(aliases).length <= MAX_ALIASES_AS_BEFORE;
}

export function canBeReferred({ url, title }: LikePage): boolean {
  return url.length + title.length <= MAX_REFERRED;
}

export function usualMediaType(url: string): string | undefined {
  const [, extension = ''] = /\.([a-z]{3,4})$/.exec(url) ?? [];
  return Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined;
}

/** `null` for a time that no stamp can hold. */
export function stampAt(time: number, counter: number, device: string): Stamp | null {
  if (!Number.isInteger(time) || time < 0 || time >= 36 ** TIME_DIGITS) return null;
  return `${digits(time, TIME_DIGITS)}-${digits(counter, COUNTER_DIGITS)}-${device}`;
}

function digits(value: number, width: number): string {
  return value.toString(36).padStart(width, '0');
}
