import type { Outbox, OutboxPosition, Pushed } from '../syncAdapter.ts';
import { mergeOwnSegments } from './mergeOwnSegments.ts';
import type { OwnFolder } from './ownFolder.ts';
import { isFull, LIKES_AT_ONCE, newSegment, nextAfter, writeNext } from './ownSegments.ts';
import { busyServer, type WebdavServer } from './webdavServer.ts';
import { withWritten, writeWebdavState, type WebdavState } from './webdavState.ts';

/** Writes what is in the outbox as segments of this device, then merges the small ones. */
export async function* pushOutbox(
  server: WebdavServer,
  ownFolder: OwnFolder,
  {
    state: known,
    position: from,
    outbox,
    signal,
  }: {
    readonly state: WebdavState;
    readonly position: OutboxPosition;
    readonly outbox: Outbox;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<Pushed> {
  const { store, host, device: own } = server;
  const folder = await ownFolder.read(known, signal);
  let { state, next } = folder;
  const present = [...folder.segments];
  let position = from;
  let batch = await readSome(outbox, position);
  if (batch.likes.length > 0) await store.unlock(signal);
  const isLost = folder.isLost || (batch.likes.length > 0 && (await isKeyLost(server, state, signal)));
  if (isLost && !state.isStartingAnew) {
    await store.unlock(signal);
    state = { ...state, isStartingAnew: true };
    position = await outbox.beginning();
    // Kept before anything is written: what is there then must not be taken for all there was.
    yield { position, state: writeWebdavState(state), sent: 0 };
    batch = await readSome(outbox, position);
  }
  if (state.isStartingAnew) {
    if (folder.isUnread) throw busyServer(host);
    // So that readers find no gap.
    next = { ...next, first: 1 };
  }
  while (batch.likes.length > 0) {
    const writer = newSegment(server);
    while (batch.likes.length > 0) {
      signal.throwIfAborted();
      await writer.add(batch.likes);
      ({ position } = batch);
      if (batch.isEnd || isFull(writer)) break;
      batch = await readSome(outbox, position);
    }
    const written = await writeNext(server, writer, next, signal);
    next = nextAfter(written);
    state = withWritten(state, own, written);
    present.push(written);
    yield { position, state: writeWebdavState(state), sent: writer.count };
    batch = await readSome(outbox, position);
  }
  yield* mergeOwnSegments(server, { state, position, present, signal });
}

/** None only where there are none. */
async function readSome(outbox: Outbox, from: OutboxPosition): ReturnType<Outbox['read']> {
  let batch = await outbox.read(from, LIKES_AT_ONCE);
  while (batch.likes.length === 0 && !batch.isEnd) batch = await outbox.read(batch.position, LIKES_AT_ONCE);
  return batch;
}

async function isKeyLost({ store }: WebdavServer, { keyId }: WebdavState, signal: AbortSignal): Promise<boolean> {
  return keyId !== null && !(await store.hasKey(keyId, signal));
}
