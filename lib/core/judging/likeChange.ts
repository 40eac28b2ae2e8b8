import type { Reaction } from './reaction.ts';

/** A change of one Like the library holds; what is left out stays. */
export interface LikeChange {
  readonly key: string;
  readonly liked?: Reaction;
  readonly caption?: string;
  readonly note?: string;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** `true` takes it out of the library, `false` puts a deleted one back as it was. */
  readonly deleted?: boolean;
}

/** Changes that one message carries at most. */
export const MAX_LIKE_CHANGES = 500;
