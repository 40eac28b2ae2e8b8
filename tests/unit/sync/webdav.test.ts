import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import type { SyncAccount } from '../../../lib/core/sync/syncAccount.ts';
import { createWebdavAdapter } from '../../../lib/sync/adapters/webdav.ts';
import { createFakeDavServer, type FakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { createSyncedLibrary, type SyncedLibrary } from '../../support/sync/syncedLibrary.ts';

const never = new AbortController().signal;
const START = 1_750_000_000_000;

function accountOn(address: string, fields: Partial<SyncAccount> = {}): SyncAccount {
  return {
    kind: 'webdav',
    address,
    user: 'ada',
    password: 'secret',
    passphrase: null,
    person: null,
    deviceName: 'Laptop',
    everyMinutes: 15,
    ...fields,
  };
}

/** A machine with a library: `sync` runs as a worker would that begins anew each time. */
function machine(
  server: FakeDavServer,
  device: string,
  {
    library = createSyncedLibrary(),
    now = () => START,
    ...fields
  }: Partial<SyncAccount> & { library?: SyncedLibrary; now?: () => number } = {},
) {
  const adapter = () =>
    createWebdavAdapter({ account: accountOn(server.address, fields), device, send: server.send(now), now });
  return { library, adapter, sync: () => library.sync(adapter()) };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
  return 'none';
}

function keysOf({ likes }: SyncedLibrary): string[] {
  return [...likes.keys()].toSorted();
}

function segmentsOf({ files }: FakeDavServer, device: string): string[] {
  return [...files.keys()].filter((path) => path.startsWith(`home/likeable-gallery/${device}/`)).toSorted();
}

describe('two machines', () => {
  test('have each other’s Likes, and later changes', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let index = 0; index < 2500; index++) a.library.change(likeNumbered(index));
    b.library.change(likeNumbered(9000));
    await a.sync();
    await b.sync();
    await a.sync();
    expect(a.library.likes.size).toBe(2501);
    expect(new Map(b.library.likes)).toEqual(new Map(a.library.likes));
    const stamp = tick(NEVER, START + 50_000, 'bbbbbbbb');
    b.library.change({ ...likeNumbered(7), liked: false, stamps: { ...likeNumbered(7).stamps, liked: stamp } });
    await b.sync();
    await a.sync();
    expect(a.library.likes.get(likeNumbered(7).key)?.liked).toBe(false);
  });

  test('write into their own folders only', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let round = 0; round < 12; round++) {
      a.library.change(likeNumbered(round));
      b.library.change(likeNumbered(100 + round));
      server.traffic.length = 0;
      await a.sync();
      for (const { method, path } of server.traffic) {
        if (/^(?:PUT|DELETE)$/.test(method)) expect(path).toMatch(/^home\/likeable-gallery\/aaaaaaaa\//);
      }
      await b.sync();
    }
    await a.sync();
    expect(keysOf(a.library)).toEqual(keysOf(b.library));
    expect(a.library.likes.size).toBe(24);
  });

  test('hand a large segment on in pieces, with the former state until its end', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let index = 0; index < 2500; index++) a.library.change(likeNumbered(index));
    await a.sync();
    const pieces: { count: number; state: string }[] = [];
    for await (const { likes, state } of b.adapter().pull(null, never)) {
      pieces.push({ count: likes.length, state: JSON.stringify(state) });
    }
    expect(pieces.map(({ count }) => count)).toEqual([1000, 1000, 500]);
    expect(new Set(pieces.map(({ state }) => state)).size).toBe(2);
    expect(pieces[0]?.state).toBe(pieces[1]?.state);
  });
});

describe('what a change costs', () => {
  test('stays small, and so does the number of segments', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    let [up, most] = [0, 0];
    for (let round = 0; round < 200; round++) {
      a.library.change(likeNumbered(round));
      server.traffic.length = 0;
      await a.sync();
      const [sent, received] = [sum(server, 'up'), sum(server, 'down')];
      up += sent;
      most = Math.max(most, received);
      if (round % 7 === 0) await b.sync();
    }
    await b.sync();
    expect(b.library.likes.size).toBe(200);
    expect(segmentsOf(server, 'aaaaaaaa').length).toBeLessThan(10);
    expect(up / 200).toBeLessThan(1000);
    expect(most).toBeLessThan(12_000);
  });

  test('a reader that is up to date fetches nothing again that was merged', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let round = 0; round < 30; round++) {
      a.library.change(likeNumbered(round));
      await a.sync();
      server.traffic.length = 0;
      await b.sync();
      expect(server.traffic.filter(({ method }) => method === 'GET').length).toBe(1);
    }
  });
});

