import { expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import {
  createCouchdbDevice,
  fakeAccess,
  writeQuickKey,
  type CouchdbDevice,
} from '../../support/sync/couchdbDevices.ts';
import { createFakeCouchdb, type FakeCouchdb, type Fault } from '../../support/sync/fakeCouchdb.ts';
import { seededRandom, type Random } from '../../support/seededRandom.ts';
import { createSyncLibrary, type SyncLibrary } from '../../support/sync/syncLibrary.ts';

const SCHEDULES = Number(process.env['SYNC_SCHEDULES'] ?? 500);
const STATUSES = [400, 401, 403, 404, 405, 409, 412, 413, 423, 429, 500, 503, 507];

interface Place {
  readonly server: FakeCouchdb;
  readonly library: SyncLibrary;
  readonly person: string | null;
  device: CouchdbDevice;
}

/** Two or three machines on one or two servers, of one or two people, with whatever may go wrong. */
async function schedule(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const passphrase = random.below(5) === 0 ? 'correct horse' : null;
  const isShared = random.below(4) === 0;
  const servers = Array.from({ length: 1 + random.below(2) }, () => createFakeCouchdb());
  for (const server of servers) server.create();
  const [first] = servers;
  if (first === undefined) throw new Error('No server');
  if (passphrase !== null) await writeQuickKey(first, passphrase);
  for (const server of servers) server.replicateFrom(first);
  const places = ['devicea1', 'deviceb2', 'devicec3'].slice(0, 2 + random.below(2)).map((name, index): Place => {
    const server = servers[random.below(servers.length)] ?? first;
    const person = isShared ? (index === 0 ? 'Ann' : 'Bob') : null;
    const library = createSyncLibrary(name);
    return { server, library, person, device: open(name, server, library, person) };
  });
  /** What all of it must come to, by person. */
  const expected = new Map<string, Like>();

  for (let step = 0; step < 40; step++) {
    const place = places[random.below(places.length)];
    if (place === undefined) continue;
    const action = random.below(12);
    if (action < 4) change(place, step);
    else if (action === 4) {
      // The worker dies, and begins again with what was kept.
      place.device = open('devicez9', place.server, place.library, place.person);
    } else if (action === 5) replicate();
    else if (action === 6) {
      const stop = new AbortController();
      const at = place.server.exchanges.length + random.below(6);
      await attempt(place, ({ nth }) => (nth === at && stop.abort(new CodedError('no-reply', 'stopped')), null), stop);
    } else if (action === 7 && random.below(8) === 0) {
      place.server.drop();
      place.server.create();
    } else if (action < 10) {
      const likelihood = 2 + random.below(6);
      await attempt(place, () => (random.below(likelihood) === 0 ? aFault(random) : null));
    } else {
      // Two at once, as they come; each of them runs once at a time.
      const other = places[random.below(places.length)];
      await Promise.all([attempt(place), other === undefined || other === place ? null : attempt(other)]);
    }
  }

  for (let round = 0; round < 3; round++) {
    for (const { device } of places) await device.sync();
    replicate();
  }
  for (const { device } of places) await device.sync();
  for (const { library, person } of places) {
    const own = [...expected].flatMap(([id, like]) => (id.startsWith(`${person}/`) ? [like] : []));
    expect([...library.likes.values()].toSorted(byKey), `seed ${seed}`).toEqual(own.toSorted(byKey));
    if (!isShared) continue;
    const others = [...expected].filter(([id]) => !id.startsWith(`${person}/`));
    expect(library.others.size, `seed ${seed}`).toBe(others.length);
    for (const [id, { key, liked, deletedAt }] of others) {
      const by = id.split('/')[0] ?? '';
      expect(library.others.get(`${key}/${by}`)?.liked, `seed ${seed}`).toBe(deletedAt === undefined ? liked : null);
    }
  }
  for (const server of servers) {
    // Of two secrets for ids the one that wins is taken; the other one does no harm.
    expect(
      server.conflicts().filter((id) => id !== 'ids:secret'),
      `seed ${seed}`,
    ).toEqual([]);
  }

  function open(name: string, server: FakeCouchdb, library: SyncLibrary, person: string | null): CouchdbDevice {
    return createCouchdbDevice(name, { access: fakeAccess(server), passphrase, person, library });
  }

  function change({ library, person }: Place, step: number): void {
    const name = `p${random.below(6)}`;
    const kind = random.below(5);
    if (kind === 0) library.change(name, { deletedAt: step + 1 });
    else if (kind === 1) library.change(name, { note: `${seed} ${step}` });
    else if (kind === 2) library.tag(name, `t${random.below(4)}`);
    else library.change(name, { liked: random.below(2) === 0 });
    for (const like of library.likes.values()) {
      const id = `${person}/${like.key}`;
      const known = expected.get(id);
      expected.set(id, known === undefined ? like : mergeLikes(known, like));
    }
  }

  function replicate(): void {
    for (const server of servers) for (const other of servers) if (other !== server) server.replicateFrom(other);
  }

  async function attempt(
    { server, device, library }: Place,
    fault = server.fault,
    stop?: AbortController,
  ): Promise<void> {
    const without = server.fault;
    server.fault = fault;
    try {
      await library.sync(device.adapter, stop?.signal);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
    server.fault = without;
  }
}

function aFault(random: Random): Fault {
  const kind = random.below(4);
  if (kind === 0) return { tear: 'before' };
  if (kind === 1) return { tear: 'after' };
  if (kind === 2) return { cut: random.below(100) / 100 };
  return { status: STATUSES[random.below(STATUSES.length)] ?? 500 };
}

function byKey(a: Like, b: Like): number {
  return a.key < b.key ? -1 : 1;
}

test(`${SCHEDULES} schedules come to the same library everywhere, with nothing of it lost`, async () => {
  const first = Number(process.env['SYNC_SEED'] ?? 1);
  for (let seed = first; seed < first + SCHEDULES; seed++) await schedule(seed);
}, 1_800_000);
