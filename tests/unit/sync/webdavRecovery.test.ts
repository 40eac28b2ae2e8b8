import { describe, expect, test } from 'vitest';
import { createFakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { createSyncedLibrary } from '../../support/sync/syncedLibrary.ts';
import { codeOf } from './problems.ts';
import { machine, segmentsOf, START } from './webdavFixture.ts';

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
