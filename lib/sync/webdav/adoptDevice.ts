import type { ListedSegment } from './deviceFolders.ts';
import type { OwnFolder } from './ownFolder.ts';
import { isFull, LIKES_AT_ONCE, newSegment, nextAfter, writeNext, type NextSeq } from './ownSegments.ts';
import { DamagedSegment, readSegment } from './segment.ts';
import { covers, rangesOf, withRange } from './seqRanges.ts';
import { busyServer, damagedSegments, type WebdavServer } from './webdavServer.ts';
import type { WebdavState } from './webdavState.ts';

const LISTINGS = 4;

/** Takes over what another device has written, and deletes its folder. */
export async function adoptDevice(
  server: WebdavServer,
  ownFolder: OwnFolder,
  { device, state, signal }: { readonly device: string; readonly state: WebdavState; readonly signal: AbortSignal },
): Promise<void> {
  const { folders, store, host, device: own } = server;
  if (device === own) throw new RangeError('A device cannot take itself over.');
  const { isLost, next: first } = await ownFolder.read(state, signal);
  // It sends everything again first.
  if (isLost) throw busyServer(host);
  await store.unlock(signal);
  let next = first;
  for (let listings = 0; listings < LISTINGS; listings++) {
    const segments = await folders.segments(device, signal);
    if (segments === null || segments.length === 0) {
      await folders.removeFolder(device, signal);
      return;
    }
    next = await copySegments(server, { device, segments, next, signal });
    for (const { name } of segments) await folders.remove(device, name, signal);
  }
  // It still writes.
  throw busyServer(host);
}

/** As segments of this device. */
async function copySegments(
  server: WebdavServer,
  {
    device,
    segments,
    next: from,
    signal,
  }: {
    readonly device: string;
    readonly segments: readonly ListedSegment[];
    readonly next: NextSeq;
    readonly signal: AbortSignal;
  },
): Promise<NextSeq> {
  const { store, host } = server;
  let next = from;
  let read = rangesOf([]);
  let writer = newSegment(server);
  const unread: ListedSegment[] = [];
  for (const segment of segments) {
    if (covers(read, segment.range)) continue;
    try {
      const bytes = await store.read(device, segment, signal);
      if (bytes === null) throw busyServer(host);
      for await (const likes of readSegment(bytes, { device, host, limit: LIKES_AT_ONCE })) {
        await writer.add(likes);
        if (!isFull(writer)) continue;
        next = nextAfter(await writeNext(server, writer, next, signal));
        writer = newSegment(server);
      }
      read = withRange(read, segment.range);
    } catch (error) {
      if (!(error instanceof DamagedSegment)) throw error;
      unread.push(segment);
    }
  }
  const count = unread.filter(({ range }) => !covers(read, range)).length;
  if (count > 0) throw damagedSegments(count, host);
  return writer.count === 0 ? next : nextAfter(await writeNext(server, writer, next, signal));
}