describe('a server that lost something', () => {
  async function filled() {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let round = 0; round < 6; round++) {
      a.library.change(likeNumbered(round));
      await a.sync();
      await b.sync();
    }
    return { server, a, b };
  }

  test('gets everything again, and nobody deletes anything', async () => {
    const { server, a, b } = await filled();
    server.files.clear();
    server.folders.clear();
    server.folders.add('');
    a.library.change(likeNumbered(100));
    await b.sync();
    await a.sync();
    await b.sync();
    expect(b.library.likes.size).toBe(7);
    const c = machine(server, 'cccccccc');
    await c.sync();
    expect(c.library.likes.size).toBe(7);
    expect(segmentsOf(server, 'aaaaaaaa')).toHaveLength(1);
  });

  test('gets everything again when one segment is gone or shorter', async () => {
    for (const damage of ['gone', 'shorter']) {
      const { server, a } = await filled();
      const [path = ''] = segmentsOf(server, 'aaaaaaaa');
      if (damage === 'gone') server.files.delete(path);
      else server.files.set(path, (server.files.get(path) ?? new Uint8Array()).slice(0, 10));
      await a.sync();
      const c = machine(server, 'cccccccc');
      await c.sync();
      expect(c.library.likes.size, damage).toBe(6);
    }
  });

  test('gets everything again where the worker dies at any request of that', async () => {
    for (let dying = 0; dying < 12; dying++) {
      for (const isDone of [false, true]) {
        const { server, a } = await filled();
        for (const path of segmentsOf(server, 'aaaaaaaa')) server.files.delete(path);
        let requests = 0;
        server.fault = () => (requests++ === dying ? { kind: 'torn', isDone } : null);
        await codeOf(a.sync());
        server.fault = () => null;
        await a.sync();
        const c = machine(server, 'cccccccc');
        await c.sync();
        expect(c.library.likes.size, `request ${dying}`).toBe(6);
      }
    }
  });

  test('whose other machine forgot its state sends what others have not read', async () => {
    const { server, a, b } = await filled();
    server.files.clear();
    // Disconnected and connected again.
    a.library.state = null;
    a.library.position = [0, a.library.likes.size];
    a.library.change(likeNumbered(200));
    await machine(server, 'aaaaaaaa', { library: a.library, now: () => START + 1000 }).sync();
    await b.sync();
    expect(b.library.likes.size).toBe(7);
  });

  test('a profile restored from a backup reads what it wrote since', async () => {
    const { server, a, b } = await filled();
    const restored = createSyncedLibrary();
    for (const like of a.library.likes.values()) restored.change(like);
    restored.state = a.library.state;
    restored.position = 6;
    for (let round = 50; round < 53; round++) {
      a.library.change(likeNumbered(round));
      await a.sync();
    }
    const again = machine(server, 'aaaaaaaa', { library: restored });
    again.library.change(likeNumbered(60));
    await again.sync();
    expect(again.library.likes.size).toBe(10);
    await b.sync();
    expect(b.library.likes.size).toBe(10);
    const c = machine(server, 'cccccccc');
    await c.sync();
    expect(c.library.likes.size).toBe(10);
  });
});

