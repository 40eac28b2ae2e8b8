import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import type { SyncAccount } from '../../../lib/core/sync/syncAccount.ts';
import { createSyncService, type SyncService } from '../../../lib/services/sync/syncService.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createLibraryReader } from '../../../lib/storage/libraryReader.ts';
import { createSyncRepository } from '../../../lib/storage/syncRepository.ts';
import { ServerBusy } from '../../../lib/sync/serverRequest.ts';
import type { SyncAdapter } from '../../../lib/sync/syncAdapter.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';
import { createMemoryAdapter, createMemoryServer, type MemoryServer } from '../../support/sync/memoryServer.ts';
import { createSyncDevice, type SyncDevice } from '../../support/sync/syncDevices.ts';

const MINUTE = 60_000;
const account: SyncAccount = {
  kind: 'webdav',
  address: 'https://cloud.example/likes/',
  user: 'ada',
  password: 'secret',
  passphrase: null,
  person: null,
  deviceName: 'Firefox on Linux',
  everyMinutes: 15,
};

let time = 0;
let server: MemoryServer;
let other: SyncDevice;
let own: SyncDevice;
let set: Map<string, number>;
let storage: ReturnType<typeof fakeLocalStorage>;
let allowed: boolean;
let reported: unknown[];
let taken: Like[];
let counts: number;
let adapt: (adapter: SyncAdapter) => SyncAdapter;
let service: SyncService;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  time = 1_790_000_000_000;
  server = createMemoryServer();
  set = new Map();
  allowed = true;
  storage = fakeLocalStorage();
  reported = [];
  taken = [];
  counts = 0;
  adapt = (adapter) => adapter;
  other = await aDevice('other');
  own = await aDevice('likeable-gallery', false);
  service = open();
});

function aDevice(name: string, isConnected = true): Promise<SyncDevice> {
  return createSyncDevice({
    name,
    isConnected,
    now: () => (time += 1),
    adapter: (device) => createMemoryAdapter(server, device),
  });
}

function open(): SyncService {
  const database = createDatabase();
  const reader = createLibraryReader(database);
  const library = createSyncRepository(database);
  return createSyncService({
    library: {
      ...library,
      async countUnsent() {
        counts += 1;
        return library.countUnsent();
      },
    },
    size: async () => (await reader.totals()).liked,
    openAdapter: (_, { device }) => adapt(createMemoryAdapter(server, device)),
    alarms: {
      set: async (name, { inMinutes }) => void set.set(name, time + inMinutes * MINUTE),
      clear: async (name) => void set.delete(name),
      timeOf: async (name) => set.get(name) ?? null,
    },
    storage,
    hasPatterns: async () => allowed,
    alone: (work) => work(),
    keepAwake: (work) => work(),
    onTaken: (likes) => void taken.push(...likes),
    onChanged: () => undefined,
    now: () => (time += 1),
    report: (error) => void reported.push(error),
  });
}

const ended = () => vi.waitFor(async () => expect((await service.read()).run).toBeNull());

async function connect(): Promise<void> {
  await service.connect(account);
  await ended();
}

test('connecting checks the server, syncs, and tells everything but the secrets', async () => {
  await other.judge(['https://images.example/1.jpg'], true);
  await other.sync();
  await own.judge(['https://images.example/2.jpg'], true);
  await connect();
  const status = await service.read();
  expect(status).toMatchObject({
    account: { kind: 'webdav', address: 'https://cloud.example/likes', user: 'ada', isEncrypted: false },
    last: { received: 1, sent: 1, problem: null },
    unsent: 0,
  });
  expect(JSON.stringify(status)).not.toContain('secret');
  expect(taken).toHaveLength(1);
  expect(set.has('sync')).toBe(true);
  expect(set.has('sync-soon')).toBe(false);
});

