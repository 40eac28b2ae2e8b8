import { CodedError } from '../../core/codedError.ts';
import type { Like } from '../../core/judging/like.ts';
import { ServerBusy } from '../serverRequest.ts';
import type { Pulled } from '../syncAdapter.ts';
import type { ListedSegment } from './deviceFolders.ts';
import type { OwnFolder } from './ownFolder.ts';
import { LIKES_AT_ONCE } from './ownSegments.ts';
import { DamagedSegment, readSegment } from './segment.ts';
import { covers, gapsIn, rangesOf } from './seqRanges.ts';
import { damagedSegments, type WebdavServer } from './webdavServer.ts';
import {
  rangesFrom,
  withOwnBytes,
  withRangeOf,
  writeWebdavState,
  type Doubt,
  type WebdavState,
} from './webdavState.ts';

/** What is found damaged may still be on its way. */
const DAMAGED_AFTER_MS = 10 * 60 * 1000;
/** It may be large: not fetched in vain each time. */
const TRIED_AGAIN_AFTER_MS = 60 * 60 * 1000;
const LISTINGS = 4;

/** What reading one device's folder comes to, a piece at a time. */
type DevicePulled =
  | { readonly kind: 'likes'; readonly likes: readonly Like[]; readonly state: WebdavState }
  /** To be said once everything else was read. */
  | { readonly kind: 'problem'; readonly error: CodedError }
  | { readonly kind: 'doubtful'; readonly doubtful: ReadonlyMap<string, Doubt> };

/** What all devices have written since `from`. @throws {CodedError} once what can be read was. */
export async function* pullDevices(
  server: WebdavServer,
  ownFolder: OwnFolder,
  from: WebdavState,
  signal: AbortSignal,
): AsyncGenerator<Pulled> {
  const { folders, host, now } = server;
  const devices = await folders.devices(signal);
  if (devices === null) return;
  let state = from;
  const doubtful = new Map<string, Doubt>();
  let problem: CodedError | undefined;
  for (const device of devices) {
    for await (const pulled of pullDevice(server, ownFolder, device, state, signal)) {
      if (pulled.kind === 'problem') {
        // One file may fail again and again; after two it is the server.
        if (problem !== undefined && isOfServer(problem) && isOfServer(pulled.error)) throw problem;
        problem ??= pulled.error;
      } else if (pulled.kind === 'doubtful') {
        for (const [path, doubt] of pulled.doubtful) doubtful.set(path, doubt);
      } else {
        ({ state } = pulled);
        yield { likes: pulled.likes, state: writeWebdavState(state) };
      }
    }
  }
  const isNews = [...doubtful].some(([path, { tried }]) => state.doubtful.get(path)?.tried !== tried);
  if (isNews || doubtful.size !== state.doubtful.size) {
    yield { likes: [], state: writeWebdavState({ ...state, doubtful }) };
  }
  if (problem !== undefined) throw problem;
  const count = [...doubtful.values()].filter(({ since }) => now() - since >= DAMAGED_AFTER_MS).length;
  if (count > 0) throw damagedSegments(count, host);
}

async function* pullDevice(
  { folders, store, host, device: own, now }: WebdavServer,
  ownFolder: OwnFolder,
  device: string,
  before: WebdavState,
  signal: AbortSignal,
): AsyncGenerator<DevicePulled> {
  let state = before;
  for (let listings = 1; ; listings++) {
    const segments = await folders.segments(device, signal);
    if (segments === null) return;
    if (device === own) ownFolder.noteListed(segments);
    /** And when they were asked for last. */
    const unread = new Map<ListedSegment, number>();
    let isMerged = false;
    for (const segment of segments) {
      if (covers(rangesFrom(state, device), segment.range)) continue;
      const doubt = state.doubtful.get(pathOf(device, segment));
      if (doubt !== undefined && isToBeLeft(doubt, segment, now())) {
        unread.set(segment, doubt.tried);
        continue;
      }
      try {
        const bytes = await store.read(device, segment, signal);
        if (bytes === null) {
          unread.set(segment, now());
          isMerged = true;
          continue;
        }
        let ready: Like[] | undefined;
        for await (const likes of readSegment(bytes, { device, host, limit: LIKES_AT_ONCE })) {
          if (ready !== undefined) yield { kind: 'likes', likes: ready, state };
          ready = likes;
        }
        state = withRangeOf(state, device, segment.range);
        if (device === own) state = withOwnBytes(state, segment);
        yield { kind: 'likes', likes: ready ?? [], state };
      } catch (error) {
        if (error instanceof DamagedSegment) unread.set(segment, now());
        else if (error instanceof CodedError && error.code === 'sync-not-understood') {
          yield { kind: 'problem', error };
          return;
        } else if (error instanceof CodedError && isOfServer(error)) {
          yield { kind: 'problem', error };
        } else throw error;
      }
    }
    // What is gone was merged with others meanwhile.
    if (isMerged && listings < LISTINGS) continue;
    if (device !== own) yield { kind: 'doubtful', doubtful: doubtsOf({ device, state, segments, unread, now: now() }) };
    return;
  }
}

/** What cannot be read and is in no other segment. */
function doubtsOf({
  device,
  state,
  segments,
  unread,
  now,
}: {
  readonly device: string;
  readonly state: WebdavState;
  readonly segments: readonly ListedSegment[];
  readonly unread: ReadonlyMap<ListedSegment, number>;
  readonly now: number;
}): ReadonlyMap<string, Doubt> {
  const read = rangesFrom(state, device);
  const named = rangesOf([...read, ...segments.map(({ range }) => range)]);
  const tried: (readonly [path: string, at: number])[] = [
    ...[...unread]
      .filter(([{ range }]) => !covers(read, range))
      .map(([segment, at]) => [pathOf(device, segment), at] as const),
    ...gapsIn(named).map(([first, last]) => [`${device}/${first}-${last}`, 0] as const),
  ];
  return new Map(tried.map(([path, at]) => [path, { since: state.doubtful.get(path)?.since ?? now, tried: at }]));
}

function isToBeLeft({ since, tried }: Doubt, { bytes }: ListedSegment, now: number): boolean {
  return bytes !== undefined && now - since >= DAMAGED_AFTER_MS && now - tried < TRIED_AGAIN_AFTER_MS;
}

/** With its size: what is still on its way grows. */
function pathOf(device: string, { name, bytes }: ListedSegment): string {
  return `${device}/${name}/${bytes ?? ''}`;
}

/** Perhaps of one file alone; one that asks for a pause gets it at once. */
function isOfServer(error: CodedError): boolean {
  return error.code === 'sync-unreachable' || (error instanceof ServerBusy && error.pauseMs === undefined);
}
