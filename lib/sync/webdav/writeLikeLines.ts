import { NEVER, timeOf, type Stamp } from '../../core/judging/clock.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like, LikePage } from '../../core/judging/like.ts';
import { pictureKey } from '../../core/pictures/pictureKey.ts';
import {
  beforeFirst,
  canBeAsBefore,
  canBeReferred,
  canBeShared,
  MAX_SHARED,
  stampAt,
  usualMediaType,
  type Devices,
} from './likeLines.ts';

/** Writes Likes of `device`, one after the other, as lines without their ends. */
export function createLikeWriter(device: string): (like: Like) => string {
  const before = beforeFirst(device);

  return (like) => {
    const { url, createdAt, stamps } = like;
    const shared = Math.min(MAX_SHARED, commonStart(before.url, url));
    const others: Record<string, JsonValue> = {};
    const key = writtenKey(like);
    if (key !== null) others['k'] = key;
    const aliases = like.aliases.map((alias) => writtenAlias(alias, url));
    if (!sameJson(aliases, before.aliases) || !canBeAsBefore(aliases)) others['a'] = aliases;
    if (!samePage(like.page, before.page) || !canBeReferred(like.page)) others['p'] = [like.page.url, like.page.title];
    if (like.mediaType !== usualMediaType(url)) others['m'] = like.mediaType ?? null;
    if (like.meta !== null) others['x'] = like.meta;
    if (like.note !== '') others['n'] = like.note;
    if (like.updatedAt !== createdAt) others['u'] = like.updatedAt - createdAt;
    if (like.deletedAt !== undefined) others['d'] = like.deletedAt - createdAt;

    const base = stamps.caption;
    if (base !== stampAt(createdAt, 0, before.devices.base)) others['b'] = written(base, createdAt, 'base');
    const unusual: Record<string, JsonValue> = {};
    if (stamps.liked !== base) unusual['l'] = written(stamps.liked, like.updatedAt);
    if (stamps.meta !== base) unusual['c'] = written(stamps.meta, like.updatedAt);
    if (stamps.note !== NEVER) unusual['n'] = written(stamps.note, like.updatedAt);
    if (stamps.deleted !== NEVER) unusual['d'] = written(stamps.deleted, like.updatedAt);
    if (Object.keys(unusual).length > 0) others['s'] = unusual;
    const tags = writtenTags(like);
    if (tags.length > 0) others['t'] = tags;

    const line: JsonValue[] = [
      shared,
      url.slice(shared),
      like.caption,
      createdAt - before.createdAt,
      like.liked === null ? null : Number(like.liked),
      like.width ?? null,
      like.height ?? null,
    ];
    if (Object.keys(others).length > 0) line.push(others);
    before.url = url;
    before.createdAt = createdAt;
    before.page = like.page;
    before.aliases = aliases;
    return JSON.stringify(line);

    function written(stamp: Stamp, from: number, kind: keyof Devices = 'other'): string {
      const time = timeOf(stamp);
      if (time === undefined) return '';
      const [, counter = '', by = ''] = stamp.split('-');
      const plainCounter = counter.replace(/^0+/, '');
      const spoken = by === before.devices[kind] ? '' : `@${by}`;
      before.devices[kind] = by;
      return `${(time - from).toString(36)}${plainCounter === '' ? '' : `.${plainCounter}`}${spoken}`;
    }

    function writtenTags({ tags: on, updatedAt }: Like): JsonValue[] {
      const items: JsonValue[] = on.map((tag) => {
        if (!Object.hasOwn(stamps.tags, tag)) return [tag];
        const stamp = stamps.tags[tag] ?? NEVER;
        return stamp === base ? tag : [tag, written(stamp, updatedAt)];
      });
      for (const [tag, stamp] of Object.entries(stamps.tags)) {
        if (!on.includes(tag)) items.push([tag, written(stamp, updatedAt), 0]);
      }
      return items;
    }
  };
}

/** `null`: the usual. */
function writtenKey({ key, url, aliases }: Like): JsonValue {
  if (pictureKey(url) === key) return null;
  // The first few, since each takes a hash.
  const index = aliases.slice(0, 4).findIndex((alias) => pictureKey(alias) === key);
  return index < 0 ? key : index;
}

function writtenAlias(alias: string, url: string): JsonValue {
  if (alias === url) return 0;
  if (!canBeShared(url)) return alias;
  const start = commonStart(alias, url);
  const longest = Math.min(alias.length, url.length) - start;
  let end = 0;
  while (end < longest && alias[alias.length - 1 - end] === url[url.length - 1 - end]) end++;
  if (start + end < 8) return alias;
  const insert = alias.slice(start, alias.length - end);
  // Counted from the nearer end: the same number in many lines.
  return [insert, url.length - start - end, start < end ? -1 - start : end];
}

function samePage(a: LikePage, b: LikePage): boolean {
  return a.url === b.url && a.title === b.title;
}

function sameJson(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  return a === b || (a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
}

function commonStart(a: string, b: string): number {
  const longest = Math.min(a.length, b.length);
  let length = 0;
  while (length < longest && a[length] === b[length]) length++;
  return length;
}