test('a server that cannot be used is not kept', async () => {
  adapt = (adapter) => ({ ...adapter, check: () => Promise.reject(new CodedError('sync-credentials', 'Refused.')) });
  await expect(service.connect(account)).rejects.toMatchObject({ code: 'sync-credentials' });
  expect((await service.read()).account).toBeNull();
  await expect(service.connect({ ...account, address: 'http://cloud.example' })).rejects.toMatchObject({
    code: 'sync-address',
  });
  allowed = false;
  await expect(service.connect(account)).rejects.toMatchObject({ code: 'sync-permission' });
});

test('a change sets an alarm, and a second one does not put it off', async () => {
  await service.noteChange();
  expect(set.size).toBe(0);
  await connect();
  await service.noteChange();
  const at = set.get('sync-soon');
  time += MINUTE / 4;
  await service.noteChange();
  expect(set.get('sync-soon')).toBe(at);
  await own.judge(['https://images.example/3.jpg'], true);
  expect((await service.read()).unsent).toBe(1);
  await service.wake('sync-soon');
  await ended();
  expect((await service.read()).unsent).toBe(0);
  expect(set.has('sync-soon')).toBe(false);
});

test('what is to be sent is counted once in a run, and less is left as it is sent', async () => {
  await connect();
  await own.judge(['https://images.example/1.jpg'], true);
  await own.judge(['https://images.example/2.jpg'], true);
  let letGo = (): void => undefined;
  adapt = (adapter) => ({
    ...adapter,
    async *pull(...given) {
      await new Promise<void>((resolve) => (letGo = resolve));
      return yield* adapter.pull(...given);
    },
  });
  await service.run();
  counts = 0;
  expect((await service.read()).unsent).toBe(2);
  expect((await service.read()).unsent).toBe(2);
  expect(counts).toBe(1);
  await vi.waitFor(async () => {
    letGo();
    expect((await service.read()).run).toBeNull();
  });
  expect((await service.read()).unsent).toBe(0);
});

test('at a start the library is opened only where it has a server', async () => {
  globalThis.indexedDB = new IDBFactory();
  service = open();
  await service.restore();
  expect(await indexedDB.databases()).toEqual([]);
  await connect();
  set.clear();
  service = open();
  await service.restore();
  expect(set.has('sync')).toBe(true);
  await service.disconnect();
  await service.restore();
  expect(set.size).toBe(0);
  expect([...storage.stored.keys()]).toEqual([]);
});

test('a run whose background dies is gone on with soon', async () => {
  await connect();
  await own.judge(['https://images.example/3.jpg'], true);
  server.fail = () => undefined;
  let die: () => void = () => undefined;
  adapt = (adapter) => ({ ...adapter, pull: () => hanging((stop) => (die = stop)) });
  await service.run();
  await vi.waitFor(() => expect(set.has('sync-soon')).toBe(true));
  adapt = (adapter) => adapter;
  service = open();
  await service.wake('sync-soon');
  await ended();
  expect((await service.read()).unsent).toBe(0);
  die();
});

test('what only the person can put right is not tried again until they say so', async () => {
  await connect();
  server.fail = () => {
    throw new CodedError('sync-credentials', 'Refused.');
  };
  await own.judge(['https://images.example/4.jpg'], true);
  await service.run();
  await ended();
  expect(await service.read()).toMatchObject({
    last: { problem: { code: 'sync-credentials', message: 'Refused.' } },
    nextAt: null,
    unsent: 1,
  });
  const { log } = server;
  server.fail = () => undefined;
  await service.wake('sync');
  await ended();
  expect(log).toHaveLength(0);
  await service.run();
  await ended();
  expect(log).toHaveLength(1);
  expect((await service.read()).last?.problem).toBeNull();
});

test('after other failures it is tried again, later each time, and not before the server wishes', async () => {
  await connect();
  const pauses: number[] = [];
  server.fail = () => {
    throw new CodedError('sync-unreachable', 'No answer.');
  };
  await own.judge(['https://images.example/4.jpg'], true);
  for (let attempt = 0; attempt < 6; attempt++) {
    await service.run();
    await ended();
    pauses.push(Math.round(((set.get('sync-soon') ?? 0) - time) / MINUTE));
  }
  expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
  server.fail = () => {
    throw new ServerBusy('Busy.', 60 * MINUTE);
  };
  await service.run();
  await ended();
  expect(Math.round(((set.get('sync-soon') ?? 0) - time) / MINUTE)).toBe(60);
  expect(reported).toEqual([]);
});

