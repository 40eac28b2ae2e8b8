import { CodedError } from '../../core/codedError.ts';
import type { ListedDevice } from '../syncAdapter.ts';
import type { ListedSegment } from './deviceFolders.ts';
import { DamagedSegment, readSegmentHead } from './segment.ts';
import { lastSeq, rangesOf } from './seqRanges.ts';
import type { WebdavServer } from './webdavServer.ts';

/** Enough to learn a device's name without reading its whole library. */
const SMALL_BYTES = 256 * 1024;

export async function listDevices(server: WebdavServer, signal: AbortSignal): Promise<ListedDevice[]> {
  const { folders, device: own, deviceName } = server;
  const devices: ListedDevice[] = [];
  for (const device of (await folders.devices(signal)) ?? []) {
    const segments = (await folders.segments(device, signal)) ?? [];
    devices.push({
      device,
      name: device === own ? deviceName : await nameOf(server, device, segments, signal),
      lastSeq: lastSeq(rangesOf(segments.map(({ range }) => range))),
      bytes: segments.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
    });
  }
  return devices;
}

async function nameOf(
  { store, host }: WebdavServer,
  device: string,
  segments: readonly ListedSegment[],
  signal: AbortSignal,
): Promise<string> {
  const bySize = segments.toSorted((a, b) => (a.bytes ?? Infinity) - (b.bytes ?? Infinity));
  const segment = segments.findLast(({ bytes = Infinity }) => bytes <= SMALL_BYTES) ?? bySize[0];
  if (segment === undefined) return '';
  try {
    const bytes = await store.read(device, segment, signal);
    return bytes === null ? '' : (await readSegmentHead(bytes, host)).name;
  } catch (error) {
    if (error instanceof DamagedSegment) return '';
    if (error instanceof CodedError && /^sync-(?:not-understood|passphrase)$/.test(error.code)) return '';
    throw error;
  }
}
