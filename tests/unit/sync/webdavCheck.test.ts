import { describe, expect, test } from 'vitest';
import { createFakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { codeOf } from './problems.ts';
import { machine } from './webdavFixture.ts';

const never = new AbortController().signal;

describe('set-up', () => {
  test('makes folders and leaves nothing else behind', async () => {
    const server = createFakeDavServer();
    server.folders.delete('home/');
    await machine(server, 'aaaaaaaa').adapter().check(never);
    expect([...server.files.keys()]).toEqual([]);
    expect(server.folders).toContain('home/likeable-gallery/aaaaaaaa/');
  });

  test.each<[what: string, fault: (method: string) => number | null, code: string, words: string]>([
    ['credentials', () => 401, 'sync-credentials', 'refuses the user name'],
    ['rights', (method) => (method === 'PUT' ? 403 : null), 'sync-credentials', 'does not let this user'],
    ['no WebDAV', (method) => (method === 'PROPFIND' ? 405 : null), 'sync-not-understood', 'not as a WebDAV server'],
    ['a page', (method) => (method === 'PROPFIND' ? 200 : null), 'sync-not-understood', 'not as a WebDAV server'],
    ['space', (method) => (method === 'PUT' ? 507 : null), 'sync-full', 'no more space'],
    ['a pause', () => 503, 'sync-busy', 'busy'],
    ['no folder', (method) => (method === 'MKCOL' ? 409 : null), 'sync-not-understood', 'There is nothing at this'],
  ])('says what is wrong: %s', async (_, fault, code, words) => {
    const server = createFakeDavServer();
    server.fault = (method) => {
      const status = fault(method);
      return status === null ? null : { kind: 'status', status };
    };
    const check = machine(server, 'aaaaaaaa').adapter().check(never);
    await expect(check).rejects.toThrow(words);
    await expect(check).rejects.toMatchObject({ code });
  });

  test('notices a server that gives back something else', async () => {
    const server = createFakeDavServer();
    server.fault = (method) => (method === 'GET' ? { kind: 'cut', share: 0.5 } : null);
    expect(await codeOf(machine(server, 'aaaaaaaa').adapter().check(never))).toBe('sync-not-understood');
  });
});
