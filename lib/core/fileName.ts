import { CodedError } from './codedError.ts';
import { dateText } from './exports/pictureFacts.ts';
import type { Like } from './judging/like.ts';
import { listedReaction, siteOf } from './library/likeFacts.ts';
import { text } from './text.ts';
import { writtenList } from './writtenList.ts';

/** Bytes of UTF-8; leaves room for what a file system or a browser adds (` (1)`, `.crdownload`). */
const MAX_BYTES = 192;

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
  'image/tiff': 'tiff',
  'image/jxl': 'jxl',
};
const KNOWN_ENDING = /\.(jpe?g|jfif|png|apng|gif|webp|avif|svg|bmp|ico|tiff?|jxl)$/i;
/** Characters of which a name is made at most: composing many accents takes the square of how many there are. */
const MAX_READ = 2000;
/** Looked for from its first character on alone: from each of a million dots within a name would take the square of that. */
const TRAILING = /(?<![\s.])[\s.]+$/;
/** Device names of Windows, reserved with any ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"/\\|?*~]+/g;

/**
 * A name under which a picture can be saved on every system: from its caption, else from its URL, with the ending its
 * kind asks for. No separators, controls, reserved names or trailing dots; at most 192 bytes.
 */
export function pictureFileName(picture: { url: string; caption: string; mediaType?: string | undefined }): string {
  const fromUrl = webFileName(picture.url);
  const ending = endingOf(fromUrl, picture.mediaType);
  const named = clean(picture.caption.replace(KNOWN_ENDING, ''));
  return safeFileName(named || fromUrl.replace(KNOWN_ENDING, '') || 'picture', ending);
}

/** A title as a file name, as safe as that of a picture. */
export function safeFileName(title: string, ending: string): string {
  return `${safeSegment(title, 'picture', MAX_BYTES - ending.length - 1)}.${ending}`;
}

/** What a template of file names can hold, in braces; see `createFileNames`. */
export const NAME_PLACEHOLDERS = ['n', 'caption', 'site', 'title', 'date', 'reaction', 'key', 'name'] as const;

type Placeholder = (typeof NAME_PLACEHOLDERS)[number];

const MAX_TEMPLATE_LENGTH = 200;
const MAX_FOLDERS = 8;

/**
 * Names files of pictures by a template: text in which `{n}` stands for the picture's number, `{caption}`, `{site}` and
 * `{title}` for those of its page, `{date}` for the day it came into the library, `{reaction}`, `{key}`, and `{name}` for
 * its file's name on the web. `/` makes folders. Each part of a path is as safe as `safeFileName` makes it, so that none
 * leads out of its folder, and each path is one of its own, on systems too that know no upper and lower case.
 * @param ending Of all of them, instead of what the pictures' kinds ask for.
 * @throws {CodedError} `invalid-message` with a sentence when the template is none.
 */
export function createFileNames(template: string, ending?: string): (like: Like, mediaType?: string) => string {
  const segments = readTemplate(template);
  const uniqueNames = new Map<string, (name: string) => string>();
  let count = 0;
  return (like, mediaType = like.mediaType) => {
    count += 1;
    const values = placeholderValues(like, count);
    const filled = segments.map((segment) => fill(segment, values));
    const folder = filled.slice(0, -1).map((part) => `${safeSegment(part, 'other', MAX_BYTES)}/`);
    const stem = (filled.at(-1) ?? '').replace(KNOWN_ENDING, '');
    const path = folder.join('');
    const uniqueName = uniqueNames.get(folded(path)) ?? createUniqueNames();
    uniqueNames.set(folded(path), uniqueName);
    return path + uniqueName(safeFileName(stem, ending ?? endingOf(webFileName(like.url), mediaType)));
  };
}

/** @throws {CodedError} `invalid-message` */
function readTemplate(template: string): string[] {
  if (template.length > MAX_TEMPLATE_LENGTH) {
    throw new CodedError('invalid-message', text('export_names_long', { count: MAX_TEMPLATE_LENGTH }));
  }
  for (const [whole, name = ''] of template.matchAll(/\{([^{}]*)\}/g)) {
    if (NAME_PLACEHOLDERS.includes(name as Placeholder)) continue;
    const offered = writtenList(NAME_PLACEHOLDERS.map((placeholder) => `{${placeholder}}`));
    throw new CodedError('invalid-message', text('export_names_unknown', { part: whole, parts: offered }));
  }
  const segments = template.split('/').filter((segment) => segment.trim() !== '');
  if (segments.length > MAX_FOLDERS + 1) {
    throw new CodedError('invalid-message', text('export_names_folders', { count: MAX_FOLDERS }));
  }
  return segments.length === 0 ? ['{caption}'] : segments;
}

function placeholderValues({ caption, page, url, ...like }: Like, n: number): Readonly<Record<Placeholder, string>> {
  const name = webFileName(url).replace(KNOWN_ENDING, '');
  return {
    n: String(n).padStart(6, '0'),
    caption: clean(caption.replace(KNOWN_ENDING, '')) || name,
    site: siteOf({ page, url }),
    title: page.title,
    date: dateText(like.createdAt)?.slice(0, 10) ?? '',
    reaction: listedReaction(like.liked),
    key: like.key,
    name,
  };
}

function fill(segment: string, values: Readonly<Record<Placeholder, string>>): string {
  return segment.replaceAll(/\{([^{}]*)\}/g, (_, name: Placeholder) => values[name]);
}

/** Gives each file of one folder a name of its own, on systems too that know no upper and lower case: ` (2)` and so on. */
export function createUniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  /** The number tried last, by name: thousands may be called alike. */
  const counts = new Map<string, number>();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let count = counts.get(folded(name)) ?? 1; taken.has(folded(unique));) {
      const suffix = ` (${++count})${ending}`;
      unique = `${cut(stem, MAX_BYTES - byteLength(suffix)) || 'picture'}${suffix}`;
      counts.set(folded(name), count);
    }
    taken.add(folded(unique));
    return unique;
  };
}

function safeSegment(words: string, otherwise: string, bytes: number): string {
  const cleaned = clean(words) || otherwise;
  return cut(RESERVED.test(cleaned) ? `_${cleaned}` : cleaned, bytes) || otherwise;
}

function folded(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase();
}

function byteLength(words: string): number {
  return new TextEncoder().encode(words).length;
}

function endingOf(name: string, mediaType: string | undefined): string {
  const declared = mediaType === undefined ? undefined : ENDINGS[mediaType.toLowerCase()];
  return declared ?? KNOWN_ENDING.exec(name)?.[1]?.toLowerCase() ?? 'jpg';
}

function clean(words: string): string {
  return words
    .slice(0, MAX_READ)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(TRAILING, '');
}

/** By whole code points, so that no character is cut in two. */
function cut(words: string, bytes: number): string {
  let used = 0;
  let kept = '';
  for (const character of words) {
    used += byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(TRAILING, '');
}

/** The last part of an address's path, decoded; empty where there is none. */
export function webFileName(url: string): string {
  if (url.startsWith('data:') || !URL.canParse(url)) return '';
  const segment = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
