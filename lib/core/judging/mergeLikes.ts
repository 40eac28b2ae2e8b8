import { areaOf } from '../library/likeFacts.ts';
import { sortedUnion } from './judge.ts';
import type { Like, LikeStamps } from './like.ts';

/**
 * Two records of one picture as one: per field the later stamp wins. Commutative, associative and idempotent, so that
 * devices agree whatever the order in which they hear of each other.
 */
export function mergeLikes(a: Like, b: Like): Like {
  const original = later(a, b, originalRank);
  const found = compareRanks(foundRank(a), foundRank(b)) <= 0 ? a : b;
  const liked = later(a, b, (like) => [like.stamps.liked, String(like.liked)]);
  const caption = later(a, b, (like) => [like.stamps.caption, like.caption]);
  const meta = later(a, b, (like) => [like.stamps.meta, JSON.stringify(like.meta)]);
  const note = later(a, b, (like) => [like.stamps.note, like.note]);
  const deletion = later(a, b, (like) => [like.stamps.deleted, String(like.deletedAt ?? '')]);
  const tagStamps = mergeTagStamps(a.stamps.tags, b.stamps.tags);
  return {
    key: a.key < b.key ? a.key : b.key,
    url: original.url,
    aliases: sortedUnion(a.aliases, b.aliases),
    liked: liked.liked,
    caption: caption.caption,
    meta: meta.meta,
    tags: Object.keys(tagStamps)
      .filter((tag) => hasTag(a, b, tag))
      .toSorted(),
    note: note.note,
    page: found.page,
    ...(original.width === undefined ? {} : { width: original.width }),
    ...(original.height === undefined ? {} : { height: original.height }),
    ...(original.mediaType === undefined ? {} : { mediaType: original.mediaType }),
    createdAt: Math.min(a.createdAt, b.createdAt),
    updatedAt: Math.max(a.updatedAt, b.updatedAt),
    ...(deletion.deletedAt === undefined ? {} : { deletedAt: deletion.deletedAt }),
    stamps: {
      liked: liked.stamps.liked,
      caption: caption.stamps.caption,
      meta: meta.stamps.meta,
      note: note.stamps.note,
      tags: tagStamps,
      deleted: deletion.stamps.deleted,
    },
  };
}

/** Whether `merged`, of `existing` and others, is `existing`. */
export function isMergedAlready(existing: Like, merged: Like): boolean {
  // Merging brings both into one form.
  return JSON.stringify(mergeLikes(existing, existing)) === JSON.stringify(merged);
}

/** The record whose original is the largest, the first of those that are alike; `undefined` of none. */
export function largestOf(likes: readonly Like[]): Like | undefined {
  return likes.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
}

/**
 * Several records that a person takes for one picture, as one: it is found as `main` is, and has its original. A larger
 * original that is found later takes its place, as with every picture.
 */
export function mergeInto(main: Like, likes: readonly Like[]): Like {
  const { width: _width, height: _height, mediaType: _mediaType, ...merged } = likes.reduce((a, b) => mergeLikes(a, b));
  const { key, url, width, height, mediaType } = main;
  return {
    ...merged,
    key,
    url,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

/** Every tie is broken by the values themselves, so that no order of arguments matters. */
type Rank = readonly (string | number)[];

function later(a: Like, b: Like, rank: (like: Like) => Rank): Like {
  return compareRanks(rank(a), rank(b)) >= 0 ? a : b;
}

function originalRank({ width = 0, height = 0, url, mediaType }: Like): Rank {
  return [width * height, width, height, url, mediaType === undefined ? 0 : 1, mediaType ?? ''];
}

function foundRank(like: Like): Rank {
  return [like.createdAt, like.page.url, like.page.title];
}

function compareRanks(a: Rank, b: Rank): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left > right ? 1 : -1;
  }
  return 0;
}

function mergeTagStamps(a: LikeStamps['tags'], b: LikeStamps['tags']): Record<string, string> {
  const merged = Object.create(null) as Record<string, string>;
  for (const [tag, stamp] of [...Object.entries(a), ...Object.entries(b)]) {
    if (stamp > (merged[tag] ?? '')) merged[tag] = stamp;
  }
  return { ...merged };
}

/** A tag is on the merged Like when the side that spoke of it last has it; when both spoke at once, when either has it. */
function hasTag(a: Like, b: Like, tag: string): boolean {
  const stampA = Object.hasOwn(a.stamps.tags, tag) ? (a.stamps.tags[tag] ?? '') : '';
  const stampB = Object.hasOwn(b.stamps.tags, tag) ? (b.stamps.tags[tag] ?? '') : '';
  if (stampA === stampB) return a.tags.includes(tag) || b.tags.includes(tag);
  return (stampA > stampB ? a : b).tags.includes(tag);
}
