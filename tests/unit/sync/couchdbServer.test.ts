import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPouchdbServer, type PouchdbServer } from '../../../scripts/servers/pouchdbServer.ts';
import { createCouchdbDevice, type Access } from '../../support/sync/couchdbDevices.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { sha256 } from '../../support/sha256.ts';
import { expectSame } from './couchdbFixture.ts';

const signal = AbortSignal.timeout(600_000);
let server: PouchdbServer;
let databases = 0;
let address = '';

beforeAll(async () => {
  server = await startPouchdbServer();
}, 300_000);
afterAll(() => server?.stop());
beforeEach(() => {
  address = `${server.url}/likes${++databases}`;
});

const access = (fields: Partial<Access> = {}): Access => ({
  address,
  user: server.user,
  password: server.password,
  fetch: (url, init) => fetch(url, init),
  ...fields,
});
type How = { readonly passphrase?: string | null; readonly person?: string | null };
const device = (name: string, how: How = {}) => createCouchdbDevice(name, { access: access(), ...how });

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Basic ${btoa(`${server.user}:${server.password}`)}`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.json();
}

describe.each([{ passphrase: null }, { passphrase: 'correct horse' }])('a server, passphrase $passphrase', (how) => {
  test('is set up, and keeps the libraries of three machines alike on any schedule', async () => {
    const devices = ['devicea1', 'deviceb2', 'devicec3'].map((name) => device(name, how));
    await Promise.all(devices.map(({ adapter }) => adapter.check(signal)));
    for (let seed = 1; seed <= 4; seed++) {
      const random = seededRandom(seed);
      for (let step = 0; step < 25; step++) {
        const { library, sync } = devices[random.below(3)] ?? device('devicea1');
        const name = `p${random.below(10)}`;
        const action = random.below(6);
        if (action === 0) library.change(name, { liked: random.below(2) === 0 });
        else if (action === 1) library.change(name, { note: `note ${step}` });
        else if (action === 2) library.tag(name, `tag ${random.below(5)}`);
        else if (action === 3) library.change(name, { deletedAt: step + 1 });
        // Two at a time, as they come.
        else
          await Promise.all([
            sync(),
            devices[random.below(3)]?.library === library ? null : devices[random.below(3)]?.sync(),
          ]);
      }
      for (let round = 0; round < 3; round++) for (const { sync } of devices) await sync();
      expectSame(devices);
    }
  });

  test('takes a conflict of replication, and has it no longer', async () => {
    const there = `${address}there`;
    const here = device('devicea1', how);
    await here.adapter.check(signal);
    here.library.change('ridge');
    await here.sync();
    const [from, to] = [new URL(address).pathname.slice(1), new URL(there).pathname.slice(1)];
    const replicate = (source: string, target: string) =>
      ask('POST', '/_replicate', { source, target, create_target: true });
    await replicate(from, to);
    const away = createCouchdbDevice('deviceb2', { access: access({ address: there }), ...how });
    here.library.change('ridge', { note: 'here' });
    away.library.tag('ridge', 'away');
    here.library.change('lake');
    away.library.change('lake', { liked: false });
    await Promise.all([here.sync(), away.sync()]);
    await replicate(from, to);
    await replicate(to, from);
    await here.sync();
    await replicate(from, to);
    await away.sync();
    await here.sync();
    expectSame([here, away]);
    expect(here.library.likes.get(sha256('ridge'))).toMatchObject({ liked: true, note: 'here', tags: ['away'] });
    const { rows } = (await ask('GET', `/${from}/_all_docs?include_docs=true&conflicts=true`)) as {
      rows: { doc: { _conflicts?: unknown } }[];
    };
    expect(rows.filter(({ doc }) => doc._conflicts !== undefined)).toEqual([]);
  });
});

test('two people share a database', async () => {
  const [ann, bob] = [device('devicea1', { person: 'Ann' }), device('deviceb2', { person: 'Bob / Böb' })];
  await ann.adapter.check(signal);
  ann.library.change('ridge');
  bob.library.change('ridge', { liked: false });
  await ann.sync();
  await bob.sync();
  await ann.sync();
  expect([...ann.library.others.values()]).toMatchObject([{ by: 'Bob / Böb', liked: false, key: sha256('ridge') }]);
  expect([...bob.library.others.values()]).toMatchObject([{ by: 'Ann', liked: true }]);
  expect(ann.library.likes.get(sha256('ridge'))?.liked).toBe(true);
});

test('a wrong password, and a name that may not, are said', async () => {
  await device('devicea1').adapter.check(signal);
  const wrong = createCouchdbDevice('devicea1', { access: access({ password: 'wrong' }) });
  await expect(wrong.adapter.check(signal)).rejects.toMatchObject({ code: 'sync-credentials' });
  await ask('PUT', `${new URL(address).pathname}/_security`, {
    admins: { names: [], roles: ['_admin'] },
    members: { names: ['ann'], roles: ['_admin'] },
  });
  const nobody = createCouchdbDevice('devicea1', { access: access({ user: '', password: '' }) });
  await expect(nobody.adapter.check(signal)).rejects.toMatchObject({ code: 'sync-credentials' });
  await expect(nobody.sync()).rejects.toMatchObject({ code: 'sync-credentials' });
});

test('a database that was deleted is not taken for a library without Likes, and is filled again', async () => {
  const one = device('devicea1');
  await one.adapter.check(signal);
  one.library.change('ridge');
  await one.sync();
  await ask('DELETE', new URL(address).pathname);
  await expect(one.sync()).rejects.toThrow('There is nothing at this address');
  await one.adapter.check(signal);
  await one.sync();
  const other = device('deviceb2');
  await other.sync();
  expectSame([one, other]);
  expect(other.library.likes.size).toBe(1);
});

test.each([null, 'correct horse'])('one change costs at most 2 kB each way, passphrase %s', async (passphrase) => {
  const one = device('devicea1', { passphrase });
  await one.adapter.check(signal);
  for (let index = 0; index < 1000; index++) one.library.change(`p${index}`);
  const first = { ...one.traffic };
  await one.sync();
  const sent = { ...one.traffic };
  await one.sync();
  for (const change of [
    () => one.library.change('new'),
    () => one.library.change('p7', { liked: false, note: 'a note' }),
  ]) {
    change();
    const before = { ...one.traffic };
    await one.sync();
    const [up, down] = [one.traffic.up - before.up, one.traffic.down - before.down];
    expect(up).toBeLessThanOrEqual(2000);
    expect(down).toBeLessThanOrEqual(2000);
    tell({ up, down, requests: one.traffic.requests - before.requests });
  }
  tell({ up: sent.up - first.up, down: sent.down - first.down, requests: sent.requests - first.requests });
});

/** For whoever wants the numbers: `SYNC_NUMBERS=1`. */
function tell(numbers: object): void {
  if (process.env['SYNC_NUMBERS'] !== undefined) process.stdout.write(`${JSON.stringify(numbers)}\n`);
}
