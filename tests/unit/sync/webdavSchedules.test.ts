import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, tick } from '../../../lib/core/judging/clock.ts';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { mergeLikes } from '../../../lib/core/judging/mergeLikes.ts';
import { createWebdavAdapter } from '../../../lib/sync/adapters/webdav.ts';
import { createFakeDavServer, type DavFault, type FakeDavServer } from '../../support/sync/fakeDavServer.ts';
import { likeNumbered } from '../../support/sync/likesForSync.ts';
import { createSyncedLibrary } from '../../support/sync/syncedLibrary.ts';

const DEVICES = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
const statuses = [401, 403, 404, 409, 412, 423, 429, 500, 503, 507];

const fault: fc.Arbitrary<DavFault | null> = fc.oneof(
  { weight: 25, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom(...statuses).map((status) => ({ kind: 'status', status }) as const) },
  { weight: 2, arbitrary: fc.boolean().map((isDone) => ({ kind: 'torn', isDone }) as const) },
  {
    weight: 1,
    arbitrary: fc.double({ min: 0, max: 0.99, noNaN: true }).map((share) => ({ kind: 'half', share }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.double({ min: 0, max: 0.99, noNaN: true }).map((share) => ({ kind: 'cut', share }) as const),
  },
);
const machine = fc.nat({ max: DEVICES.length - 1 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      machine,
      picture: fc.nat({ max: 12 }),
      liked: fc.constantFrom(true, false, null),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      machine,
      faults: fc.array(fault, { maxLength: 40 }),
      /** After so many requests nothing gets through, as when the worker is killed. */
      diesAfter: fc.option(fc.nat({ max: 25 }), { freq: 3 }),
      minutes: fc.constantFrom(0, 0, 1, 15),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('delete' as const, 'truncate' as const),
      file: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'wipe' as const }, { kind: 'forget' as const, machine: 0 }) },
);

async function run(
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  passphrase: string | null,
) {
  const server: FakeDavServer = createFakeDavServer();
  let time = 1_750_000_000_000;
  const machines = DEVICES.map((device, index) => {
    const library = createSyncedLibrary();
    // Clocks that are wrong by a day.
    const now = () => time + (index - 1) * 86_400_000;
    const account = {
      kind: 'webdav',
      address: server.address,
      user: 'ada',
      password: 'secret',
      passphrase,
      person: null,
      deviceName: device,
      everyMinutes: 15,
    } as const;
    const create = () => createWebdavAdapter({ account, device, send: server.send(now), now });
    // Opening takes long on purpose: an encrypted library's adapter lives on.
    const living = create();
    return {
      device,
      library,
      now,
      sync: () => library.sync(passphrase === null ? create() : living),
      last: NEVER,
    };
  });
  const expected = new Map<string, Like>();

  for (const each of steps) {
    const files = [...server.files.keys()];
    switch (each.kind) {
      case 'change': {
        const one = machines[each.machine];
        if (one === undefined) break;
        time += 1000;
        one.last = tick(one.last, one.now(), one.device);
        const blank = likeNumbered(each.picture, one.device, one.now());
        const like = { ...blank, liked: each.liked, stamps: { ...blank.stamps, liked: one.last } };
        one.library.change(like);
        const known = expected.get(like.key);
        expected.set(like.key, known === undefined ? like : mergeLikes(known, like));
        break;
      }
      case 'sync': {
        time += each.minutes * 60_000 + 1;
        let request = 0;
        server.fault = () => {
          if (each.diesAfter !== null && request >= each.diesAfter) return { kind: 'torn', isDone: false };
          return each.faults[request++] ?? null;
        };
        await failing(machines[each.machine]?.sync());
        server.fault = () => null;
        break;
      }
      case 'delete':
      case 'truncate': {
        const path = files[each.file % files.length];
        // Who deletes the keys of an encrypted library deletes it.
        if (path === undefined || path.includes('/keys/')) break;
        if (each.kind === 'delete') server.files.delete(path);
        else server.files.set(path, (server.files.get(path) ?? new Uint8Array()).slice(0, -5));
        break;
      }
      case 'wipe':
        server.files.clear();
        server.folders.clear();
        server.folders.add('');
        break;
      case 'forget': {
        const one = machines[each.machine];
        if (one === undefined) break;
        // Disconnected and connected again: everything counts as not yet sent.
        one.library.state = null;
        one.library.position = await one.library.outbox.beginning();
      }
    }
  }
  for (let round = 0; round < 4; round++) {
    for (const { sync } of machines) await failing(sync());
  }
  for (const { library, device } of machines) {
    expect(sorted(library.likes), device).toEqual(sorted(expected));
  }
  // Whoever comes later finds it all.
  const late = createSyncedLibrary();
  const account = {
    kind: 'webdav',
    address: server.address,
    user: '',
    password: '',
    passphrase,
    person: null,
    deviceName: '',
    everyMinutes: 15,
  } as const;
  await late.sync(createWebdavAdapter({ account, device: 'dddddddd', send: server.send(), now: () => time }));
  expect(sorted(late.likes)).toEqual(sorted(expected));
}

test('machines converge and nothing is lost, whatever goes wrong on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => run(steps, null)),
    { numRuns: Number(process.env['SYNC_SCHEDULES'] ?? 60) },
  );
}, 600_000);

test('machines with a passphrase do, too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => run(steps, 'correct horse')),
    { numRuns: Math.ceil(Number(process.env['SYNC_SCHEDULES'] ?? 60) / 12) },
  );
}, 600_000);

async function failing(work: Promise<unknown> | undefined): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
  }
}

function sorted(likes: ReadonlyMap<string, Like>): [string, Like][] {
  return [...likes].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
