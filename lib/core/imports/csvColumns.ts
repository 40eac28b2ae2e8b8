import type { LikePage } from '../judging/like.ts';
import type { Reaction } from '../judging/reaction.ts';
import type { ForeignPicture } from './foreignLike.ts';
import { parseJson } from './parseJson.ts';

/** What a column of somebody else's table can hold, by the names such columns have; the first that fits is taken. */
const namesOf = {
  url: [
    'image_url',
    'imageurl',
    'img_url',
    'image',
    'img',
    'picture',
    'photo',
    'url',
    'src',
    'link',
    'href',
    'address',
  ],
  caption: ['caption', 'title', 'alt', 'alt_text', 'description', 'name'],
  liked: ['liked', 'like', 'reaction', 'label', 'vote', 'rating', 'stars', 'score'],
  tags: ['tags', 'tag', 'keywords'],
  note: ['note', 'notes', 'comment', 'comments'],
  pageUrl: ['page_url', 'page', 'source_url', 'source', 'found_on', 'referrer'],
  pageTitle: ['page_title'],
  width: ['width'],
  height: ['height'],
  createdAt: ['created_at', 'created', 'date', 'added', 'timestamp'],
} as const;

type Field = keyof typeof namesOf;
export type ForeignColumns = ReadonlyMap<Field, number> & { readonly scale: boolean };

/** Which columns of a header are which; `null` when none can hold addresses. */
export function foreignColumns(header: readonly string[]): ForeignColumns | null {
  const names = header.map(columnName);
  const columns = new Map<Field, number>();
  for (const [field, known] of Object.entries(namesOf) as [Field, readonly string[]][]) {
    const name = known.find((candidate) => names.includes(candidate));
    if (name !== undefined) columns.set(field, names.indexOf(name));
  }
  if (!columns.has('url')) return null;
  const liked = names[columns.get('liked') ?? -1] ?? '';
  return Object.assign(columns, { scale: ['rating', 'stars', 'score'].includes(liked) });
}

/** A column's name whatever its case and what stands between its words. */
export function columnName(name: string): string {
  return name
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

export function foreignRow(cells: readonly string[], columns: ForeignColumns): ForeignPicture {
  const cell = (field: Field): string => (cells[columns.get(field) ?? -1] ?? '').trim();
  const caption = cell('caption');
  const note = cell('note');
  const tags = tagsIn(cell('tags'));
  const liked = reactionOf(cell('liked'), columns.scale);
  const page: LikePage = { url: cell('pageUrl'), title: cell('pageTitle') };
  const width = Number(cell('width'));
  const height = Number(cell('height'));
  const createdAt = timeIn(cell('createdAt'));
  return {
    url: cell('url'),
    ...(caption === '' ? {} : { caption }),
    ...(note === '' ? {} : { note }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(liked === undefined ? {} : { liked }),
    ...(page.url === '' ? {} : { page }),
    ...(width > 0 && height > 0 ? { width, height } : {}),
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}

const likedWords = new Set([
  'true',
  'yes',
  'y',
  't',
  '1',
  '+1',
  'like',
  'liked',
  'up',
  'good',
  'chosen',
  '👍',
  '❤️',
  '❤',
]);
const dislikedWords = new Set([
  'false',
  'no',
  'n',
  'f',
  '0',
  '-1',
  'dislike',
  'disliked',
  'down',
  'bad',
  'rejected',
  '👎',
]);
const clearedWords = new Set(['cleared', 'neutral']);

/**
 * `undefined` where a cell says nothing. On a scale (a rating, stars) four and more is liked, one and two disliked;
 * elsewhere 1 is liked and 0 disliked.
 */
function reactionOf(text: string, scale: boolean): Reaction | undefined {
  const word = text.toLowerCase();
  const number = Number(word);
  if (scale && word !== '' && Number.isFinite(number)) {
    if (number >= 4) return true;
    return number > 0 && number <= 2 ? false : undefined;
  }
  if (likedWords.has(word)) return true;
  if (dislikedWords.has(word)) return false;
  return clearedWords.has(word) ? null : undefined;
}

/** A JSON list, or words with commas, semicolons or bars between them. */
function tagsIn(text: string): string[] {
  if (text.startsWith('[')) {
    const parsed = parseJson(text);
    if ('value' in parsed && Array.isArray(parsed.value)) return parsed.value.filter((tag) => typeof tag === 'string');
  }
  return text.split(/[,;|]/, 1000).filter((tag) => tag.trim() !== '');
}

/** A date as ISO 8601 has it, or a number of seconds, milliseconds or microseconds since 1970. */
export function timeIn(text: string): number | undefined {
  if (text === '') return undefined;
  const number = Number(text);
  if (Number.isFinite(number)) {
    if (number <= 0) return undefined;
    return number < 1e11 ? number * 1000 : number < 1e14 ? number : number / 1000;
  }
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text.slice(0, 40)) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
