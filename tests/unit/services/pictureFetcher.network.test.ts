import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPictureFetcher, type FetchLimits } from '../../../lib/services/pictures/pictureFetcher.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';

/** Over real connections to this machine. */
const photograph = await readFile(join(import.meta.dirname, '../../../scripts/demo/photos/coffee.jpg'));
let server: Server;
let origin = '';
const requests: { path: string; headers: IncomingMessage['headers']; at: number }[] = [];
/** Answers that were cut off from the other end. */
let cut = 0;

const pages: Record<string, (response: ServerResponse, count: number) => void> = {
  '/photo': (response) => response.setHeader('content-type', 'image/jpeg').end(photograph),
  '/unnamed': (response) => response.setHeader('content-type', 'application/octet-stream').end(photograph),
  '/away': (response) => response.writeHead(302, { location: '/there' }).end(),
  '/there': (response) => response.writeHead(307, { location: '/photo' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/page': (response) => response.setHeader('content-type', 'image/jpeg').end('<!doctype html><p>Sign in'),
  '/busy': (response, count) =>
    count === 1
      ? response.writeHead(429, { 'retry-after': '1' }).end('slowly')
      : response.setHeader('content-type', 'image/jpeg').end(photograph),
  '/torn': (response, count) => {
    response.writeHead(200, { 'content-length': photograph.length });
    if (count === 3) response.end(photograph);
    else response.write(photograph.subarray(0, 9000), () => response.destroy());
  },
  '/always-torn': (response) => {
    response.writeHead(200, { 'content-length': photograph.length });
    response.write(photograph.subarray(0, 9000), () => response.destroy());
  },
  '/never': () => undefined,
  '/stalls': (response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    response.write(photograph.subarray(0, 9000));
  },
  '/slow': (response) => {
    const pieces = Array.from({ length: 12 }, (_, index) =>
      photograph.subarray((index * photograph.length) / 12, ((index + 1) * photograph.length) / 12),
    );
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece) response.write(piece);
      else response.end();
      if (!piece) clearInterval(timer);
    }, 40);
  },
  '/huge': (response) => endless(response, photograph),
  '/huge-page': (response) => endless(response, Buffer.from('<!doctype html>')),
};

/** Never ends by itself. */
function endless(response: ServerResponse, start: Buffer): void {
  response.write(start);
  const filler = Buffer.alloc(1 << 16);
  const more = (): void => {
    while (!response.destroyed && response.write(filler));
  };
  response.on('drain', more);
  more();
}

beforeAll(async () => {
  const counts = new Map<string, number>();
  server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const count = (counts.get(request.url ?? '') ?? 0) + 1;
    counts.set(request.url ?? '', count);
    requests.push({ path, headers: request.headers, at: performance.now() });
    response.on('close', () => (cut += response.writableFinished ? 0 : 1));
    const page = pages[path];
    if (page) page(response, count);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  requests.length = 0;
  cut = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let run = 0;

/** The answers, each as its type and size or its reason; in a run of its own, so that the server counts anew. */
async function ask(paths: readonly string[], limits: Partial<FetchLimits> = {}, signal = new AbortController().signal) {
  const fetcher = createPictureFetcher(
    {
      originals: { find: async () => undefined },
      fetch,
      wait: (ms) => sleep(ms),
      now: Date.now,
    },
    { pause: 5, patience: 250, ...limits },
  );
  const likes = likesOf(paths.map((path) => `${origin}${path}?${++run}`));
  const answers: string[] = [];
  for await (const picture of fetcher.fetchAll(inBatches(likes), { signal })) {
    if ('image' in picture) expect(Buffer.from(await picture.image.arrayBuffer()).equals(photograph)).toBe(true);
    answers.push('image' in picture ? `${picture.image.type} ${picture.image.size}` : picture.reason);
  }
  return answers;
}

const whole = `image/jpeg ${photograph.length}`;

test.each([
  ['/photo', whole, 1],
  ['/unnamed', whole, 1],
  ['/away', whole, 3],
  ['/page', 'What is there is no picture.', 1],
  ['/missing', 'The site no longer has it (404).', 1],
  ['/torn', whole, 3],
  ['/always-torn', 'The connection broke off.', 3],
  ['/never', 'The site did not answer in time.', 3],
  ['/stalls', 'The site stopped sending.', 3],
  // Longer in all than any one wait may be.
  ['/slow', whole, 1],
])('%s: %s', async (path, answer, asked) => {
  expect(await ask([path])).toEqual([answer]);
  expect(requests).toHaveLength(asked);
});

test('going round in circles ends', async () => {
  expect(await ask(['/round'])).toEqual(['The site cannot be reached, or may not be read.']);
});

test('nobody there', async () => {
  const fetcher = createPictureFetcher(
    { originals: { find: async () => undefined }, fetch, wait: async () => undefined, now: Date.now },
    { patience: 250 },
  );
  const likes = inBatches(likesOf(['http://127.0.0.1:1/a.jpg']));
  for await (const picture of fetcher.fetchAll(likes, { signal: new AbortController().signal }))
    expect(picture).toMatchObject({ reason: 'The site cannot be reached, or may not be read.' });
});

test('a site that asks for a pause gets it', async () => {
  expect(await ask(['/busy'])).toEqual([whole]);
  const [first, second] = requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
});

test.each([
  ['/huge', 'It is larger than 2 MB.'],
  ['/huge-page', 'What is there is no picture.'],
])('what never ends is cut off: %s', async (path, reason) => {
  expect(await ask([path], { bytes: 2_000_000 })).toEqual([reason]);
  await expect.poll(() => cut).toBe(1);
});

test('neither cookies nor referrer are sent', async () => {
  await ask(['/photo']);
  expect(requests[0]?.headers).not.toHaveProperty('cookie');
  expect(requests[0]?.headers).not.toHaveProperty('referer');
  expect(requests[0]?.headers).not.toHaveProperty('authorization');
});

test('many come whole and in order, whatever is between them', async () => {
  const paths = Array.from({ length: 40 }, (_, index) => ['/photo', '/missing', '/away', '/page'][index % 4] ?? '');
  const expected = [whole, 'The site no longer has it (404).', whole, 'What is there is no picture.'];
  expect(await ask(paths)).toEqual(paths.map((_, index) => expected[index % 4]));
});

test('stopped, what is under way is cut off', async () => {
  const stopping = new AbortController();
  const asking = ask(['/stalls', '/never', '/photo'], { patience: 10_000 }, stopping.signal);
  await expect.poll(() => requests.length).toBe(2);
  const start = performance.now();
  stopping.abort();
  await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  expect(performance.now() - start).toBeLessThan(2000);
  await expect.poll(() => cut).toBe(2);
});
