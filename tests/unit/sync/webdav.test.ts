import { describe, expect, test } from 'vitest';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import { createFakeDavServer, type FakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { codeOf } from './problems.ts';
import { keysOf, machine, segmentsOf, START } from './webdavFixture.ts';

const never = new AbortController().signal;

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
