import type { Like } from '../judging/like.ts';
import { listedReaction } from '../library/likeFacts.ts';
import type { ListedReaction } from '../library/libraryQuery.ts';

/** What datasets say of each picture; every row has the same fields, of the same types. */
export interface PictureFacts {
  /** The caption. */
  readonly text: string;
  readonly label: ListedReaction;
  readonly url: string;
  readonly page_url: string;
  readonly page_title: string;
  readonly tags: readonly string[];
  readonly note: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly media_type: string | null;
  /** ISO 8601, UTC. */
  readonly created_at: string | null;
  readonly updated_at: string | null;
  readonly key: string;
  /** JSON, because it may be anything. */
  readonly meta: string;
}

export function pictureFacts(like: Like): PictureFacts {
  return {
    text: like.caption,
    label: listedReaction(like.liked),
    url: like.url,
    page_url: like.page.url,
    page_title: like.page.title,
    tags: like.tags,
    note: like.note,
    width: like.width ?? null,
    height: like.height ?? null,
    media_type: like.mediaType ?? null,
    created_at: dateText(like.createdAt),
    updated_at: dateText(like.updatedAt),
    key: like.key,
    meta: JSON.stringify(like.meta),
  };
}

/** ISO 8601 in UTC, to the millisecond; `null` for what is no time. @param time Milliseconds since 1970. */
export function dateText(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
