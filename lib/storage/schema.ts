import type { DBSchema } from 'idb';
import type { Stamp } from '../core/judging/clock.ts';
import type { Comparison } from '../core/judging/comparison.ts';
import type { Contribution } from '../core/library/contribution.ts';
import type { PastImport } from '../core/imports/importSummary.ts';
import type { LibraryNumbers } from '../core/library/libraryNumbers.ts';
import type { Like } from '../core/judging/like.ts';
import type { Place } from '../core/judging/place.ts';
import type { JsonValue } from '../core/pictures/galleryImage.ts';
import type { SharedJudgement } from '../core/judging/sharedJudgement.ts';
import type { SyncAccount } from '../core/sync/syncAccount.ts';
import type { SyncResult } from '../core/sync/syncStatus.ts';
import type { Thumbnail } from '../core/pictures/thumbnail.ts';

export const DATABASE_NAME = 'likeable-gallery';

/** An operation that changed a Like; kept in it as long as a sender may still retry it. */
export interface AppliedOperation {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When the person made it, where it is a judgement; it may have come later. */
  readonly judgedAt?: number;
}

/** A Like as it lies in its object store: where it stands, what its indexes read, and what changed it last. */
export interface StoredLike extends Like {
  readonly place: Place;
  readonly operations: readonly AppliedOperation[];
  /** Changes that the statistics may not know yet, oldest first. */
  readonly uncounted?: readonly UncountedChange[];
  readonly index: {
    /** The latest of its stamps: the last key of this index is the latest that this device knows of. */
    readonly changed: string;
    /**
     * The marker of the last change made here. What the statistics do not know yet, and what is still to be sent to other
     * machines, lies behind a marker of theirs.
     */
    readonly uncounted?: Stamp;
    /** `${term}\0${place}` for each of `termsOf`: the postings of one term are a range that begins with the newest. */
    readonly terms?: readonly string[];
    readonly judged?: string;
    readonly size?: string;
    readonly name?: string;
  };
}

/** A change of one Like, and what the statistics hold of it while their own marker is an earlier one. */
export interface UncountedChange {
  readonly marker: Stamp;
  readonly before: Contribution | null;
}

export type StatisticsRow = TotalRow | DayRow | NameRow | PageRow;

/** How far the statistics have taken over what has changed: it lies beside them under the id `counted`. */
export interface CountedRow {
  readonly id: 'counted';
  readonly marker: Stamp;
}

/** Of all, or of the Likes of one size: `total`, `size:large`. */
export interface TotalRow extends LibraryNumbers {
  readonly id: string;
}

/** `day:2026-11-22` */
export interface DayRow extends LibraryNumbers {
  readonly id: string;
  /** How many Likes were judged last in each stretch of five minutes that has any. */
  readonly slots: Readonly<Record<number, number>>;
}

/** `site:example.org`, `tag:ridge` */
export interface NameRow extends LibraryNumbers {
  readonly id: string;
  readonly name: string;
  /** Sorts the most judged first, sites and tags apart. */
  readonly rank: string;
}

/** `page:https://example.org/` */
export interface PageRow extends LibraryNumbers {
  readonly id: string;
  readonly url: string;
  /** Of its newest picture. */
  readonly title: string;
  readonly newest: Place;
}

/** A small image, its bytes in the record itself: files of their own would be a million. */
export interface ThumbnailRow extends Pick<Thumbnail, 'key' | 'width' | 'height' | 'look' | 'content'> {
  readonly bytes: ArrayBuffer;
  readonly mediaType: string;
}

/** What duplicates of a living Like are found by, apart from its thumbnail so that it is read without. */
export type LookRow = Pick<Thumbnail, 'key' | 'look' | 'content'>;

export interface OriginalRow {
  readonly key: string;
  readonly image: Blob;
  readonly storedAt: number;
  readonly bytes: number;
}

/** What all offline copies are together. */
export interface OriginalsUsage {
  readonly name: 'originals';
  readonly count: number;
  readonly bytes: number;
}

/** Names this device in its stamps. */
export interface DeviceRow {
  readonly name: 'device';
  readonly device: string;
}

/** What becomes of Likes that others have deleted in the next run: few are deleted, for many the person is asked. */
export type DeletionsAnswer = 'ask' | 'agreed' | 'refused';

/** The server that the library is synced with. */
export interface AccountRow {
  readonly name: 'account';
  readonly account: SyncAccount;
  readonly deletions: DeletionsAnswer;
}

/** How far syncing with it is. */
export interface SyncProgressRow {
  readonly name: 'progress';
  readonly state: JsonValue;
  /** `null`: nothing was sent yet. */
  readonly sentUpTo: SentUpTo | null;
  /** Deletions that have come, and are not made before it is known how many they are. */
  readonly held: readonly Like[];
}

/** What was sent: the Likes up to a place, as long as the whole library is; then changes, up to a marker. */
export interface SentUpTo {
  /** `null` at the end. */
  readonly place: Place | null;
  readonly marker: Stamp;
}

/** How the last run has ended. */
export interface SyncResultRow {
  readonly name: 'result';
  readonly result: SyncResult;
  readonly syncedAt: number | null;
  /** Runs that have failed one after the other. */
  readonly failures: number;
  readonly deletions: number | null;
  readonly clockOffset: number | null;
}

export type SyncRow = DeviceRow | OriginalsUsage | AccountRow | SyncProgressRow | SyncResultRow;

/** An import as it is stored. */
export interface ImportRow extends PastImport {
  readonly state: 'writing' | 'done' | 'undoing';
  /** Likes that can be put back, and pieces of the journal that tell how. */
  readonly left: number;
  readonly pieces: number;
}

/** A Like before and after a change that can be taken back. */
export interface BeforeImage {
  /** The Like that was written. */
  readonly key: string;
  /** `fingerprint` of what was written: one that differs was changed since, and stays. */
  readonly written: string;
  /** What was there instead; several where they became one, none where the Like is new. */
  readonly before: readonly HeldLike[];
}

/** A Like, and what has changed it. */
export interface HeldLike {
  readonly like: Like;
  readonly operations: readonly AppliedOperation[];
}

/** One piece of what an import or a merge did. */
export interface UndoRow {
  /** Of the import or the merge. */
  readonly id: string;
  readonly piece: number;
  readonly at: number;
  readonly images: readonly BeforeImage[];
  /** Thumbnails that came with it. */
  readonly thumbnails: readonly string[];
  /** Thumbnails and copies that went from one Like to another. */
  readonly moved: readonly MovedPicture[];
}

export interface MovedPicture {
  readonly store: 'thumbnails' | 'originals';
  readonly from: string;
  readonly to: string;
}

export interface LibraryDatabase extends DBSchema {
  likes: {
    key: Place;
    value: StoredLike;
    indexes: {
      key: string;
      aliases: string;
      terms: string;
      changed: string;
      uncounted: string;
      judged: string;
      size: string;
      name: string;
    };
  };
  statistics: { key: string; value: StatisticsRow | CountedRow; indexes: { rank: string; newest: string } };
  thumbnails: { key: string; value: ThumbnailRow };
  looks: { key: string; value: LookRow };
  originals: { key: string; value: OriginalRow };
  judgements: { key: [string, string]; value: SharedJudgement; indexes: { key: string; aliases: string } };
  comparisons: { key: string; value: Comparison; indexes: { at: [number, string] } };
  imports: { key: string; value: ImportRow };
  undo: { key: [string, number]; value: UndoRow; indexes: { at: number } };
  sync: { key: string; value: SyncRow };
}
