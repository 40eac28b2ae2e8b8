import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { AdapterState } from '../syncAdapter.ts';
import type { ListedSegment } from './deviceFolders.ts';
import type { WrittenSegment } from './segmentStore.ts';
import { readRanges, withRange, type SeqRange, type SeqRanges } from './seqRanges.ts';

/** Where a device is with a WebDAV server. */
export interface WebdavState {
  /** By device, this one included: what of its segments lies in the library here. */
  readonly ranges: ReadonlyMap<string, SeqRanges>;
  /** Bytes by name of what this device has written. */
  readonly own: ReadonlyMap<string, number>;
  /** Of what was written last; `null` where it was not encrypted. */
  readonly keyId: string | null;
  /** The whole library is to be sent again, and none of it has been. */
  readonly isStartingAnew: boolean;
  /** Segments that are damaged or missing, by path. */
  readonly doubtful: ReadonlyMap<string, Doubt>;
}

/** Times in ms since 1970. */
export interface Doubt {
  readonly since: number;
  /** When it was asked for last. */
  readonly tried: number;
}

export function readWebdavState(state: AdapterState): WebdavState {
  const ranges = [...members(state, 'ranges')].map(([device, value]) => [device, readRanges(value)] as const);
  const keyId = membersOf(state).get('keyId');
  return {
    ranges: new Map(ranges),
    own: numbers(members(state, 'own')),
    keyId: typeof keyId === 'string' ? keyId : null,
    isStartingAnew: membersOf(state).get('isStartingAnew') === true,
    doubtful: new Map([...members(state, 'doubtful')].flatMap(([path, value]) => readDoubt(path, value))),
  };
}

export function writeWebdavState({ ranges, own, keyId, isStartingAnew, doubtful }: WebdavState): AdapterState {
  return {
    ranges: Object.fromEntries(ranges),
    own: Object.fromEntries(own),
    keyId,
    isStartingAnew,
    doubtful: Object.fromEntries([...doubtful].map(([path, { since, tried }]) => [path, [since, tried]])),
  };
}

export function rangesFrom({ ranges }: WebdavState, device: string): SeqRanges {
  return ranges.get(device) ?? [];
}

export function withRangeOf(state: WebdavState, device: string, range: SeqRange): WebdavState {
  return { ...state, ranges: new Map(state.ranges).set(device, withRange(rangesFrom(state, device), range)) };
}

/** With a segment that this device is known to have written. */
export function withOwnBytes(state: WebdavState, { name, bytes = 0 }: ListedSegment): WebdavState {
  return { ...state, own: new Map(state.own).set(name, bytes) };
}

/** With one that it, `device`, has just written: what is in it is in the library here. */
export function withWritten(state: WebdavState, device: string, written: WrittenSegment): WebdavState {
  return {
    ...withOwnBytes(withRangeOf(state, device, written.range), written),
    keyId: written.keyId,
    isStartingAnew: false,
  };
}

function members(state: AdapterState, name: string): ReadonlyMap<string, JsonValue> {
  return membersOf(membersOf(state).get(name) ?? null);
}

function membersOf(value: JsonValue): ReadonlyMap<string, JsonValue> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function readDoubt(path: string, value: JsonValue): (readonly [string, Doubt])[] {
  const [since, tried] = Array.isArray(value) ? (value as JsonValue[]) : [];
  return typeof since === 'number' && typeof tried === 'number' ? [[path, { since, tried }]] : [];
}

function numbers(values: ReadonlyMap<string, JsonValue>): Map<string, number> {
  return new Map([...values].flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])));
}
