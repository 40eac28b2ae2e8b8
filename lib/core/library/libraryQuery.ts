import type { PictureKind } from '../pictures/pictureKind.ts';

/** A reaction as lists, filters and files name it. */
export type ListedReaction = 'liked' | 'disliked' | 'cleared';

/** Pixels of the original: `small` under half a million, `medium` under two, `large` under eight, `huge` from there on. */
export type SizeClass = 'small' | 'medium' | 'large' | 'huge' | 'unknown';

/**
 * `newest` and `oldest` go by when a picture came into the library, `judged` by its last judgement (latest first), `largest`
 * and `smallest` by pixels (unknown sizes last), `name` by caption.
 */
export type LibrarySort = 'newest' | 'oldest' | 'judged' | 'largest' | 'smallest' | 'name';

/** What Likes must be like to be listed: all of it, and of each list one. Empty lists and `null` pass everything. */
export interface LibraryFilter {
  /** Words, each of which must begin a word of caption, page title, address, tags or note, whatever case and accents. */
  readonly text: string;
  readonly reactions: readonly ListedReaction[];
  /** Hosts of the pages where pictures were found, without `www.`; see `siteOf`. */
  readonly sites: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly PictureKind[];
  readonly sizes: readonly SizeClass[];
  /** The address of the page where pictures were found. */
  readonly page: string | null;
  /** When a picture came into the library, ms since 1970: from, and up to but without. */
  readonly from: number | null;
  readonly until: number | null;
}

export const WHOLE_LIBRARY: LibraryFilter = {
  text: '',
  reactions: [],
  sites: [],
  tags: [],
  kinds: [],
  sizes: [],
  page: null,
  from: null,
  until: null,
};

/** Which Likes are meant: all, those that a filter passes, or those of these keys, in their order. */
export type LibraryScope =
  | { readonly kind: 'filter'; readonly filter: LibraryFilter }
  | { readonly kind: 'keys'; readonly keys: readonly string[] };
