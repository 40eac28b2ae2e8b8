import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, test } from 'vitest';
import { createCouchdbAdapter } from '../../../lib/sync/adapters/couchdb.ts';
import { createWebdavAdapter } from '../../../lib/sync/adapters/webdav.ts';
import { createSendToServer } from '../../../lib/sync/serverRequest.ts';
import type { SyncAdapter } from '../../../lib/sync/syncAdapter.ts';
import { createFakeCouchdb, FAKE_ADDRESS, type Fault } from '../../support/sync/fakeCouchdb.ts';
import { createFakeDavServer, type DavFault } from '../../support/sync/fakeDavServer.ts';
import { createMemoryAdapter, createMemoryServer, unreachable } from '../../support/sync/memoryServer.ts';
import { seededRandom, type Random } from '../../support/seededRandom.ts';
import { createSyncDevice } from '../../support/sync/syncDevices.ts';
import { createFaults, runSchedule, schedules, type Faults } from '../../support/sync/syncSchedule.ts';

const MINUTES = 60_000;
const STATUSES = [401, 403, 404, 405, 409, 412, 413, 423, 429, 500, 502, 503, 507] as const;

interface Circumstances {
  readonly random: Random;
  readonly faults: Faults;
  readonly now: () => number;
}

/** A server on which requests fail, and an adapter for each machine's each run. */
type Engine = (circumstances: Circumstances) => (device: string) => SyncAdapter;

const inMemory: Engine = ({ random, faults }) => {
  const server = createMemoryServer();
  let pending = faults.next();
  server.fail = (when) => {
    if (when === 'before') pending = faults.next();
    if (pending === when) throw unreachable();
  };
  return (device) => createMemoryAdapter(server, device, 1 + random.below(4));
};

const webdav: Engine = ({ random, faults, now }) => {
  const server = createFakeDavServer();
  server.fault = () => {
    const fault = faults.next();
    if (fault === 'none') return null;
    return random.oneOf<DavFault>([
      { kind: 'status', status: random.oneOf(STATUSES) },
      { kind: 'torn', isDone: fault === 'after' },
      { kind: 'half', share: random.below(100) / 100 },
      { kind: 'cut', share: random.below(100) / 100 },
    ]);
  };
  const account = { address: server.address, user: 'ada', password: 'secret', passphrase: null, person: null } as const;
  return (device) =>
    createWebdavAdapter({
      account: { ...account, kind: 'webdav', deviceName: device, everyMinutes: 15 },
      device,
      send: server.send(now),
      now,
    });
};

const couchdb: Engine = ({ random, faults, now }) => {
  const server = createFakeCouchdb();
  server.create();
  server.fault = () => {
    const fault = faults.next();
    if (fault === 'none') return null;
    return random.oneOf<Fault>([{ status: random.oneOf(STATUSES) }, { tear: fault }, { cut: random.below(100) / 100 }]);
  };
  const send = createSendToServer({
    user: 'ada',
    password: 'secret',
    now,
    fetch: (url, init) => server.fetch(url, init),
  });
  return () => createCouchdbAdapter({ account: { address: FAKE_ADDRESS, passphrase: null, person: null }, send });
};

describe.each<[name: string, engine: Engine, count: number]>([
  ['a server that does as it is told', inMemory, 200],
  ['WebDAV', webdav, 200],
  ['CouchDB', couchdb, 100],
])('over %s', (_, engine, count) => {
  test.each(schedules(count))(
    'machines that fail and die at random hold the same in the end, and all that was acknowledged (SYNC_SEED=%i)',
    async (seed) => {
      globalThis.indexedDB = new IDBFactory();
      const random = seededRandom(seed);
      const faults = createFaults(random);
      let time = 1_790_000_000_000;
      const adapter = engine({ random, faults, now: () => (time += 1) });
      await runSchedule({
        random,
        faults,
        open: (name, now) =>
          createSyncDevice({
            name,
            adapter,
            now() {
              time = Math.max(time, now());
              return now();
            },
          }),
      });
    },
    5 * MINUTES,
  );
});
