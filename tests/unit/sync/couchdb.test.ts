import { beforeEach, describe, expect, test } from 'vitest';
import { codeOf, type CodedError } from '../../../lib/core/codedError.ts';
import {
  createCouchdbDevice,
  fakeAccess,
  writeQuickKey,
  type CouchdbDevice,
} from '../../support/sync/couchdbDevices.ts';
import { createFakeCouchdb, type Exchange, type FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { sha256 } from '../../support/sha256.ts';

const signal = AbortSignal.timeout(120_000);
let server: FakeCouchdb;

beforeEach(() => {
  server = createFakeCouchdb();
  server.create();
});

const passphrase = 'correct horse';
const device = (name: string, options: { passphrase?: string | null; person?: string | null } = {}) =>
  createCouchdbDevice(name, { access: fakeAccess(server), ...options });

async function settle(devices: readonly CouchdbDevice[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const one of devices) await one.sync();
}

function expectSame(devices: readonly CouchdbDevice[]): void {
  const [first, ...others] = devices.map(({ library }) => library.likes);
  for (const other of others) expect(sorted(other)).toEqual(sorted(first));
}

function sorted(likes: ReadonlyMap<string, unknown> | undefined) {
  return [...(likes ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function problemOf(promise: Promise<unknown>): Promise<CodedError> {
  const problem: unknown = await promise.then(
    () => new Error('It went well'),
    (error: unknown) => error,
  );
  expect(problem).toHaveProperty('name', 'CodedError');
  return problem as CodedError;
}

describe.each([{ passphrase: null }, { passphrase }])('with passphrase $passphrase', (how) => {
  test('two machines keep one library', async () => {
    const [a, b] = [device('devicea1', how), device('deviceb2', how)];
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
    const [a, b] = [device('devicea1', how), device('deviceb2', how)];
    for (let index = 0; index < 1203; index++) (index % 3 === 0 ? b : a).library.change(`p${index}`);
    for (let index = 0; index < 700; index++) b.library.change(`p${index}`, { note: 'both' });
    await settle([a, b]);
    expectSame([a, b]);
    expect(server.documents().size).toBe(how.passphrase === null ? 1203 : 1205);
  });

  test('what replication brought into conflict is made one, here and there', async () => {
    const other = createFakeCouchdb();
    other.create();
    const a = device('devicea1', how);
    a.library.change('before');
    await a.sync();
    other.replicateFrom(server);
    const b = createCouchdbDevice('deviceb2', { access: fakeAccess(other), ...how });
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
        server = createFakeCouchdb();
        server.create();
        if (how.passphrase !== null) await writeQuickKey(server, how.passphrase);
        const [a, b] = [device('devicea1', how), device('deviceb2', how)];
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
    const [a, b] = [device('devicea1', how), device('deviceb2', how)];
    a.library.change('ridge');
    b.library.change('lake');
    await settle([a, b]);
    server.drop();
    expect((await problemOf(a.sync())).message).toContain('There is nothing at this address');
    expect(a.library.likes.size).toBe(2);
    await a.adapter.check(signal);
    await a.sync();
    expect(sorted(a.library.likes)).toHaveLength(2);
    const c = device('devicec3', how);
    await c.sync();
    expectSame([a, c]);
    await b.sync();
    expectSame([a, b, c]);
  });

  test('an aborted run stops, and the next one ends it', async () => {
    const a = device('devicea1', how);
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
    const b = device('deviceb2', how);
    await b.sync();
    expectSame([a, b]);
    expect(b.library.likes.size).toBe(1200);
  });
});

describe('what one change costs', () => {
  test.each([null, passphrase])('is at most 2 kB each way, with passphrase %s', async (given) => {
    const a = device('devicea1', { passphrase: given });
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
      server = createFakeCouchdb();
      server.create();
      const a = device('devicea1');
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
    const [a, b] = [device('devicea1'), device('deviceb2')];
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
    const a = device('devicea1');
    for (let index = 0; index < 600; index++) a.library.change(`p${index}`);
    await a.sync();
    for (let index = 0; index < 600; index++) a.library.change(`p${index}`, { liked: false });
    const before = a.traffic.down;
    await a.sync();
    expect(a.traffic.down - before).toBeLessThan(600 * 700);
  });

  test('is packed where it is much and the server takes it so', async () => {
    const [a, b] = [device('devicea1'), device('deviceb2')];
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
    const [a, b] = [device('devicea1'), device('deviceb2')];
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

describe('what others have written into the database', () => {
  test('is passed over and counted where it is no Like', async () => {
    const a = device('devicea1');
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
    const b = device('deviceb2');
    await b.sync();
    expect([...b.library.likes.keys()].toSorted()).toEqual([sha256('ok'), sha256('ridge')].toSorted());
    expect(b.passedOver).toEqual([{ foreign: 2, damaged: 7 }]);
    expect(b.library.likes.get(sha256('ok'))).not.toHaveProperty('unknown');
  });

  test('deletes nothing here by deleting documents', async () => {
    const [a, b] = [device('devicea1'), device('deviceb2')];
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
    const [a, b] = [device('devicea1'), device('deviceb2')];
    a.library.change('ridge');
    await a.sync();
    server.write(sha256('ridge'), { nonsense: true });
    a.library.change('ridge', { note: 'a' });
    await settle([a, b]);
    expectSame([a, b]);
  });

  test('does not stop what the database takes when it refuses one', async () => {
    const a = device('devicea1');
    for (const name of ['ridge', 'lake', 'wood']) a.library.change(name);
    server.refuse = (id) => (id === sha256('lake') ? { error: 'forbidden', reason: 'no lakes' } : null);
    const problem = await problemOf(a.sync());
    expect(problem).toMatchObject({ code: 'sync-credentials' });
    expect(problem.message).toContain('no lakes');
    expect([...server.documents().keys()].toSorted()).toEqual([sha256('ridge'), sha256('wood')].toSorted());
    server.refuse = () => null;
    const b = device('deviceb2');
    await settle([a, b]);
    expectSame([a, b]);
  });

  test('keeps halves of surrogate pairs from stopping everything', async () => {
    const [a, b] = [device('devicea1'), device('deviceb2')];
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

describe('an encrypted library', () => {
  test('shows nothing of what is in it', async () => {
    const a = device('devicea1', { passphrase, person: 'Ann Bell' });
    a.library.change('ridge', { note: 'a confession' });
    await a.sync();
    const all = JSON.stringify([...server.documents()]);
    for (const secret of ['ridge', sha256('ridge'), 'confession', 'Ann', 'stamps']) expect(all).not.toContain(secret);
  });

  test('is not read without the passphrase, or with another', async () => {
    const a = device('devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    const before = JSON.stringify([...server.documents()]);
    for (const other of [null, 'wrong']) {
      const b = device('deviceb2', { passphrase: other });
      expect(await problemOf(b.adapter.check(signal))).toMatchObject({ code: 'sync-passphrase' });
      b.library.change('lake');
      expect(await problemOf(b.sync())).toMatchObject({ code: 'sync-passphrase' });
      expect(JSON.stringify([...server.documents()])).toBe(before);
    }
  });

  test('is read with another passphrase once that is changed', async () => {
    const a = device('devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    await a.adapter.changePassphrase('new', signal);
    const b = device('deviceb2', { passphrase: 'new' });
    b.library.change('lake');
    await b.sync();
    // Whoever is at it goes on, and is asked for the new one the next time.
    await a.sync();
    expectSame([a, b]);
    const again = createCouchdbDevice('devicea1', { access: fakeAccess(server), passphrase, library: a.library });
    expect(await problemOf(again.sync())).toMatchObject({ code: 'sync-passphrase' });
  });

  test('takes no document that was moved, changed or not encrypted', async () => {
    const a = device('devicea1', { passphrase });
    for (const name of ['ridge', 'lake', 'wood']) a.library.change(name);
    await a.sync();
    const likes = [...server.documents()].filter(([id]) => /^[0-9a-f]{64}$/.test(id));
    const [[first, one] = ['', {}], [second, two] = ['', {}]] = likes;
    server.write(first, two);
    server.write(second, { enc: `${String(one['enc']).slice(0, -8)}AAAAAAA=` });
    const [plain] = a.library.likes.values();
    server.write(sha256('forged'), { ...plain, key: undefined });
    const b = device('deviceb2', { passphrase });
    await b.sync();
    expect(b.library.likes.size).toBe(1);
    expect(b.passedOver).toEqual([{ foreign: 1, damaged: 2 }]);
    await a.sync();
    expect(a.library.likes.size).toBe(3);
  });

  test('reads later what came before its key', async () => {
    const other = createFakeCouchdb();
    other.create();
    const a = device('devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    const b = createCouchdbDevice('deviceb2', { access: fakeAccess(other), passphrase });
    b.library.change('lake');
    await b.sync();
    // Documents first, and the key that opens them later.
    const late = createFakeCouchdb();
    late.create();
    for (const [id, leaves] of other.leaves)
      if (!id.includes(':')) for (const leaf of leaves) late.write(id, leaf.body);
    server.replicateFrom(late);
    await a.sync();
    expect(a.library.likes.size).toBe(1);
    expect(a.passedOver).toEqual([{ foreign: 0, damaged: 1 }]);
    for (const [id, leaves] of other.leaves) {
      if (id.startsWith('keys:')) for (const leaf of leaves) server.write(id, leaf.body);
    }
    await a.sync();
    expect(a.library.likes.size).toBe(2);
  });
});

describe('a library that several people share', () => {
  test('keeps what each has judged apart', async () => {
    const [ann, annToo] = [device('devicea1', { person: 'Ann' }), device('deviceb2', { person: 'Ann' })];
    const bob = device('devicec3', { person: 'Bob/B' });
    ann.library.change('ridge');
    annToo.library.tag('ridge', 'mine');
    bob.library.change('ridge', { liked: false });
    bob.library.change('lake');
    await settle([ann, annToo, bob]);
    expectSame([ann, annToo]);
    expect(ann.library.likes.size).toBe(1);
    expect(bob.library.likes.get(sha256('ridge'))).toMatchObject({ liked: false, tags: [] });
    expect([...ann.library.others.values()].map(({ key, by, liked }) => [key, by, liked])).toEqual([
      [sha256('ridge'), 'Bob/B', false],
      [sha256('lake'), 'Bob/B', true],
    ]);
    expect([...bob.library.others.values()]).toMatchObject([{ key: sha256('ridge'), by: 'Ann', liked: true }]);
    bob.library.change('lake', { deletedAt: 9 });
    await settle([bob, ann]);
    expect(ann.library.others.get(`${sha256('lake')}/Bob/B`)?.liked).toBe(null);
    expect(server.documents().get(`${sha256('ridge')}/Ann`)).toMatchObject({ by: 'Ann', liked: true });
    expect(server.documents().get(`${sha256('ridge')}/Ann`)).not.toHaveProperty('key');
  });

  test('does the same when it is encrypted', async () => {
    const [ann, bob] = [
      device('devicea1', { person: 'Ann', passphrase }),
      device('deviceb2', { person: 'Bob', passphrase }),
    ];
    ann.library.change('ridge');
    bob.library.change('ridge', { liked: false });
    await settle([ann, bob]);
    expect([...ann.library.others.values()]).toMatchObject([{ by: 'Bob', liked: false }]);
    expect(ann.library.likes.get(sha256('ridge'))?.liked).toBe(true);
  });

  test('takes nobody at another name', async () => {
    const ann = device('devicea1', { person: 'Ann' });
    ann.library.change('ridge');
    await ann.sync();
    const good = server.documents().get(`${sha256('ridge')}/Ann`);
    server.write(`${sha256('lake')}/Ann`, { ...good, by: 'Bob' });
    server.write(`${sha256('lake')}/Bob`, { ...good });
    server.write(sha256('lake'), { ...good });
    const again = device('deviceb2', { person: 'Ann' });
    await again.sync();
    expect(again.library.likes.size).toBe(1);
    expect(again.library.others.size).toBe(0);
    expect(again.passedOver).toEqual([{ foreign: 1, damaged: 2 }]);
  });

  test('is sent all of a library that was one person’s own until then', async () => {
    const alone = device('devicea1');
    alone.library.change('ridge');
    await alone.sync();
    const ann = createCouchdbDevice('devicea1', {
      access: fakeAccess(server),
      person: 'Ann',
      library: alone.library,
    });
    await ann.sync();
    expect(server.documents().has(`${sha256('ridge')}/Ann`)).toBe(true);
  });
});

describe('a check of the server', () => {
  const check = (address = 'https://couch.example/likes') =>
    createCouchdbDevice('devicea1', { access: { ...fakeAccess(server), address } }).adapter.check(signal);

  test('makes the database where there is none', async () => {
    server = createFakeCouchdb();
    await check();
    const a = device('devicea1');
    await a.sync();
    expect([...server.documents().keys()]).toEqual([]);
  });

  test.each(['https://couch.example', 'https://couch.example/Likes', 'https://couch.example/_users'])(
    'refuses %s, which names no database',
    async (address) => {
      const problem = await problemOf(check(address));
      expect(problem).toMatchObject({ code: 'sync-address' });
      expect(problem.message).toContain('https://couch.example/likeable-gallery');
      expect(server.exchanges).toHaveLength(0);
    },
  );

  test.each([
    [{ status: 401 }, 'sync-credentials', 'password'],
    [{ status: 403 }, 'sync-credentials', 'read and write'],
    [{ status: 404, body: '<html>' }, 'sync-not-understood', 'not as CouchDB'],
    [{ status: 200, body: '<html>' }, 'sync-not-understood', 'not as CouchDB'],
    [{ status: 405 }, 'sync-not-understood', 'not as CouchDB'],
    [{ status: 507 }, 'sync-full', 'no more space'],
    [{ status: 503 }, 'sync-busy', 'busy'],
    [{ tear: 'before' }, 'sync-unreachable', 'cannot be reached'],
  ] as const)('says what %j means', async (fault, code, words) => {
    server.fault = () => fault;
    const problem = await problemOf(check());
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(words);
  });

  test.each([401, 403])('says when this user may not make a database (%s)', async (status) => {
    server = createFakeCouchdb();
    server.fault = ({ method }) => (method === 'PUT' ? { status } : null);
    const problem = await problemOf(check());
    expect(problem.code).toBe('sync-credentials');
    expect(problem.message).toContain('does not let this user make one');
  });

  test('says when this user may read and not write', async () => {
    server.fault = ({ method, path }) => (method === 'PUT' && path === 'check:probe' ? { status: 403 } : null);
    expect(await problemOf(check())).toMatchObject({ code: 'sync-credentials' });
  });

  test('says when a newer version has written there', async () => {
    await check();
    server.fault = () => ({ answer: (body) => body.replace('"version":1', '"version":2') });
    const problem = await problemOf(check());
    expect(problem.message).toContain('newer version');
  });

  test('leaves nothing behind, and lets two at once through', async () => {
    await Promise.all([check(), check(), check()]);
    expect(server.documents().size).toBe(0);
  });
});
