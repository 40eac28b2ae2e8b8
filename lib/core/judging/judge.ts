import { NEVER, type Stamp } from './clock.ts';
import { CodedError } from '../codedError.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import type { Like, LikePage } from './like.ts';
import { cleanTag, MAX_NOTE, MAX_TAG, MAX_TAGS, type Annotation } from './pictureDetails.ts';
import type { Reaction } from './reaction.ts';
import { text, type TextName } from '../text.ts';

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

/** A picture of a page, before the library knows it or again. */
export interface FoundPicture {
  readonly key: string;
  readonly snapshot: PictureSnapshot;
  readonly page: LikePage;
}

export interface Judgement extends FoundPicture {
  readonly liked: Reaction;
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
  return existing === undefined
    ? reactTo(unrated(judgement, moment), judgement.liked, moment)
    : judgedAgain(existing, judgement, moment);
}

/**
 * The Like with other tags or another note; a tag both added and removed is added. It learns the picture's aliases. A
 * deleted one lives again, unrated. `null` for a picture without a Like that would get nothing.
 * @throws {CodedError} `invalid-message`, with a sentence for the person, when a tag or the note is too long or there
 * would be more than `MAX_TAGS` tags.
 */
export function annotate(
  existing: Like | undefined,
  picture: FoundPicture,
  annotation: Annotation,
  moment: Moment,
): Like | null {
  if (existing === undefined && cleanTags(annotation.addTags).length === 0 && !annotation.note) return null;
  const like = existing === undefined ? unrated(picture, moment) : revived(existing, moment);
  const aliases = sortedUnion(like.aliases, picture.snapshot.aliases);
  return { ...annotated(like, annotation, moment), aliases };
}

/** The Like with other tags or another note, all else untouched. @throws {CodedError} as `annotate` does. */
export function annotated(like: Like, annotation: Annotation, { now, stamp }: Moment): Like {
  const { note } = annotation;
  const added = cleanTags(annotation.addTags);
  const removed = cleanTags(annotation.removeTags);
  if (added.some((tag) => tag.length > MAX_TAG)) throw tooMuch('problem_tag_long', MAX_TAG);
  if ((note?.length ?? 0) > MAX_NOTE) throw tooMuch('problem_note_long', MAX_NOTE);
  const tags = sortedUnion(
    like.tags.filter((tag) => !removed.includes(tag)),
    added,
  );
  // Some that were there before the limit may be more, and must go on shrinking.
  if (tags.length > Math.max(MAX_TAGS, like.tags.length)) throw tooMuch('problem_many_tags', MAX_TAGS);
  // Also those that are not there: another device may have put them on meanwhile.
  const stamped = [...removed, ...added].map((tag) => [tag, stamp] as const);
  return {
    ...like,
    tags,
    ...(note === undefined ? {} : { note }),
    updatedAt: now,
    stamps: {
      ...like.stamps,
      tags: Object.fromEntries([...Object.entries(like.stamps.tags), ...stamped]),
      ...(note === undefined ? {} : { note: stamp }),
    },
  };
}

function cleanTags(tags: readonly string[] = []): string[] {
  return tags.map(cleanTag).filter((tag) => tag !== '');
}

/** A refusal, with a sentence for the person. */
export function tooMuch(sentence: TextName, count: number): CodedError {
  return new CodedError('invalid-message', text(sentence, { count }));
}

/** The Like of a picture that nobody has judged. */
function unrated({ key, snapshot, page }: FoundPicture, { now, stamp }: Moment): Like {
  return {
    key,
    url: snapshot.url,
    aliases: sortedUnion(snapshot.aliases, []),
    liked: null,
    caption: snapshot.caption,
    meta: snapshot.meta ?? null,
    tags: [],
    note: '',
    page,
    ...original(snapshot),
    createdAt: now,
    updatedAt: now,
    stamps: { liked: NEVER, caption: stamp, meta: stamp, note: NEVER, tags: {}, deleted: NEVER },
  };
}

function revived(existing: Like, { stamp }: Moment): Like {
  const { deletedAt, ...living } = existing;
  return deletedAt === undefined
    ? existing
    : { ...living, liked: null, stamps: { ...living.stamps, liked: stamp, deleted: stamp } };
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
