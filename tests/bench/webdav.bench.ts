import { tick } from '../../lib/core/judging/clock.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { pictureKey } from '../../lib/core/pictures/pictureKey.ts';
import { createWebdavAdapter } from '../../lib/sync/adapters/webdav.ts';
import { createSendToServer } from '../../lib/sync/serverRequest.ts';
import type { AdapterState, Outbox } from '../../lib/sync/syncAdapter.ts';
import type { Bench, Measurement } from '../../scripts/bench/measurement.ts';
import type { Trend, TrendPoint } from '../../scripts/bench/trends.ts';
import { installMissing } from '../../scripts/browsers/install.ts';
import { startApache, type WebdavServer } from '../../scripts/servers/webdav.ts';
import { generatedLike } from './generatedLikes.ts';

const sizes = [10, 100, 1000, 10_000, 100_000];
const growthSizes = [...sizes, 1_000_000];
const aTrend = (name: string, grows: Trend['grows']): Trend => ({
  name,
  of: 'Likes',
  unit: 'B',
  floorName: null,
  grows,
});
const pushing = aTrend('a first push over WebDAV', 'evenly');
const changingUp = aTrend('one change over WebDAV, up', 'not');
const changingDown = aTrend('one change over WebDAV, down', 'not');
/** In as many pushes. */
const CHANGES = 40;
const never = new AbortController().signal;

/** How pictures of a library are called, and what bytes one may take of a first push. */
interface NamedPictures {
  readonly name: string;
  readonly bytes: number;
  readonly urlOf: (like: Like, index: number) => string;
}

const numberedNames: NamedPictures = { name: 'numbered names', bytes: 25, urlOf: numbered };
const ofAllKinds: NamedPictures = { name: 'names of all kinds', bytes: 34, urlOf: ({ url }) => url };

/** What a WebDAV server (Apache) is sent and gives: bytes of bodies. Rows of the largest library, points of all. */
const webdavBench: Bench = async function* ({ likes, growth }) {
  await installMissing(['apache2']);
  const wanted = new Set([...(growth ? growthSizes : sizes), likes]);
  const largest = Math.max(...wanted);
  for (const count of [...wanted].toSorted((a, b) => a - b)) {
    const kinds = growth || count !== largest ? [ofAllKinds] : [numberedNames, ofAllKinds];
    for (const kind of kinds) {
      const server = await startApache();
      try {
        const measured = await measure(server, count, kind);
        if (kind === ofAllKinds) yield* pointsOf(count, measured);
        if (count === largest) yield* rowsOf(count, kind, measured);
      } finally {
        await server.stop();
      }
    }
  }
};

interface Traffic {
  readonly requests: number;
  /** Bytes. */
  readonly up: number;
  readonly down: number;
  readonly memory: number;
}

interface Measured {
  readonly push: Traffic;
  readonly pull: Traffic;
  /** Means of several changes, and the most that one of them brought down. */
  readonly change: { readonly up: number; readonly down: number; readonly most: number };
  readonly thousand: Traffic;
}

function pointsOf(size: number, { push, change }: Measured): TrendPoint[] {
  return [
    { trend: pushing, size, value: push.up, floor: null },
    { trend: changingUp, size, value: change.up, floor: null },
    { trend: changingDown, size, value: change.down, floor: null },
  ];
}

function rowsOf(count: number, { name, bytes }: NamedPictures, measured: Measured): Measurement[] {
  const { push, pull, change, thousand } = measured;
  const row = (what: string, value: number, unit: string, floor: number, budget: string): Measurement => ({
    name: `${what}, ${count.toLocaleString('en')} Likes, ${name}`,
    value,
    unit,
    floor,
    floorName: `budget: ${budget}`,
    limit: 1,
  });
  const ofBoth = (what: string, { requests, memory }: Traffic): Measurement[] => [
    row(what, requests, 'requests', 40, 'however many Likes there are'),
    row(`memory of ${what}`, memory / 1e6, 'MB', 150, 'whatever the size of the library'),
  ];
  return [
    row('a first push, of each', push.up / count, 'B', bytes, 'less than its address alone'),
    ...ofBoth('a first push', push),
    row('a first pull, of each', pull.down / count, 'B', bytes + 2, 'what was pushed, and a list of files'),
    ...ofBoth('a first pull', pull),
    row('one change, up', change.up, 'B', 1000, 'a kilobyte'),
    row('one change, down', change.down, 'B', 12_000, 'a list of files'),
    row('one change, down at most', change.most, 'B', 12_000, 'a list of files'),
    row('1,000 changes, up', thousand.up, 'B', 60_000, '60 bytes each'),
  ];
}