test('cancelled, a run keeps what it has done, and is no failure', async () => {
  for (let index = 0; index < 9; index++) await own.judge([`https://images.example/${index}.jpg`], true);
  let requests = 0;
  server.fail = (when) => {
    if (when === 'after' && (requests += 1) === 2) service.cancel().catch((error: unknown) => reported.push(error));
  };
  await connect();
  server.fail = () => undefined;
  expect(server.log.length).toBeGreaterThan(0);
  expect(server.log.length).toBeLessThan(9);
  expect((await service.read()).last?.problem ?? null).toBeNull();
  await service.run();
  await ended();
  expect(server.log).toHaveLength(9);
});

test('the question about many deletions is asked, and answered', async () => {
  for (let index = 0; index < 40; index++) await own.judge([`https://images.example/${index}.jpg`], true);
  await connect();
  await other.sync();
  for (const { key } of (await other.likes()).slice(0, 30)) await other.change(key, { deleted: true });
  await other.sync();
  await service.run();
  await ended();
  expect(await service.read()).toMatchObject({ deletions: 30, last: { problem: { code: 'sync-deletions' } } });
  await service.answerDeletions(true);
  await ended();
  expect(await service.read()).toMatchObject({ deletions: null, last: { problem: null } });
  expect((await own.likes()).filter(({ deletedAt }) => deletedAt === undefined)).toHaveLength(10);
});

test('times of a machine whose clock is days ahead are told, and a machine that is given up is taken over from', async () => {
  time += 3 * 24 * 60 * MINUTE;
  await other.judge(['https://images.example/1.jpg'], true);
  await other.sync();
  time -= 3 * 24 * 60 * MINUTE;
  const adopted: string[] = [];
  adapt = (adapter) => ({
    ...adapter,
    listDevices: async () => [
      { device: own.device, name: 'Here', lastSeq: 0, bytes: 0 },
      { device: other.device, name: '', lastSeq: 7, bytes: 1 },
    ],
    adoptDevice: async ({ device }) => void adopted.push(device),
  });
  await connect();
  expect((await service.read()).last).toMatchObject({ received: 1, ahead: 1 });
  expect(await service.machines()).toEqual([
    { device: own.device, name: 'Here', isOwn: true, wroteAt: null },
    { device: other.device, name: null, isOwn: false, wroteAt: 7 },
  ]);
  await service.takeOver(other.device);
  await ended();
  expect(adopted).toEqual([other.device]);
});

test('what comes while the library is being deleted does not come into the next one', async () => {
  await other.judge(['https://images.example/1.jpg'], true);
  await other.sync();
  await connect();
  await other.judge(['https://images.example/2.jpg'], true);
  await other.sync();
  const database = createDatabase();
  adapt = (adapter) => ({
    ...adapter,
    async *pull(state, signal) {
      await createSyncRepository(database).disconnect();
      yield* adapter.pull(state, signal);
    },
  });
  await service.run();
  await ended();
  expect(await own.likes()).toHaveLength(1);
});

test('disconnected, nothing is deleted, and nothing is sent', async () => {
  await own.judge(['https://images.example/1.jpg'], true);
  await connect();
  await service.disconnect();
  expect((await service.read()).account).toBeNull();
  expect(await own.likes()).toHaveLength(1);
  expect(set.size).toBe(0);
  await service.run();
  await ended();
  await service.noteChange();
  expect(set.size).toBe(0);
});

/** A server that does not answer. */
function hanging(onWait: (stop: () => void) => void): AsyncGenerator<never> {
  const answer = new Promise<never>((_, stop) =>
    onWait(() => stop(new CodedError('sync-unreachable', 'It has never answered.'))),
  );
  return (async function* () {
    yield await answer;
  })();
}
