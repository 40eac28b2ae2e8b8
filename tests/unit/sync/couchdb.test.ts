import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf } from '../../../lib/core/codedError.ts';
import { writeQuickKey } from '../../support/sync/couchdbDevices.ts';
import type { FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { sha256 } from '../../support/sha256.ts';
import { createDatabase, deviceOn, expectSame, passphrase, settle } from './couchdbFixture.ts';
import { problemOf } from './problems.ts';

const signal = AbortSignal.timeout(120_000);
let server: FakeCouchdb;

beforeEach(() => {
  server = createDatabase();
});

describe.each([{ passphrase: null }, { passphrase }])('with passphrase $passphrase', (how) => {
  test('two machines keep one library', async () => {
    const [a, b] = [deviceOn(server, 'devicea1', how), deviceOn(server, 'deviceb2', how)];
    a.library.change('ridge');
    a.library.change('lake', { liked: false });
    b.library.change('ridge', { note: 'from b' });
    b.library.tag('ridge', '__proto__');
    await settle([a, b]);
    expectSame([a, b]);
    const ridge = a.library.likes.get(sha256('ridge'));
    expect(ridge).toMatchObject({ liked: true, note: 'from b', tags: ['__proto__'] });
    b.library.change('lake', { deletedAt: 5 });
    a.library.tag('lake', 'blue');
    await settle([b, a]);
    expectSame([a, b]);
    expect(a.library.likes.get(sha256('lake'))).toMatchObject({ deletedAt: 5, tags: ['blue'] });
  });

  test('more than a piece, from both sides', async () => {
    const [a, b] = [deviceOn(server, 'devicea1', how), deviceOn(server, 'deviceb2', how)];
    for (let index = 0; index < 1203; index++) (index % 3 === 0 ? b : a).library.change(`p${index}`);
    for (let index = 0; index < 700; index++) b.library.change(`p${index}`, { note: 'both' });
    await settle([a, b]);
    expectSame([a, b]);
    expect(server.documents().size).toBe(how.passphrase === null ? 1203 : 1205);
  });

  test('what replication brought into conflict is made one, here and there', async () => {
    const other = createDatabase();
    const a = deviceOn(server, 'devicea1', how);
    a.library.change('before');
    await a.sync();
    other.replicateFrom(server);
    const b = deviceOn(other, 'deviceb2', { ...how });
    for (const name of ['ridge', 'lake', 'before']) {
      a.library.change(name, { note: `a ${name}` });
      b.library.tag(name, 'b');
    }
    await a.sync();
    await b.sync();
    server.replicateFrom(other);
    other.replicateFrom(server);
    expect(server.conflicts().length).toBeGreaterThanOrEqual(1);
    await settle([a, b]);
    server.replicateFrom(other);
    other.replicateFrom(server);
    await settle([a, b]);
    expectSame([a, b]);
    expect(a.library.likes.get(sha256('ridge'))).toMatchObject({ note: 'a ridge', tags: ['b'] });
    expect(server.conflicts()).toEqual([]);
  });

  test('whatever breaks off comes again, and nothing is lost', async () => {
    const faults = [
      { tear: 'before' },
      { tear: 'after' },
      { cut: 0 },
      { cut: 0.5 },
      { cut: 0.98 },
      ...[400, 401, 403, 404, 405, 409, 412, 413, 423, 429, 500, 502, 503, 507].map((status) => ({ status })),
      { status: 404, body: '<html>' },
      { status: 200, body: '<html>' },
      { status: 200, body: '[]' },
      { status: 200, body: '{}' },
      { status: 200, body: 'null' },
      { status: 302, body: '' },
    ] as const;
    const codes = new Set<string>();
    for (const fault of faults) {
      for (let nth = 0; nth < 12; nth++) {
        server = createDatabase();
        if (how.passphrase !== null) await writeQuickKey(server, how.passphrase);
        const [a, b] = [deviceOn(server, 'devicea1', how), deviceOn(server, 'deviceb2', how)];
        a.library.change('ridge');
        await a.sync();
        b.library.change('ridge', { note: 'b' });
        b.library.change('lake');
        const start = server.exchanges.length;
        server.fault = (exchange) => (exchange.nth === start + nth ? fault : null);
        const failed = await b.sync().then(
          () => null,
          (error: unknown) => error,
        );
        if (failed !== null) {
          expect(failed).toHaveProperty('name', 'CodedError');
          codes.add(codeOf(failed));
        }
        expect(b.library.likes.size).toBe(2);
        server.fault = () => null;
        await settle([b, a]);
        expectSame([a, b]);
        expect(a.library.likes.get(sha256('ridge'))).toMatchObject({ liked: true, note: 'b' });
      }
    }
    expect([...codes].toSorted()).toEqual([
      'sync-busy',
      'sync-credentials',
      'sync-full',
      'sync-not-understood',
      'sync-unreachable',
    ]);
  }, 180_000);

  test('a database that was lost is filled again', async () => {
    const [a, b] = [deviceOn(server, 'devicea1', how), deviceOn(server, 'deviceb2', how)];
    a.library.change('ridge');
    b.library.change('lake');
    await settle([a, b]);
    server.drop();
    expect((await problemOf(a.sync())).message).toContain('There is nothing at this address');
    expect(a.library.likes.size).toBe(2);
    await a.adapter.check(signal);
    await a.sync();
    expect(a.library.likes.size).toBe(2);
    const c = deviceOn(server, 'devicec3', how);
    await c.sync();
    expectSame([a, c]);
    await b.sync();
    expectSame([a, b, c]);
  });

  test('an aborted run stops, and the next one ends it', async () => {
    const a = deviceOn(server, 'devicea1', how);
    for (let index = 0; index < 1200; index++) a.library.change(`p${index}`);
    const stop = new AbortController();
    let writes = 0;
    server.fault = ({ path }) => {
      if (path === '_bulk_docs' && ++writes === 2) stop.abort(new Error('enough'));
      return null;
    };
    await expect(a.library.sync(a.adapter, stop.signal)).rejects.toThrow('enough');
    server.fault = () => null;
    await a.sync();
    const b = deviceOn(server, 'deviceb2', how);
    await b.sync();
    expectSame([a, b]);
    expect(b.library.likes.size).toBe(1200);
  });
});

describe('what others have written into the database', () => {
  test('is passed over and counted where it is no Like', async () => {
    const a = deviceOn(server, 'devicea1');
    a.library.change('ridge');
    await a.sync();
    const good = server.documents().get(sha256('ridge')) ?? {};
    server.write('_design/x', { views: {} });
    server.write('shopping', { milk: 2 });
    server.write(`${sha256('other')}/Ann`, { ...good, by: 'Ann' });
    server.write(sha256('a'), {});
    server.write(sha256('b'), { ...good, liked: 'yes' });
    server.write(sha256('c'), { ...good, caption: 'x'.repeat(200_000) });
    server.write(sha256('d'), { ...good, stamps: { ...(good['stamps'] as object), liked: 'zzzz' } });
    server.write(sha256('e'), { ...good, page: { url: 'javascript:alert(1)', title: '' } });
    server.write(sha256('f'), { ...good, meta: JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) });
    server.write(sha256('g'), { ...good, deletedAt: -1 });
    server.write(sha256('ok'), { ...good, unknown: 1, meta: { a: [1] } });
    const b = deviceOn(server, 'deviceb2');
    await b.sync();
    expect([...b.library.likes.keys()].toSorted()).toEqual([sha256('ok'), sha256('ridge')].toSorted());
    expect(b.passedOver).toEqual([{ foreign: 2, damaged: 7 }]);
    expect(b.library.likes.get(sha256('ok'))).not.toHaveProperty('unknown');
  });

  test('deletes nothing here by deleting documents', async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    a.library.change('ridge');
    await settle([a, b]);
    server.remove(sha256('ridge'));
    await settle([a, b]);
    expect(a.library.likes.get(sha256('ridge'))).toMatchObject({ liked: true });
    expect(b.library.likes.get(sha256('ridge'))).toMatchObject({ liked: true });
    b.library.change('ridge', { note: 'again' });
    await settle([b, a]);
    expect(a.library.likes.get(sha256('ridge'))?.note).toBe('again');
  });

  test('is written over where a Like of ours was damaged', async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    a.library.change('ridge');
    await a.sync();
    server.write(sha256('ridge'), { nonsense: true });
    a.library.change('ridge', { note: 'a' });
    await settle([a, b]);
    expectSame([a, b]);
  });

  test('does not stop what the database takes when it refuses one', async () => {
    const a = deviceOn(server, 'devicea1');
    for (const name of ['ridge', 'lake', 'wood']) a.library.change(name);
    server.refuse = (id) => (id === sha256('lake') ? { error: 'forbidden', reason: 'no lakes' } : null);
    const problem = await problemOf(a.sync());
    expect(problem).toMatchObject({ code: 'sync-credentials' });
    expect(problem.message).toContain('no lakes');
    expect([...server.documents().keys()].toSorted()).toEqual([sha256('ridge'), sha256('wood')].toSorted());
    server.refuse = () => null;
    const b = deviceOn(server, 'deviceb2');
    await settle([a, b]);
    expectSame([a, b]);
  });

  test('keeps halves of surrogate pairs from stopping everything', async () => {
    const [a, b] = [deviceOn(server, 'devicea1'), deviceOn(server, 'deviceb2')];
    a.library.change('ridge', { note: 'half \uD83D \\ud83d "\\" 🙂' });
    await a.sync();
    const sent = server.exchanges.filter(({ path }) => path === '_bulk_docs').map(({ body }) => body);
    expect(sent.join('')).toContain('half \uFFFD \\\\ud83d');
    await settle([a, b]);
    expectSame([a, b]);
    expect(b.library.likes.get(sha256('ridge'))?.note).toBe('half \uFFFD \\ud83d "\\" 🙂');
    const writes = server.exchanges.length;
    a.library.change('ridge', { liked: false });
    await settle([a, b]);
    await settle([a, b]);
    expect(server.exchanges.slice(writes).filter(({ path }) => path === '_bulk_docs')).toHaveLength(1);
  });
});
