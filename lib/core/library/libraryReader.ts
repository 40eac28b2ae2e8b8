import type { Like } from '../judging/like.ts';
import type { LibraryNumbers } from './libraryNumbers.ts';
import type { LibraryFilter, LibraryScope, LibrarySort } from './libraryQuery.ts';
import type { CountedName, CountedPage, LibraryStatistics } from './libraryStatistics.ts';

/** Where a list was left; hand it back to go on. Opaque. */
export type LibraryPosition = string;

export interface LibraryPage {
  readonly likes: readonly Like[];
  /** `null` at the end. */
  readonly next: LibraryPosition | null;
}

/** Reads the library by its indexes: what a list shows costs as many records as it shows, however many there are. */
export interface LibraryReader {
  list(options: {
    readonly filter: LibraryFilter;
    readonly sort: LibrarySort;
    readonly after?: LibraryPosition | null;
    readonly limit: number;
  }): Promise<LibraryPage>;
  /** How many Likes a filter passes; reads index keys only. @throws the signal's reason when it aborts. */
  count(filter: LibraryFilter, options?: { readonly signal?: AbortSignal }): Promise<number>;
  /** The living Likes of a scope, `batch` at a time: newest first, or in the order of its keys. Likes judged meanwhile may or may not be among them. */
  all(scope: LibraryScope, batch: number): AsyncGenerator<readonly Like[]>;
  totals(): Promise<LibraryNumbers>;
  statistics(): Promise<LibraryStatistics>;
  /** Most judged first. */
  sites(limit: number): Promise<readonly CountedName[]>;
  tags(limit: number): Promise<readonly CountedName[]>;
  /** Pages of pictures that a filter passes, the one with the newest first. */
  pages(options: {
    readonly filter: LibraryFilter;
    readonly after?: LibraryPosition | null;
    readonly limit: number;
  }): Promise<{ readonly pages: readonly CountedPage[]; readonly next: LibraryPosition | null }>;
  /** Those of the keys whose Likes a filter passes. Reads index keys only. */
  passing(keys: readonly string[], filter: LibraryFilter): Promise<ReadonlySet<string>>;
}
