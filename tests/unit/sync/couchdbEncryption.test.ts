import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { sha256 } from '../../support/sha256.ts';
import { createDatabase, deviceOn, expectSame, passphrase } from './couchdbFixture.ts';
import { problemOf } from './problems.ts';

const signal = AbortSignal.timeout(120_000);
let server: FakeCouchdb;

beforeEach(() => {
  server = createDatabase();
});

describe('an encrypted library', () => {
  test('shows nothing of what is in it', async () => {
    const a = deviceOn(server, 'devicea1', { passphrase, person: 'Ann Bell' });
    a.library.change('ridge', { note: 'a confession' });
    await a.sync();
    const all = JSON.stringify([...server.documents()]);
    for (const secret of ['ridge', sha256('ridge'), 'confession', 'Ann', 'stamps']) expect(all).not.toContain(secret);
  });

  test('is not read without the passphrase, or with another', async () => {
    const a = deviceOn(server, 'devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    const before = JSON.stringify([...server.documents()]);
    for (const other of [null, 'wrong']) {
      const b = deviceOn(server, 'deviceb2', { passphrase: other });
      expect(await problemOf(b.adapter.check(signal))).toMatchObject({ code: 'sync-passphrase' });
      b.library.change('lake');
      expect(await problemOf(b.sync())).toMatchObject({ code: 'sync-passphrase' });
      expect(JSON.stringify([...server.documents()])).toBe(before);
    }
  });

  test('is read with another passphrase once that is changed', async () => {
    const a = deviceOn(server, 'devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    await a.adapter.changePassphrase('new', signal);
    const b = deviceOn(server, 'deviceb2', { passphrase: 'new' });
    b.library.change('lake');
    await b.sync();
    // Whoever is at it goes on, and is asked for the new one the next time.
    await a.sync();
    expectSame([a, b]);
    const again = deviceOn(server, 'devicea1', { passphrase, library: a.library });
    expect(await problemOf(again.sync())).toMatchObject({ code: 'sync-passphrase' });
  });

  test('takes no document that was moved, changed or not encrypted', async () => {
    const a = deviceOn(server, 'devicea1', { passphrase });
    for (const name of ['ridge', 'lake', 'wood']) a.library.change(name);
    await a.sync();
    const likes = [...server.documents()].filter(([id]) => /^[0-9a-f]{64}$/.test(id));
    const [[first, one] = ['', {}], [second, two] = ['', {}]] = likes;
    server.write(first, two);
    server.write(second, { enc: `${String(one['enc']).slice(0, -8)}AAAAAAA=` });
    const [plain] = a.library.likes.values();
    server.write(sha256('forged'), { ...plain, key: undefined });
    const b = deviceOn(server, 'deviceb2', { passphrase });
    await b.sync();
    expect(b.library.likes.size).toBe(1);
    expect(b.passedOver).toEqual([{ foreign: 1, damaged: 2 }]);
    await a.sync();
    expect(a.library.likes.size).toBe(3);
  });

  test('reads later what came before its key', async () => {
    const other = createDatabase();
    const a = deviceOn(server, 'devicea1', { passphrase });
    a.library.change('ridge');
    await a.sync();
    const b = deviceOn(other, 'deviceb2', { passphrase });
    b.library.change('lake');
    await b.sync();
    // Documents first, and the key that opens them later.
    const late = createDatabase();
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
