import { readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebdavAdapter } from '../../../lib/sync/adapters/webdav.ts';
import { createSendToServer } from '../../../lib/sync/serverRequest.ts';
import { startApache, startNginx, startRclone, type WebdavServer } from '../../../scripts/servers/webdav.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { createSyncedLibrary } from '../../support/sync/syncedLibrary.ts';

const never = new AbortController().signal;
let folder = 0;

describe.each([
  ['Apache', startApache],
  ['nginx', startNginx],
  ['rclone', startRclone],
] as const)('%s', (_, start) => {
  let server: WebdavServer;
  beforeAll(async () => {
    server = await start();
  }, 30_000);
  afterAll(() => server.stop());

  /** Machines over a folder of their own, whose name needs encoding. */
  function machines(passphrase: string | null) {
    const name = `l’été ${++folder}`;
    const address = `${server.url}/${encodeURIComponent(name)}`;
    return {
      path: join(server.root, name, 'likeable-gallery'),
      machine(device: string, password = server.password) {
        const library = createSyncedLibrary();
        const account = {
          kind: 'webdav',
          address,
          user: server.user,
          password,
          passphrase,
          person: null,
          deviceName: device,
          everyMinutes: 15,
        } as const;
        const send = createSendToServer({ user: account.user, password, fetch, now: Date.now });
        const adapter = createWebdavAdapter({ account, device, send, now: Date.now });
        return { library, adapter, sync: () => library.sync(adapter) };
      },
    };
  }

  test.each([
    ['plain', null],
    ['encrypted', 'correct horse'],
  ])(
    'three machines converge: %s',
    async (_name, passphrase) => {
      const { machine, path } = machines(passphrase);
      const all = [machine('aaaaaaaa'), machine('bbbbbbbb'), machine('cccccccc')];
      const [a, b, c] = all;
      await a?.adapter.check(never);
      for (let index = 0; index < 1500; index++) a?.library.change(likeNumbered(index));
      for (let round = 0; round < 6; round++) {
        a?.library.change({ ...likeNumbered(round), note: `${round}` });
        b?.library.change(likeNumbered(2000 + round));
        c?.library.change(likeNumbered(3000 + round));
        for (const each of all) await each.sync();
      }
      for (const each of all) await each.sync();
      expect(a?.library.likes.size).toBe(1512);
      for (const each of [b, c]) {
        expect(Object.fromEntries(each?.library.likes ?? [])).toEqual(Object.fromEntries(a?.library.likes ?? []));
      }
      // Merged, and nothing else left behind.
      expect((await readdir(join(path, 'bbbbbbbb'))).length).toBeLessThan(5);
      const late = machine('dddddddd');
      await late.sync();
      expect(late.library.likes.size).toBe(1512);
      const devices = await late.adapter.listDevices(never);
      expect(devices.map(({ name }) => name).toSorted()).toEqual(['aaaaaaaa', 'bbbbbbbb', 'cccccccc']);
      await late.adapter.adoptDevice({ device: 'aaaaaaaa', state: late.library.state, signal: never });
      expect((await readdir(path)).includes('aaaaaaaa')).toBe(false);
      await late.sync();
      const last = machine('eeeeeeee');
      await last.sync();
      expect(last.library.likes.size).toBe(1512);
    },
    60_000,
  );

  test('a folder that is deleted comes back', async () => {
    const { machine, path } = machines(null);
    const [a, b] = [machine('aaaaaaaa'), machine('bbbbbbbb')];
    for (let index = 0; index < 5; index++) {
      a.library.change(likeNumbered(index));
      await a.sync();
    }
    await rm(join(path, '..'), { recursive: true });
    await b.sync();
    expect(b.library.likes.size).toBe(0);
    await a.sync();
    await b.sync();
    expect(b.library.likes.size).toBe(5);
  });

  test('a segment that is cut off comes back', async () => {
    const { machine, path } = machines(null);
    const [a, b] = [machine('aaaaaaaa'), machine('bbbbbbbb')];
    a.library.change(likeNumbered(1));
    await a.sync();
    const [name = ''] = await readdir(join(path, 'aaaaaaaa'));
    await truncate(join(path, 'aaaaaaaa', name), 50);
    await b.sync();
    expect(b.library.likes.size).toBe(0);
    await a.sync();
    await b.sync();
    expect(b.library.likes.size).toBe(1);
  });

  test('refuses a wrong password, and says so', async () => {
    const { machine } = machines(null);
    await expect(machine('aaaaaaaa', 'wrong').adapter.check(never)).rejects.toMatchObject({
      code: 'sync-credentials',
    });
  });

  test('says where there is no folder to make one in', async () => {
    const account = {
      kind: 'webdav',
      address: `${server.url}/missing/deep/below`,
      user: server.user,
      password: server.password,
      passphrase: null,
      person: null,
      deviceName: 'x',
      everyMinutes: 15,
    } as const;
    const send = createSendToServer({ ...account, fetch, now: Date.now });
    const adapter = createWebdavAdapter({ account, device: 'aaaaaaaa', send, now: Date.now });
    await expect(adapter.check(never)).rejects.toThrow('There is nothing at this address');
    await expect(stat(join(server.root, 'missing'))).rejects.toThrow('ENOENT');
  });
});
