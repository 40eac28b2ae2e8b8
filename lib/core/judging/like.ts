import type { JsonValue } from '../pictures/galleryImage.ts';
import type { Reaction } from './reaction.ts';

/**
 * When each independently mergeable group of fields was last set. Values are stamps of the hybrid logical clock
 * (`clock.ts`): fixed width, so that they sort as strings; the later one wins.
 */
export interface LikeStamps {
  readonly liked: string;
  readonly caption: string;
  readonly meta: string;
  readonly note: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly deleted: string;
}

/** What finds a picture's Like: its key, or any canonical URL it was seen under. */
export interface PictureIdentity {
  readonly key: string;
  readonly aliases: readonly string[];
}

/** The page a picture was judged on. */
export interface LikePage {
  readonly url: string;
  readonly title: string;
}

/** The stored record of one picture's judgement, whatever the reaction. */
export interface Like {
  /** See `pictureKey.ts`. */
  readonly key: string;
  /** The largest variant known; empty when the picture has no address that outlives its page (`blob:`, oversized `data:`). */
  readonly url: string;
  /** Canonical URLs of every variant this picture was seen under; any of them finds the Like. */
  readonly aliases: readonly string[];
  readonly liked: Reaction;
  readonly caption: string;
  readonly meta: JsonValue;
  readonly tags: readonly string[];
  readonly note: string;
  readonly page: LikePage;
  /** Pixels of the original; absent while unknown. */
  readonly width?: number;
  readonly height?: number;
  readonly mediaType?: string;
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Present on a tombstone only. */
  readonly deletedAt?: number;
  readonly stamps: LikeStamps;
}
