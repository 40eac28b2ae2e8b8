import { CodedError } from '../../core/codedError.ts';
import type { SyncAccount } from '../../core/sync/syncAccount.ts';
import { text } from '../../core/text.ts';
import type { SendToServer } from '../serverRequest.ts';
import type { SyncAdapter } from '../syncAdapter.ts';
import { adoptDevice } from '../webdav/adoptDevice.ts';
import { createDavClient } from '../webdav/davClient.ts';
import { createDeviceFolders } from '../webdav/deviceFolders.ts';
import { listDevices } from '../webdav/listDevices.ts';
import { createOwnFolder } from '../webdav/ownFolder.ts';
import { newSegment } from '../webdav/ownSegments.ts';
import { pullDevices } from '../webdav/pullDevices.ts';
import { pushOutbox } from '../webdav/pushOutbox.ts';
import { segmentHash } from '../webdav/segmentName.ts';
import { createSegmentStore } from '../webdav/segmentStore.ts';
import type { WebdavServer } from '../webdav/webdavServer.ts';
import { readWebdavState } from '../webdav/webdavState.ts';

/*
 * Every device writes into a folder of its own and only there, in segments that never change. Nothing is locked, and
 * nothing the server says is relied on but that it has taken what it answered with 2xx.
 */

type WebdavAdapter = Required<SyncAdapter>;

interface Dependencies {
  readonly account: SyncAccount;
  /** This machine: eight base-36 digits. */
  readonly device: string;
  readonly send: SendToServer;
  readonly now: () => number;
}

export function createWebdavAdapter({ account, device, send, now }: Dependencies): WebdavAdapter {
  const { address, deviceName } = account;
  const { host } = new URL(address);
  const folders = createDeviceFolders(
    createDavClient({ address, send }),
    () => new CodedError('sync-not-understood', text('sync_error_missing', { address })),
  );
  const store = createSegmentStore({ folders, account, device, host });
  const server: WebdavServer = { folders, store, host, device, deviceName, now };
  const ownFolder = createOwnFolder(server);

  return {
    async check(signal) {
      const isThere = (await folders.devices(signal)) !== null;
      // A wrong passphrase must leave everything as it is.
      if (isThere) await store.unlock(signal);
      await probe(server, signal);
      await store.unlock(signal);
    },
    async *pull(state, signal) {
      ownFolder.forgetListed();
      yield* pullDevices(server, ownFolder, readWebdavState(state), signal);
    },
    push: ({ state, ...rest }) => pushOutbox(server, ownFolder, { ...rest, state: readWebdavState(state) }),
    listDevices: (signal) => listDevices(server, signal),
    adoptDevice: ({ state, ...rest }) => adoptDevice(server, ownFolder, { ...rest, state: readWebdavState(state) }),
    changePassphrase: (to, signal) => store.changePassphrase(to, signal),
  };
}

/** Whether a file comes back as it was written. */
async function probe(server: WebdavServer, signal: AbortSignal): Promise<void> {
  const { folders, host, device } = server;
  const bytes = await newSegment(server).end();
  // Called what segments are: some servers unpack what has such a name.
  const name = 'probe.jsonl.gz';
  await folders.write(device, name, bytes, signal);
  const back = await folders.read(device, name, signal);
  await folders.remove(device, name, signal);
  if (back === null || (await segmentHash(back)) !== (await segmentHash(bytes))) {
    throw new CodedError('sync-not-understood', text('sync_error_unread', { host }));
  }
}