describe('uploads that were broken off', () => {
  test('are passed over, covered by the next and deleted', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    a.library.change(likeNumbered(1));
    await a.sync();
    a.library.change(likeNumbered(2));
    server.fault = (method) => (method === 'PUT' ? { kind: 'half', share: 0.5 } : null);
    expect(await codeOf(a.sync())).toBe('sync-unreachable');
    server.fault = () => null;
    expect(segmentsOf(server, 'aaaaaaaa')).toHaveLength(2);
    expect(await codeOf(b.sync())).toBe('none');
    expect(b.library.likes.size).toBe(1);
    await a.sync();
    expect(segmentsOf(server, 'aaaaaaaa')).toHaveLength(2);
    await b.sync();
    expect(b.library.likes.size).toBe(2);
  });

  test('are said when they stay', async () => {
    const server = createFakeDavServer();
    let time = START;
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb', { now: () => time })];
    for (const index of [1, 2, 3]) {
      a.library.change(likeNumbered(index));
      await a.sync();
    }
    const [, path = ''] = segmentsOf(server, 'aaaaaaaa');
    const whole = server.files.get(path) ?? new Uint8Array();
    server.files.set(path, whole.slice(0, 40));
    await b.library.pull(b.adapter());
    expect(b.library.likes.size).toBe(2);
    time += 11 * 60 * 1000;
    await expect(b.library.pull(b.adapter())).rejects.toThrow('1 file on dav.example is damaged or missing');
    server.traffic.length = 0;
    expect(await codeOf(b.library.pull(b.adapter()))).toBe('sync-not-understood');
    expect(server.traffic.filter(({ method }) => method === 'GET')).toHaveLength(0);
    server.files.set(path, whole);
    time += 60 * 60 * 1000;
    await b.library.pull(b.adapter());
    expect(b.library.likes.size).toBe(3);
  });

  test('one file that the server cannot give keeps nobody from the others', async () => {
    const server = createFakeDavServer();
    const [a, b, c] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb'), machine(server, 'cccccccc')];
    for (const index of [1, 2, 3]) {
      a.library.change(likeNumbered(index));
      await a.sync();
    }
    c.library.change(likeNumbered(4));
    await c.sync();
    const [, bad] = segmentsOf(server, 'aaaaaaaa');
    for (const fault of [
      { kind: 'torn', isDone: true },
      { kind: 'status', status: 500 },
    ] as const) {
      server.fault = (method, path) => (method === 'GET' && path === bad ? fault : null);
      expect(await codeOf(b.library.pull(b.adapter()))).toMatch(/^sync-(?:unreachable|busy)$/);
      expect(b.library.likes.size).toBe(3);
    }
    server.fault = () => null;
    await b.sync();
    expect(b.library.likes.size).toBe(4);
  });

  test('what is gone while it is read was merged, and is listed again', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    for (let index = 0; index < 3; index++) {
      a.library.change(likeNumbered(index));
      await a.sync();
    }
    server.onRequest = async (method, path) => {
      if (method !== 'GET' || !path.includes('/aaaaaaaa/')) return;
      server.onRequest = () => {};
      a.library.change(likeNumbered(10));
      await a.sync();
    };
    await b.sync();
    expect(segmentsOf(server, 'aaaaaaaa')).toHaveLength(1);
    expect(b.library.likes.size).toBe(4);
  });
});

describe('encryption', () => {
  test('keeps what is on the server from whoever reads it', async () => {
    const server = createFakeDavServer();
    const [a, b] = [
      machine(server, 'aaaaaaaa', { passphrase: 'open sesame' }),
      machine(server, 'bbbbbbbb', { passphrase: 'open sesame' }),
    ];
    for (let round = 0; round < 6; round++) {
      a.library.change(likeNumbered(round));
      await a.sync();
    }
    await b.sync();
    expect(keysOf(b.library)).toEqual(keysOf(a.library));
    expect(segmentsOf(server, 'aaaaaaaa').every((path) => path.endsWith('.jsonl.gz.enc'))).toBe(true);
  });

  test('refuses another passphrase and none, and writes nothing then', async () => {
    const server = createFakeDavServer();
    const a = machine(server, 'aaaaaaaa', { passphrase: 'open sesame' });
    a.library.change(likeNumbered(1));
    await a.sync();
    for (const passphrase of ['open barley', null]) {
      const b = machine(server, 'bbbbbbbb', { passphrase });
      b.library.change(likeNumbered(2));
      const before = [...server.files.keys()];
      expect(await codeOf(b.adapter().check(never))).toBe('sync-passphrase');
      expect(await codeOf(b.library.pull(b.adapter()))).toBe('sync-passphrase');
      expect(await codeOf(b.library.push(b.adapter()))).toBe('sync-passphrase');
      expect([...server.files.keys()]).toEqual(before);
      expect(b.library.likes.size).toBe(1);
    }
  });

  test('can begin later', async () => {
    const server = createFakeDavServer();
    const plain = machine(server, 'aaaaaaaa');
    plain.library.change(likeNumbered(1));
    await plain.sync();
    const a = machine(server, 'aaaaaaaa', { library: plain.library, passphrase: 'p' });
    a.library.change(likeNumbered(2));
    await a.sync();
    const b = machine(server, 'bbbbbbbb', { passphrase: 'p' });
    await b.sync();
    expect(b.library.likes.size).toBe(2);
  });

  test('a change of the passphrase sends no segment again', async () => {
    const server = createFakeDavServer();
    const a = machine(server, 'aaaaaaaa', { passphrase: 'old' });
    a.library.change(likeNumbered(1));
    await a.sync();
    const before = segmentsOf(server, 'aaaaaaaa');
    await a.adapter().changePassphrase('new', never);
    expect(segmentsOf(server, 'aaaaaaaa')).toEqual(before);
    const b = machine(server, 'bbbbbbbb', { passphrase: 'new' });
    await b.sync();
    expect(b.library.likes.size).toBe(1);
    expect(await codeOf(a.adapter().check(never))).toBe('sync-passphrase');
  });

  test('lost keys have everything sent again', async () => {
    const server = createFakeDavServer();
    const a = machine(server, 'aaaaaaaa', { passphrase: 'p' });
    a.library.change(likeNumbered(1));
    await a.sync();
    for (const path of server.files.keys()) if (path.includes('/keys/')) server.files.delete(path);
    a.library.change(likeNumbered(2));
    await a.sync();
    const b = machine(server, 'bbbbbbbb', { passphrase: 'p' });
    await b.sync();
    expect(b.library.likes.size).toBe(2);
  });
});

