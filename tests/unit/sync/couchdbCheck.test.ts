import { beforeEach, describe, expect, test } from 'vitest';
import { createCouchdbDevice, fakeAccess } from '../../support/sync/couchdbDevices.ts';
import { createFakeCouchdb, type FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { createDatabase, deviceOn } from './couchdbFixture.ts';
import { problemOf } from './problems.ts';

const signal = AbortSignal.timeout(120_000);
let server: FakeCouchdb;

beforeEach(() => {
  server = createDatabase();
});

describe('a check of the server', () => {
  const check = (address = 'https://couch.example/likes') =>
    createCouchdbDevice('devicea1', { access: { ...fakeAccess(server), address } }).adapter.check(signal);

  test('makes the database where there is none', async () => {
    server = createFakeCouchdb();
    await check();
    const a = deviceOn(server, 'devicea1');
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
