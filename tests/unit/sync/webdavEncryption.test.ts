import { describe, expect, test } from 'vitest';
import { createFakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { codeOf } from './problems.ts';
import { keysOf, machine, segmentsOf } from './webdavFixture.ts';

const never = new AbortController().signal;

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
