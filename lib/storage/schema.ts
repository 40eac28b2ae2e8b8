import type { DBSchema } from 'idb';
import type { Like } from '../core/like.ts';

export const DATABASE_NAME = 'likeable-gallery';

/** Newest first within each kind: keys of the compound indexes. Reactions have no key of their own in IndexedDB, so they are words. */
export type ListedReaction = 'liked' | 'disliked' | 'cleared';

/** A Like as it lies in its object store: with the keys its indexes read. A deleted one has none, so no list shows it. */
export interface StoredLike extends Like {
  readonly index: {
    readonly listed?: [updatedAt: number, key: string];
    readonly reaction?: [reaction: ListedReaction, updatedAt: number, key: string];
  };
}

/** An operation that was applied; kept as long as a sender may still retry it. */
export interface AppliedOperation {
  readonly id: string;
  /** The Like it went to. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** This device's logical clock: the last stamp it gave. */
export interface ClockRow {
  readonly name: 'clock';
  readonly device: string;
  readonly last: string;
}

export interface LibraryDatabase extends DBSchema {
  likes: {
    key: string;
    value: StoredLike;
    indexes: {
      aliases: string;
      listed: [number, string];
      reaction: [ListedReaction, number, string];
      page: string;
      tags: string;
    };
  };
  operations: { key: string; value: AppliedOperation; indexes: { at: number } };
  sync: { key: string; value: ClockRow };
}
