import { isStamp, NEVER, type Stamp } from '../../core/judging/clock.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like, LikePage, LikeStamps } from '../../core/judging/like.ts';
import { pictureKey } from '../../core/pictures/pictureKey.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
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
import { InvalidLikeLine, list, meta, number, optional, parsed, record, size, words } from './likeLineValues.ts';

/** ECMAScript, "Time Values and Time Range". */
const LAST_TIME = 8.64e15;
const STAMP = /^(-?[0-9a-z]{1,11})(?:\.([0-9a-z]{1,4}))?(?:@([0-9a-z]{8}))?$/;
const KEY = /^[0-9a-f]{64}$/;
/** Addresses that run something when they are opened. */
const RUNS = /^\s*(?:javascript|vbscript|data|blob):/i;
const PICTURE_DATA = /^data:image\//i;

/**
 * Reads what `createLikeWriter` has written for the same device. Addresses that would run something when they are opened
 * come back empty. @throws {InvalidLikeLine}
 */
export function createLikeReader(device: string): (line: string) => Like {
  const before = beforeFirst(device);

  return (line) => {
    const [shared, rest, caption, time, liked, width, height, others = {}, ...more] = list(parsed(line));
    if (more.length > 0) throw new InvalidLikeLine('too many values');
    const fields = record(others);
    const url = before.url.slice(0, number(shared, 0, Math.min(MAX_SHARED, before.url.length))) + words(rest);
    const createdAt = number(number(time, -LAST_TIME, LAST_TIME) + before.createdAt, 0, LAST_TIME);
    const updatedAt = number(number(fields.get('u') ?? 0, -LAST_TIME, LAST_TIME) + createdAt, 0, LAST_TIME);
    const writtenAliases = fields.has('a') ? list(fields.get('a')) : before.aliases;
    if (!fields.has('a') && !canBeAsBefore(writtenAliases)) throw new InvalidLikeLine('aliases that were too long');
    const aliases = writtenAliases.map((alias) => readAlias(alias, url));
    const page = fields.has('p') ? readPage(fields.get('p')) : before.page;
    if (!fields.has('p') && !canBeReferred(page)) throw new InvalidLikeLine('a page that was too long');
    const deletedAt = fields.get('d');
    const mediaType = fields.has('m') ? optional(fields.get('m'), words) : usualMediaType(url);
    const usualBase = stampAt(createdAt, 0, before.devices.base);
    const base = fields.has('b') ? stamp(fields.get('b'), createdAt, 'base') : usualBase;
    if (base === null) throw new InvalidLikeLine('no stamp');
    const stamps = readStamps();
    const tags = readTags();
    const [pixelsWide, pixelsHigh] = [optional(width, size), optional(height, size)];
    const like: Like = {
      key: readKey(fields.get('k'), url, aliases),
      url: runs(url) ? '' : url,
      aliases: aliases.filter((alias) => !runs(alias)),
      liked: reaction(liked),
      caption: words(caption),
      meta: meta(fields.get('x') ?? null),
      tags: tags.on,
      note: words(fields.get('n') ?? ''),
      page: RUNS.test(page.url) ? { ...page, url: '' } : page,
      ...(pixelsWide === undefined ? {} : { width: pixelsWide }),
      ...(pixelsHigh === undefined ? {} : { height: pixelsHigh }),
      ...(mediaType === undefined ? {} : { mediaType }),
      createdAt,
      updatedAt,
      ...(deletedAt === undefined
        ? {}
        : { deletedAt: number(number(deletedAt, -LAST_TIME, LAST_TIME) + createdAt, 0, LAST_TIME) }),
      stamps: { ...stamps, tags: tags.stamps },
    };
    before.url = url;
    before.createdAt = createdAt;
    before.page = page;
    before.aliases = writtenAliases;
    return like;

    function readStamps(): Omit<LikeStamps, 'tags'> {
      const unusual = record(fields.get('s') ?? {});
      const other = (name: string, usual: Stamp | null): Stamp => {
        const read = unusual.has(name) ? stamp(unusual.get(name), updatedAt) : usual;
        if (read === null) throw new InvalidLikeLine('no stamp');
        return read;
      };
      return {
        liked: other('l', base),
        caption: base ?? NEVER,
        meta: other('c', base),
        note: other('n', NEVER),
        deleted: other('d', NEVER),
      };
    }

    function readTags(): { readonly on: string[]; readonly stamps: Record<string, Stamp> } {
      const on: string[] = [];
      const of = new Map<string, Stamp>();
      for (const item of list(fields.get('t') ?? [])) {
        const [tag, at, off, ...further] = typeof item === 'string' ? [item, base] : list(item);
        if (further.length > 0 || (off !== undefined && off !== 0)) throw new InvalidLikeLine('no tag');
        const name = words(tag);
        if (off === undefined) on.push(name);
        if (at !== undefined) of.set(name, typeof item === 'string' ? (base ?? NEVER) : stamp(at, updatedAt));
      }
      return { on, stamps: Object.fromEntries(of) };
    }

    function stamp(value: JsonValue | undefined, from: number, kind: keyof Devices = 'other'): Stamp {
      if (value === NEVER) return NEVER;
      const [, after, counter = '0', by = before.devices[kind]] = STAMP.exec(words(value)) ?? [];
      const read = after === undefined ? null : stampAt(from + inBase36(after), Number.parseInt(counter, 36), by);
      if (read === null || !isStamp(read)) throw new InvalidLikeLine('no stamp');
      before.devices[kind] = by;
      return read;
    }
  };
}

function runs(url: string): boolean {
  return RUNS.test(url) && !PICTURE_DATA.test(url);
}

function readKey(value: JsonValue | undefined, url: string, aliases: readonly string[]): string {
  if (value === undefined) return pictureKey(url);
  const key = typeof value === 'number' ? pictureKey(words(aliases[value])) : words(value);
  if (!KEY.test(key)) throw new InvalidLikeLine('no key');
  return key;
}

function readAlias(value: JsonValue, url: string): string {
  if (value === 0) return url;
  if (typeof value === 'string') return words(value);
  const [insert, cut, end, ...more] = list(value);
  if (more.length > 0 || !canBeShared(url)) throw new InvalidLikeLine('no alias');
  const removed = number(cut, 0, url.length);
  const place = number(end, -1 - url.length, url.length);
  const start = place < 0 ? -1 - place : url.length - place - removed;
  if (!Number.isInteger(start) || start < 0 || start + removed > url.length) throw new InvalidLikeLine('no alias');
  return url.slice(0, start) + words(insert) + url.slice(start + removed);
}

function readPage(value: JsonValue | undefined): LikePage {
  const [url, title, ...more] = list(value);
  if (more.length > 0) throw new InvalidLikeLine('no page');
  return { url: words(url), title: words(title) };
}

function inBase36(written: string): number {
  return Number.parseInt(written, 36);
}

function reaction(value: JsonValue | undefined): Reaction {
  if (value !== null && value !== 0 && value !== 1) throw new InvalidLikeLine('no reaction');
  return value === null ? null : value === 1;
}