async function measure(server: WebdavServer, count: number, { urlOf }: NamedPictures): Promise<Measured> {
  const likeAt = (index: number): Like => {
    const like = generatedLike(index, count);
    const url = urlOf(like, index);
    return { ...like, key: pictureKey(url), url, aliases: [url.replace('.jpg', '-small.jpg'), url] };
  };
  /** Judged again, anywhere in the library. */
  let changes = 0;
  const changed = (): Like => {
    const like = likeAt((++changes * 7919) % count);
    const time = Date.now() + changes;
    return { ...like, liked: false, updatedAt: time, stamps: { ...like.stamps, liked: tick('', time, 'aaaaaaaa') } };
  };
  const [a, b] = [machine('aaaaaaaa', server), machine('bbbbbbbb', server)];

  const push = await a.measured(() => a.push(count, likeAt));
  const pull = await b.measured(() => b.pull());
  await b.push(1, changed);
  let [up, down, most] = [0, 0, 0];
  for (let round = 0; round < CHANGES; round++) {
    const change = await a.measured(() => a.sync(1, changed));
    up += change.up / CHANGES;
    down += change.down / CHANGES;
    most = Math.max(most, change.down);
  }
  const thousand = await a.measured(() => a.sync(1000, changed));
  return { push, pull, change: { up, down, most }, thousand };
}

function machine(device: string, { url, user, password }: WebdavServer) {
  const now = Date.now;
  let traffic = { requests: 0, up: 0, down: 0 };
  const send = createSendToServer({
    user,
    password,
    now,
    async fetch(address, init) {
      const response = await fetch(address, init);
      const body = await response.arrayBuffer();
      const sent = init.body === undefined ? null : await new Response(init.body).arrayBuffer();
      traffic = {
        requests: traffic.requests + 1,
        up: traffic.up + (sent?.byteLength ?? 0),
        down: traffic.down + body.byteLength,
      };
      return new Response(response.status === 204 ? null : body, response);
    },
  });
  const account = {
    kind: 'webdav',
    address: url,
    user,
    password,
    passphrase: null,
    person: null,
    deviceName: 'Laptop',
    everyMinutes: 15,
  } as const;
  const adapter = createWebdavAdapter({ account, device, send, now });
  let state: AdapterState = null;

  return {
    push,
    pull,
    async sync(count: number, likeAt: (index: number) => Like) {
      await pull();
      await push(count, likeAt);
    },
    async measured(work: () => Promise<void>): Promise<Traffic> {
      traffic = { requests: 0, up: 0, down: 0 };
      const before = process.memoryUsage().rss;
      let most = before;
      const watching = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      await work();
      clearInterval(watching);
      return { ...traffic, memory: most - before };
    },
  };

  async function push(count: number, likeAt: (index: number) => Like): Promise<void> {
    const outbox: Outbox = {
      async read(position, limit) {
        const start = Number(position);
        const end = Math.min(count, start + limit);
        const likes = Array.from({ length: end - start }, (_, index) => likeAt(start + index));
        return { likes, position: end, isEnd: end === count };
      },
      beginning: () => Promise.reject(new Error('Nothing was lost.')),
    };
    for await (const pushed of adapter.push({ state, position: 0, outbox, signal: never })) ({ state } = pushed);
  }

  async function pull(): Promise<void> {
    for await (const pulled of adapter.pull(state, never)) ({ state } = pulled);
  }
}

function numbered(_: Like, index: number): string {
  return `https://images.example/${Math.floor(index / 40)}/DSC_${String(index % 10_000).padStart(4, '0')}.jpg`;
}

export const benches = [webdavBench];
