import type { Like } from '../../core/judging/like.ts';
import { mergeLikes } from '../../core/judging/mergeLikes.ts';
import type { OutboxPosition, Pushed } from '../syncAdapter.ts';
import { segmentsToMerge } from './compaction.ts';
import type { ListedSegment } from './deviceFolders.ts';
import { LIKES_AT_ONCE, newSegment } from './ownSegments.ts';
import { DamagedSegment, readSegment } from './segment.ts';
import { covers, rangesOf, type SeqRange } from './seqRanges.ts';
import type { WebdavServer } from './webdavServer.ts';
import { withWritten, writeWebdavState, type WebdavState } from './webdavState.ts';

/** Merges small segments, and deletes what others hold too. */
export async function* mergeOwnSegments(
  server: WebdavServer,
  {
    state: before,
    position,
    present,
    signal,
  }: {
    readonly state: WebdavState;
    readonly position: OutboxPosition;
    readonly present: readonly ListedSegment[];
    readonly signal: AbortSignal;
  },
): AsyncGenerator<Pushed> {
  const { folders, store, device: own } = server;
  let state = before;
  const sorted = present.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  const known = sorted.filter(({ name }) => state.own.has(name));
  const needless = new Set(
    known.filter((one, index) => known.slice(0, index).some((other) => covers([other.range], one.range))),
  );
  const there = rangesOf(known.map(({ range }) => range));
  for (const one of sorted) {
    if (!state.own.has(one.name) && covers(there, one.range)) needless.add(one);
  }
  const needed = known
    .filter((one) => !needless.has(one))
    .map((one) => ({ ...one, bytes: state.own.get(one.name) ?? 0 }));
  const parts = segmentsToMerge(needed);
  const [firstPart, lastPart] = [parts[0], parts.at(-1)];
  if (firstPart !== undefined && lastPart !== undefined) {
    const range: SeqRange = [firstPart.range[0], lastPart.range[1]];
    const merged = await mergedLikes(server, parts, signal);
    if ('damaged' in merged) {
      // The next push finds that it is missing.
      const without = new Map(state.own);
      without.delete(merged.damaged.name);
      state = { ...state, own: without };
      yield { position, state: writeWebdavState(state), sent: 0 };
    } else {
      const writer = newSegment(server);
      for (let start = 0; start < merged.likes.length; start += LIKES_AT_ONCE) {
        await writer.add(merged.likes.slice(start, start + LIKES_AT_ONCE));
      }
      state = withWritten(state, own, await store.write(writer, range, signal));
      yield { position, state: writeWebdavState(state), sent: 0 };
      for (const one of sorted) if (parts.some(({ name }) => name === one.name)) needless.add(one);
    }
  }
  for (const { name } of needless) await folders.remove(own, name, signal);
}

async function mergedLikes(
  { store, host, device: own }: WebdavServer,
  parts: readonly ListedSegment[],
  signal: AbortSignal,
): Promise<{ readonly likes: readonly Like[] } | { readonly damaged: ListedSegment }> {
  const byKey = new Map<string, Like>();
  for (const part of parts) {
    try {
      const bytes = await store.read(own, part, signal);
      if (bytes === null) return { damaged: part };
      for await (const likes of readSegment(bytes, { device: own, host, limit: LIKES_AT_ONCE })) {
        for (const like of likes) {
          const other = byKey.get(like.key);
          byKey.set(like.key, other === undefined ? like : mergeLikes(other, like));
        }
      }
    } catch (error) {
      if (error instanceof DamagedSegment) return { damaged: part };
      throw error;
    }
  }
  return { likes: [...byKey.values()] };
}
