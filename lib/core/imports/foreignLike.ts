import { canonicalUrl } from '../pictures/canonicalUrl.ts';
import { NEVER } from '../judging/clock.ts';
import { dataUrlBytes, dataUrlType } from '../pictures/dataUrl.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import { sortedUnion } from '../judging/judge.ts';
import type { Like, LikePage } from '../judging/like.ts';
import { mediaTypeOf } from '../pictures/mediaType.ts';
import type { Variant } from '../pictures/pageImage.ts';
import { cleanTag, MAX_NOTE, MAX_TAG, MAX_TAGS } from '../judging/pictureDetails.ts';
import { pictureKey, slicedBytesKey } from '../pictures/pictureKey.ts';
import type { Reaction } from '../judging/reaction.ts';
import { snapshotOf } from '../pictures/snapshot.ts';
import { cleanMeta } from './cleanMeta.ts';
import type { ImportMoment } from './importMoment.ts';
import { text } from '../text.ts';

/** What a file that is not ours says about a picture; what it does not say is absent. */
export interface ForeignPicture {
  /** As it stands in the file. */
  readonly url: string;
  /** Of its other sizes and formats. */
  readonly otherUrls?: readonly string[];
  readonly liked?: Reaction;
  readonly caption?: string;
  readonly meta?: JsonValue;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly page?: LikePage;
  readonly width?: number;
  readonly height?: number;
  readonly mediaType?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
}

/** Hashes a picture that is its own address without a long task. */
export type Pause = () => Promise<void>;

/**
 * The Like of a picture from a file that is not ours. What the file says counts from the moment of the import on, so that
 * it wins over what was judged before; what it leaves out was never set, and wins over nothing. A picture the library
 * has deleted comes back.
 */
export async function foreignLike(
  picture: ForeignPicture,
  moment: ImportMoment,
  pause: Pause,
): Promise<Like | { readonly problem: string }> {
  const address = addressOf(picture.url);
  if ('problem' in address) return address;
  const { url } = address;
  const meta = cleanMeta(picture.meta ?? null);
  if ('problem' in meta) return meta;

  const mediaType = picture.mediaType ?? mediaTypeOf(url);
  const canonical = canonicalUrl(url);
  const key = canonical === null ? await slicedBytesKey(dataUrlBytes(url), pause) : pictureKey(canonical);
  const { width, height } = picture;
  const variant: Variant = {
    url,
    ...(width === undefined || height === undefined ? {} : { width, height }),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
  const others = (picture.otherUrls ?? []).map((other) => ({ url: other }));
  const snapshot = snapshotOf({ key, variants: [variant, ...others], caption: picture.caption ?? '', source: 'meta' });
  const tags = tagsOf(picture.tags ?? []);
  const note = (picture.note ?? '').slice(0, MAX_NOTE);
  const stamp = moment.stamp();
  const since = (given: boolean): string => (given ? stamp : NEVER);
  const createdAt = picture.createdAt ?? moment.now;
  const { aliases, caption, ...original } = snapshot;
  return {
    key,
    ...original,
    aliases: sortedUnion(aliases, []),
    liked: picture.liked ?? null,
    caption,
    meta: meta.value,
    tags,
    note,
    page: pageOf(picture.page),
    createdAt: createdAt >= 0 && createdAt <= moment.now ? Math.floor(createdAt) : moment.now,
    updatedAt: moment.now,
    stamps: {
      liked: since(picture.liked !== undefined),
      caption: since(caption !== ''),
      meta: since(meta.value !== null),
      note: since(note !== ''),
      tags: Object.fromEntries(tags.map((tag) => [tag, stamp])),
      deleted: stamp,
    },
  };
}

function addressOf(given: string): { readonly url: string } | { readonly problem: string } {
  const trimmed = given.trim();
  if (trimmed === '') return { problem: text('import_no_address') };
  if (/^data:/i.test(trimmed)) {
    const isImage = dataUrlType(trimmed)?.startsWith('image/') === true && trimmed.includes(',');
    return isImage
      ? { url: trimmed.replace(/^data:image/i, 'data:image') }
      : { problem: text('import_data_no_picture', { scheme: 'data:' }) };
  }
  if (/^blob:/i.test(trimmed)) return { problem: text('import_blob', { scheme: 'blob:' }) };
  if (canonicalUrl(trimmed) !== null) return { url: new URL(trimmed).href };
  const shown = trimmed.length > 80 ? `${trimmed.slice(0, 80)}…` : trimmed;
  return { problem: text('import_no_web_address', { address: shown }) };
}

function tagsOf(given: readonly string[]): string[] {
  const tags = given.slice(0, 10 * MAX_TAGS).map((tag) => cleanTag(tag.slice(0, 2 * MAX_TAG)));
  return sortedUnion(
    tags.filter((tag) => tag !== '' && tag.length <= MAX_TAG),
    [],
  ).slice(0, MAX_TAGS);
}

function pageOf(given: LikePage | undefined): LikePage {
  const url = given?.url.trim() ?? '';
  if (given === undefined || url.length > 8192 || canonicalUrl(url) === null) return { url: '', title: '' };
  return { url: new URL(url).href, title: given.title.slice(0, 1000) };
}
