import { createSegmentWriter, type SegmentWriter } from './segment.ts';
import type { WrittenSegment } from './segmentStore.ts';
import { MAX_SEQ, type SeqRange } from './seqRanges.ts';
import type { WebdavServer } from './webdavServer.ts';

/*
 * What a device has written is counted by a seq of its own that goes on with its clock: where a server was emptied or the
 * state here was lost, new segments still reach beyond everything that others have read.
 */

/** Where the next segment of this device may begin, and what it must reach beyond. */
export interface NextSeq {
  readonly first: number;
  readonly after: number;
}

/** Likes that are handed on at once. */
export const LIKES_AT_ONCE = 1000;
/* Of one segment; whichever comes first. */
const MAX_COUNT = 100_000;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_TEXT_BYTES = 128 * 1024 * 1024;
/** A clock that is wrong by centuries must leave room to count on. */
const LAST_CLOCK = MAX_SEQ / 2;

export function newSegment({ device, deviceName }: WebdavServer): SegmentWriter {
  return createSegmentWriter({ device, name: deviceName });
}

export function isFull({ count, bytes, textBytes }: SegmentWriter): boolean {
  return count >= MAX_COUNT || bytes >= MAX_BYTES || textBytes >= MAX_TEXT_BYTES;
}

/** Writes a segment as the next one. */
export function writeNext(
  { store, now }: WebdavServer,
  writer: SegmentWriter,
  { first, after }: NextSeq,
  signal: AbortSignal,
): Promise<WrittenSegment> {
  const clock = Math.min(LAST_CLOCK, Math.floor(now()));
  const range: SeqRange = [first, Math.min(MAX_SEQ, Math.max(first + writer.count - 1, after + 1, clock))];
  return store.write(writer, range, signal);
}

export function nextAfter({ range: [, last] }: WrittenSegment): NextSeq {
  return { first: last + 1, after: last };
}
