import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeCouchdb } from '../../support/sync/fakeCouchdb.ts';
import { sha256 } from '../../support/sha256.ts';
import { createDatabase, deviceOn, expectSame, passphrase, settle } from './couchdbFixture.ts';

let server: FakeCouchdb;

beforeEach(() => {
  server = createDatabase();
});

describe('a library that several people share', () => {
  test('keeps what each has judged apart', async () => {
    const [ann, annToo] = [
      deviceOn(server, 'devicea1', { person: 'Ann' }),
      deviceOn(server, 'deviceb2', { person: 'Ann' }),
    ];
    const bob = deviceOn(server, 'devicec3', { person: 'Bob/B' });
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
      deviceOn(server, 'devicea1', { person: 'Ann', passphrase }),
      deviceOn(server, 'deviceb2', { person: 'Bob', passphrase }),
    ];
    ann.library.change('ridge');
    bob.library.change('ridge', { liked: false });
    await settle([ann, bob]);
    expect([...ann.library.others.values()]).toMatchObject([{ by: 'Bob', liked: false }]);
    expect(ann.library.likes.get(sha256('ridge'))?.liked).toBe(true);
  });

  test('takes nobody at another name', async () => {
    const ann = deviceOn(server, 'devicea1', { person: 'Ann' });
    ann.library.change('ridge');
    await ann.sync();
    const good = server.documents().get(`${sha256('ridge')}/Ann`);
    server.write(`${sha256('lake')}/Ann`, { ...good, by: 'Bob' });
    server.write(`${sha256('lake')}/Bob`, { ...good });
    server.write(sha256('lake'), { ...good });
    const again = deviceOn(server, 'deviceb2', { person: 'Ann' });
    await again.sync();
    expect(again.library.likes.size).toBe(1);
    expect(again.library.others.size).toBe(0);
    expect(again.passedOver).toEqual([{ foreign: 1, damaged: 2 }]);
  });

  test('is sent all of a library that was one person’s own until then', async () => {
    const alone = deviceOn(server, 'devicea1');
    alone.library.change('ridge');
    await alone.sync();
    const ann = deviceOn(server, 'devicea1', { person: 'Ann', library: alone.library });
    await ann.sync();
    expect(server.documents().has(`${sha256('ridge')}/Ann`)).toBe(true);
  });
});
