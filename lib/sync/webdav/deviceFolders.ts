import { parseSegmentName, type SegmentName } from './segmentName.ts';
import type { DavClient } from './davClient.ts';
import type { DavEntry } from './multistatus.ts';

/** Of everything that is ours, within the person's folder. */
const ROOT = 'likeable-gallery/';
const KEYS = `${ROOT}keys/`;
const DEVICE = /^[0-9a-z]{8}$/;
const KEY_FILE = /^[0-9a-f]{16}\.json$/;

/** A segment that lies in a device's folder. */
export interface ListedSegment extends SegmentName {
  readonly name: string;
  /** `undefined` where the server does not say. */
  readonly bytes: number | undefined;
}

export interface DeviceFolders {
  /** `null` where nothing of ours is. */
  devices(signal: AbortSignal): Promise<string[] | null>;
  /** By first seq, of those with the same the longest first; `null` where the device has no folder. */
  segments(device: string, signal: AbortSignal): Promise<ListedSegment[] | null>;
  read(device: string, name: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Makes the folder where there is none. */
  write(device: string, name: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>;
  remove(device: string, name: string, signal: AbortSignal): Promise<void>;
  removeFolder(device: string, signal: AbortSignal): Promise<void>;
  keyNames(signal: AbortSignal): Promise<string[]>;
  readKey(name: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  writeKey(name: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>;
}

/** `missing` is thrown where a folder can neither be found nor made. */
export function createDeviceFolders(dav: DavClient, missing: () => Error): DeviceFolders {
  /** Folders that were there when they were looked at last. */
  const there = new Set<string>();

  return {
    async devices(signal) {
      const entries = await list(ROOT, signal);
      return entries?.map(({ name }) => name).filter((name) => DEVICE.test(name)) ?? null;
    },
    async segments(device, signal) {
      const entries = await list(folderOf(device), signal);
      const segments = entries?.flatMap(({ name, bytes }) => {
        const parsed = parseSegmentName(name);
        return parsed === null ? [] : [{ ...parsed, name, bytes }];
      });
      return segments?.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]) ?? null;
    },
    read: (device, name, signal) => dav.get(`${folderOf(device)}${name}`, signal),
    write: (device, name, bytes, signal) => put(folderOf(device), name, bytes, signal),
    async remove(device, name, signal) {
      await dav.remove(`${folderOf(device)}${name}`, signal);
    },
    async removeFolder(device, signal) {
      there.delete(folderOf(device));
      await dav.remove(folderOf(device), signal);
    },
    async keyNames(signal) {
      const entries = await list(KEYS, signal);
      return entries?.map(({ name }) => name).filter((name) => KEY_FILE.test(name)) ?? [];
    },
    readKey: (name, signal) => dav.get(`${KEYS}${name}`, signal),
    writeKey: (name, bytes, signal) => put(KEYS, name, bytes, signal),
  };

  async function list(folder: string, signal: AbortSignal): Promise<DavEntry[] | null> {
    const entries = await dav.list(folder, signal);
    if (entries === null) there.delete(folder);
    else there.add(folder);
    return entries;
  }

  /** What servers answer where the folder is missing is anything up to 500, hence made first. */
  async function put(folder: string, name: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    if (!there.has(folder)) await makeFolder(folder, signal);
    there.add(folder);
    if (await dav.put(`${folder}${name}`, bytes, signal)) return;
    // It was deleted meanwhile.
    await makeFolder(folder, signal);
    if (!(await dav.put(`${folder}${name}`, bytes, signal))) throw missing();
  }

  async function makeFolder(folder: string, signal: AbortSignal): Promise<void> {
    if (await dav.makeFolder(folder, signal)) return;
    if (!(await dav.makeFolder(ROOT, signal))) {
      // The person's own folder: what it lies in is theirs to make.
      if (!(await dav.makeFolder('', signal)) || !(await dav.makeFolder(ROOT, signal))) throw missing();
    }
    if (!(await dav.makeFolder(folder, signal))) throw missing();
  }
}

function folderOf(device: string): string {
  return `${ROOT}${device}/`;
}
