import { NEVER, type Stamp } from './clock.ts';
import type { JsonValue } from './galleryImage.ts';
import type { Like, LikePage } from './like.ts';
import type { Reaction } from './reaction.ts';

/** What a page knows of a picture at the moment it is judged. */
export interface PictureSnapshot {
  /** The largest variant; empty when the picture has no address that outlives its page. */
  readonly url: string;
  /** Canonical URLs of all its variants. */
  readonly aliases: readonly string[];
  readonly caption: string;
  readonly width?: number;
  readonly height?: number;
  readonly mediaType?: string;
  readonly meta?: JsonValue;
}

export interface Judgement {
  readonly key: string;
  readonly liked: Reaction;
  readonly snapshot: PictureSnapshot;
  readonly page: LikePage;
}

/** One moment of this device: the wall clock in ms since 1970, and the logical clock's stamp for it. */
export interface Moment {
  readonly now: number;
  readonly stamp: Stamp;
}

/**
 * The Like that a judgement leaves behind. An existing Like keeps its key, its caption and the page it was first found on;
 * it learns new aliases and a larger original. A deleted one lives again.
 */
export function judge(existing: Like | undefined, judgement: Judgement, moment: Moment): Like {
  return existing === undefined ? firstLike(judgement, moment) : judgedAgain(existing, judgement, moment);
}

function firstLike({ key, liked, snapshot, page }: Judgement, { now, stamp }: Moment): Like {
  return {
    key,
    url: snapshot.url,
    aliases: sortedUnion(snapshot.aliases, []),
    liked,
    caption: snapshot.caption,
    meta: snapshot.meta ?? null,
    tags: [],
    note: '',
    page,
    ...original(snapshot),
    createdAt: now,
    updatedAt: now,
    stamps: { liked: stamp, caption: stamp, meta: stamp, note: NEVER, tags: {}, deleted: NEVER },
  };
}

function judgedAgain(existing: Like, { liked, snapshot }: Judgement, { now, stamp }: Moment): Like {
  const { deletedAt, ...living } = existing;
  const larger = area(snapshot) > area(existing) || (existing.url === '' && snapshot.url !== '');
  return {
    ...living,
    ...(larger ? { url: snapshot.url, ...original(snapshot) } : {}),
    aliases: sortedUnion(existing.aliases, snapshot.aliases),
    liked,
    updatedAt: now,
    stamps: { ...existing.stamps, liked: stamp, ...(deletedAt === undefined ? {} : { deleted: stamp }) },
  };
}

/** The Like with another reaction, all else untouched. */
export function reactTo(existing: Like, liked: Reaction, { now, stamp }: Moment): Like {
  return { ...existing, liked, updatedAt: now, stamps: { ...existing.stamps, liked: stamp } };
}

function original({ width, height, mediaType }: PictureSnapshot): Pick<Like, 'width' | 'height' | 'mediaType'> {
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

function area({ width = 0, height = 0 }: { readonly width?: number; readonly height?: number }): number {
  return width * height;
}

/** Sorted, so that the same set is the same list on every device. */
export function sortedUnion(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].toSorted();
}