describe('set-up', () => {
  test('makes folders and leaves nothing else behind', async () => {
    const server = createFakeDavServer();
    server.folders.delete('home/');
    await machine(server, 'aaaaaaaa').adapter().check(never);
    expect([...server.files.keys()]).toEqual([]);
    expect(server.folders).toContain('home/likeable-gallery/aaaaaaaa/');
  });

  test.each<[what: string, fault: (method: string) => number | null, code: string, words: string]>([
    ['credentials', () => 401, 'sync-credentials', 'refuses the user name'],
    ['rights', (method) => (method === 'PUT' ? 403 : null), 'sync-credentials', 'does not let this user'],
    ['no WebDAV', (method) => (method === 'PROPFIND' ? 405 : null), 'sync-not-understood', 'not as a WebDAV server'],
    ['a page', (method) => (method === 'PROPFIND' ? 200 : null), 'sync-not-understood', 'not as a WebDAV server'],
    ['space', (method) => (method === 'PUT' ? 507 : null), 'sync-full', 'no more space'],
    ['a pause', () => 503, 'sync-busy', 'busy'],
    ['no folder', (method) => (method === 'MKCOL' ? 409 : null), 'sync-not-understood', 'There is nothing at this'],
  ])('says what is wrong: %s', async (_, fault, code, words) => {
    const server = createFakeDavServer();
    server.fault = (method) => {
      const status = fault(method);
      return status === null ? null : { kind: 'status', status };
    };
    const check = machine(server, 'aaaaaaaa').adapter().check(never);
    await expect(check).rejects.toThrow(words);
    await expect(check).rejects.toMatchObject({ code });
  });

  test('notices a server that gives back something else', async () => {
    const server = createFakeDavServer();
    server.fault = (method) => (method === 'GET' ? { kind: 'cut', share: 0.5 } : null);
    expect(await codeOf(machine(server, 'aaaaaaaa').adapter().check(never))).toBe('sync-not-understood');
  });
});

describe('machines that will not come back', () => {
  test('are listed, and taken over', async () => {
    const server = createFakeDavServer();
    const a = machine(server, 'aaaaaaaa');
    const b = machine(server, 'bbbbbbbb', { deviceName: 'Old desktop' });
    for (let index = 0; index < 1500; index++) b.library.change(likeNumbered(index));
    await b.sync();
    a.library.change(likeNumbered(5000));
    await a.sync();
    expect((await a.adapter().listDevices(never)).map(({ device, name }) => [device, name])).toEqual([
      ['bbbbbbbb', 'Old desktop'],
      ['aaaaaaaa', 'Laptop'],
    ]);
    await a.adapter().adoptDevice({ device: 'bbbbbbbb', state: a.library.state, signal: never });
    expect(segmentsOf(server, 'bbbbbbbb')).toEqual([]);
    await a.sync();
    const c = machine(server, 'cccccccc');
    await c.sync();
    expect(c.library.likes.size).toBe(1501);
    // It comes back after all.
    b.library.change(likeNumbered(6000));
    await b.sync();
    await a.sync();
    expect(a.library.likes.size).toBe(1502);
    expect(b.library.likes.size).toBe(1502);
  });

  test('keep their folder where it cannot be read', async () => {
    const server = createFakeDavServer();
    const [a, b] = [machine(server, 'aaaaaaaa'), machine(server, 'bbbbbbbb')];
    b.library.change(likeNumbered(1));
    await b.sync();
    const [path = ''] = segmentsOf(server, 'bbbbbbbb');
    server.files.set(path, new Uint8Array(3));
    const adoption = a.adapter().adoptDevice({ device: 'bbbbbbbb', state: null, signal: never });
    expect(await codeOf(adoption)).toBe('sync-not-understood');
    expect(segmentsOf(server, 'bbbbbbbb')).toEqual([path]);
  });
});

test('an aborted signal ends it', async () => {
  const server = createFakeDavServer();
  const a = machine(server, 'aaaaaaaa');
  a.library.change(likeNumbered(1));
  const cancelled = AbortSignal.abort(new Error('cancelled'));
  await expect(a.library.pull(a.adapter(), cancelled)).rejects.toThrow('cancelled');
  await expect(a.library.push(a.adapter(), cancelled)).rejects.toThrow('cancelled');
});

function sum({ traffic }: FakeDavServer, direction: 'up' | 'down'): number {
  return traffic.reduce((total, request) => total + request[direction], 0);
}
