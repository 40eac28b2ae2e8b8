import { CodedError } from '../../core/codedError.ts';
import { text } from '../../core/text.ts';
import { ServerBusy } from '../serverRequest.ts';
import type { DeviceFolders } from './deviceFolders.ts';
import type { SegmentStore } from './segmentStore.ts';

/** A server, as this machine sees it. */
export interface WebdavServer {
  readonly folders: DeviceFolders;
  readonly store: SegmentStore;
  /** As sentences name it. */
  readonly host: string;
  /** This machine: eight base-36 digits. */
  readonly device: string;
  /** As its person calls it. */
  readonly deviceName: string;
  readonly now: () => number;
}

export function busyServer(host: string): CodedError {
  return new ServerBusy(text('sync_error_busy', { host }), undefined);
}

export function damagedSegments(count: number, host: string): CodedError {
  return new CodedError('sync-not-understood', text('sync_error_damaged', { count, host }));
}
