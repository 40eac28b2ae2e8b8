import type { Like, PictureIdentity } from '../../core/judging/like.ts';
import type { LibraryScope } from '../../core/library/libraryQuery.ts';
import type { LibraryReader } from '../../core/library/libraryReader.ts';
import type { SharedJudgement } from '../../core/judging/sharedJudgement.ts';

/** What the models read the library by. */
export interface LibrarySource extends LibraryReader {
  /** What other people think of each picture, in a library that several share. */
  judgements(pictures: readonly PictureIdentity[]): Promise<readonly (readonly SharedJudgement[])[]>;
}

/** A small image of a picture. */
export interface SmallImage {
  readonly image: Blob;
  readonly width: number;
  readonly height: number;
}

/** Images of pictures that are kept here. In the order of `keys`; `undefined` where there is none. */
export interface ImageSource {
  thumbnails(keys: readonly string[]): Promise<readonly (SmallImage | undefined)[]>;
  /** Offline copies. */
  originals(keys: readonly string[]): Promise<readonly (Blob | undefined)[]>;
}

/** What those who work through many pictures are told, and tell. */
export interface Following {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Pictures that are the same, or look so. */
export interface FoundDuplicates {
  readonly reason: 'same' | 'similar';
  /** Two at least. */
  readonly keys: readonly string[];
}

/** What takes longer, or goes to the network. Each rejects with the signal's reason when it aborts. */
export interface LibraryWork {
  /** Among the pictures of which a small image is kept. `share` is from 0 to 1. */
  findDuplicates(following: {
    readonly signal: AbortSignal;
    readonly onProgress: (share: number) => void;
  }): Promise<readonly FoundDuplicates[]>;
  /** Makes the small images that are missing. Answers how many there are now, and how many pictures could not be read. */
  readPictures(following: Following): Promise<{ readonly read: number; readonly failed: number }>;
  /** Answers the keys of the pictures whose originals no longer load, and why not all were looked at, as a sentence. */
  checkOriginals(
    scope: LibraryScope,
    following: Following,
  ): Promise<{ readonly gone: readonly string[]; readonly problem: string | null }>;
  /** Answers how many have a copy now, and why others have none, as a sentence. */
  keepOffline(
    keys: readonly string[],
    following: Following,
  ): Promise<{ readonly kept: number; readonly problem: string | null }>;
  removeOffline(keys: readonly string[]): Promise<void>;
  /** `limit` in bytes, as `bytes`. */
  offlineUsage(): Promise<{ readonly count: number; readonly bytes: number; readonly limit: number }>;
  /**
   * Asks the person for access to the sites of these addresses, or to all sites; answers whether there is access now. Called
   * synchronously in answer to a press, without which browsers refuse to ask.
   */
  askForSites(urls: readonly string[] | 'all'): Promise<boolean>;
}

/** Likes of these keys, in their order; those that are not there are left out. */
export async function likesOf(source: Pick<LibrarySource, 'all'>, keys: readonly string[]): Promise<readonly Like[]> {
  const likes: Like[] = [];
  if (keys.length === 0) return likes;
  for await (const batch of source.all({ kind: 'keys', keys }, 500)) likes.push(...batch);
  return likes;
}
