import type { ListedSegment } from './deviceFolders.ts';
import type { NextSeq } from './ownSegments.ts';
import { DamagedSegment } from './segment.ts';
import { covers, coversAll, gapsIn, lastSeq, rangesOf } from './seqRanges.ts';
import type { WebdavServer } from './webdavServer.ts';
import { rangesFrom, type WebdavState } from './webdavState.ts';

/** What of this device's folder is as it should be. */
interface OwnFolderFound {
  readonly segments: readonly ListedSegment[];
  readonly state: WebdavState;
  readonly next: NextSeq;
  /** Something that was written is not there any more. */
  readonly isLost: boolean;
  /** Something is there that is not in the library here, as after a profile was restored from a backup. */
  readonly isUnread: boolean;
}

/** The folder that this device writes into, and no other. */
export interface OwnFolder {
  read(known: WebdavState, signal: AbortSignal): Promise<OwnFolderFound>;
  /** What was listed for reading serves for writing directly afterwards. */
  noteListed(segments: readonly ListedSegment[]): void;
  forgetListed(): void;
}

const LISTED_FOR_MS = 60 * 1000;

export function createOwnFolder({ folders, store, device: own, now }: WebdavServer): OwnFolder {
  let listed: { readonly at: number; readonly segments: readonly ListedSegment[] } | undefined;

  return {
    async read(known, signal) {
      const segments = await list(signal);
      const intact = segments.filter(({ name, bytes }) => {
        const written = known.own.get(name);
        return written !== undefined && (bytes === undefined || bytes === written);
      });
      const there = rangesOf(intact.map(({ range }) => range));
      const inLibrary = rangesFrom(known, own);
      let first = lastSeq(rangesOf([...there, ...inLibrary])) + 1;
      let isUnread = false;
      for (const segment of segments) {
        if (covers(there, segment.range) || covers(inLibrary, segment.range)) continue;
        // An upload that was broken off is covered by the next segment; one that arrived is read first.
        if (!(await isWhole(segment, signal))) continue;
        isUnread = true;
        first = Math.max(first, segment.range[1] + 1);
      }
      return {
        segments,
        state: { ...known, own: new Map(intact.map(({ name }) => [name, known.own.get(name) ?? 0])) },
        next: { first, after: lastSeq(rangesOf([...inLibrary, ...segments.map(({ range }) => range)])) },
        isLost: !coversAll(there, inLibrary) || gapsIn(inLibrary).length > 0,
        isUnread,
      };
    },
    noteListed(segments) {
      listed = { at: now(), segments };
    },
    forgetListed() {
      listed = undefined;
    },
  };

  async function list(signal: AbortSignal): Promise<readonly ListedSegment[]> {
    const recent = listed;
    listed = undefined;
    if (recent !== undefined && Math.abs(now() - recent.at) < LISTED_FOR_MS) return recent.segments;
    return (await folders.segments(own, signal)) ?? [];
  }

  async function isWhole(segment: ListedSegment, signal: AbortSignal): Promise<boolean> {
    try {
      return (await store.read(own, segment, signal)) !== null;
    } catch (error) {
      if (error instanceof DamagedSegment) return false;
      throw error;
    }
  }
}
