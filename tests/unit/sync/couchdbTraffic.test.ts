import { beforeEach, describe, expect, test } from 'vitest';
import type { Exchange, FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { sha256 } from '../../support/sha256.ts';
import { createDatabase, deviceOn, expectSame, passphrase, settle } from './couchdbFixture.ts';

let server: FakeCouchdb;

beforeEach(() => {
  server = createDatabase();
});

describe('what one change costs', () => {
  test.each([null, passphrase])('is at most 2 kB each way, with passphrase %s', async (given) => {
    const a = deviceOn(server, 'devicea1', { passphrase: given });
    for (let index = 0; index < 300; index++) a.library.change(`p${index}`);
    await a.sync();
    await a.sync();
    const costs: Record<string, object> = {};
    for (const [what, change] of [
      ['nothing', () => {}],
      ['a new Like', () => a.library.change('new')],
      ['another reaction', () => a.library.change('p7', { liked: false })],
      ['a note', () => a.library.change('p8', { note: 'something about this picture' })],
    ] as const) {
      change();
      const before = { ...a.traffic };
      await a.sync();
      const cost = {
        up: a.traffic.up - before.up,
        down: a.traffic.down - before.down,
        requests: a.traffic.requests - before.requests,
      };
      costs[what] = cost;
      expect(cost.up).toBeLessThanOrEqual(2000);
      expect(cost.down).toBeLessThanOrEqual(2000);
    }
    if (process.env['SYNC_NUMBERS'] !== undefined) process.stdout.write(`${given} ${JSON.stringify(costs)}\n`);
  });

  test('grows with the change, not with the library', async () => {
    const costs: number[] = [];
    for (const size of [100, 2000]) {
      server = createDatabase();
      const a = deviceOn(server, 'devicea1');
      for (let index = 0; index < size; index++) a.library.change(`p${index}`);
      await a.sync();
      a.library.change('p7', { liked: false });
      const before = a.traffic.down + a.traffic.up;
      await a.sync();
      costs.push(a.traffic.down + a.traffic.up - before);
    }
    expect(costs[1]).toBeLessThan((costs[0] ?? 0) * 1.1);
  });

  test('is nothing for a machine that has just taken everything', async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    for (let index = 0; index < 600; index++) a.library.change(`p${index}`);
    await a.sync();
    const start = server.exchanges.length;
    await b.sync();
    expectSame([a, b]);
    const paths = server.exchanges.slice(start).map(({ path }) => path);
    expect(paths).not.toContain('_bulk_docs');
    expect(paths).not.toContain('_all_docs');
    b.library.change('p7', { liked: false });
    await settle([b, a]);
    expectSame([a, b]);
  });

  test('brings no document again that is here already', async () => {
    const a = deviceOn(server, 'devicea1');
    for (let index = 0; index < 600; index++) a.library.change(`p${index}`);
    await a.sync();
    for (let index = 0; index < 600; index++) a.library.change(`p${index}`, { liked: false });
    const before = a.traffic.down;
    await a.sync();
    expect(a.traffic.down - before).toBeLessThan(600 * 700);
  });

  test('is packed where it is much and the server takes it so', async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    for (let index = 0; index < 100; index++) a.library.change(`p${index}`);
    await a.sync();
    expect(a.traffic.up).toBeLessThan(20_000);
    server.fault = ({ isPacked }) => (isPacked ? { status: 415 } : null);
    for (let index = 0; index < 1100; index++) b.library.change(`q${index}`);
    await settle([b, a]);
    expectSame([a, b]);
    expect(server.exchanges.filter(({ isPacked }) => isPacked)).toHaveLength(2);
  });

  test("never passes over another machine's writing", async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    a.library.change('ridge');
    await settle([a, b]);
    a.library.change('lake');
    let isFirst = true;
    // Between the writing and the look at what has happened since.
    const between = async (when: (exchange: Exchange) => boolean): Promise<void> => {
      const { fetch } = server;
      server.fetch = async (url, init) => {
        const answer = await fetch(url, init);
        const last = server.exchanges.at(-1);
        if (isFirst && last !== undefined && when(last)) {
          isFirst = false;
          await b.sync();
        }
        return answer;
      };
      await a.sync();
      server.fetch = fetch;
    };
    b.library.change('ridge', { note: 'b' });
    b.library.change('wood');
    await between(({ path }) => path === '_bulk_docs');
    expect(isFirst).toBe(false);
    await a.sync();
    await b.sync();
    expectSame([a, b]);
    expect(a.library.likes.get(sha256('ridge'))?.note).toBe('b');

    for (const path of ['_all_docs', '_changes', '_bulk_docs']) {
      isFirst = true;
      a.library.tag('ridge', `a ${path}`);
      b.library.tag('ridge', `b ${path}`);
      await between((exchange) => exchange.path === path);
      expect(isFirst).toBe(false);
      await settle([a, b]);
      expectSame([a, b]);
    }
    expect(a.library.likes.get(sha256('ridge'))?.tags).toHaveLength(6);
  });
});
