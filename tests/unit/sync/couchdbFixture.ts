import { expect } from 'vitest';
import { createCouchdbDevice, fakeAccess, type CouchdbDevice } from '../../support/sync/couchdbDevices.ts';
import { createFakeCouchdb, type FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';

export const passphrase = 'correct horse';

/** A server that has its database. */
export function createDatabase(): FakeCouchdb {
  const server = createFakeCouchdb();
  server.create();
  return server;
}

/** A machine that syncs over this server. */
export function deviceOn(
  server: FakeCouchdb,
  name: string,
  options: Omit<Parameters<typeof createCouchdbDevice>[1], 'access'> = {},
): CouchdbDevice {
  return createCouchdbDevice(name, { access: fakeAccess(server), ...options });
}

/** Each has then what all of them had. */
export async function settle(devices: readonly CouchdbDevice[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const one of devices) await one.sync();
}

export function expectSame(devices: readonly CouchdbDevice[]): void {
  const [first, ...others] = devices.map(({ library }) => [...library.likes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  for (const other of others) expect(other).toEqual(first);
}
