import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHostQueue } from '../../../lib/services/pictures/hostQueue.ts';

function deferred() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A queue, what has begun in it, and how to end it. */
function aQueue(options: { perHost?: number; inAll?: number; mayBegin?: (place: number) => boolean } = {}) {
  const pauses: { ms: number; end: () => void }[] = [];
  const queue = createHostQueue({
    perHost: 2,
    inAll: 3,
    wait: (ms) => {
      const { promise, resolve } = deferred();
      pauses.push({ ms, end: resolve });
      return promise;
    },
    ...options,
  });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (host: string, place: number): Promise<string> =>
    queue.run(host, place, async () => {
      const name = `${host}${place}`;
      begun.push(name);
      const { promise, resolve } = deferred();
      ends.set(name, resolve);
      await promise;
      return name;
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await turn();
  };
  return { queue, add, begun, end, pauses };
}

test('two at a host and three in all begin, the others in their order', async () => {
  const { add, begun, end } = aQueue();
  for (const [place, host] of ['a', 'a', 'a', 'b', 'b', 'c'].entries()) void add(host, place);
  await turn();
  expect(begun).toEqual(['a0', 'a1', 'b3']);
  await end('b3');
  expect(begun).toEqual(['a0', 'a1', 'b3', 'b4']);
  await end('a1');
  expect(begun).toEqual(['a0', 'a1', 'b3', 'b4', 'a2']);
  await end('a0');
  expect(begun).toEqual(['a0', 'a1', 'b3', 'b4', 'a2', 'c5']);
});

test('whoever comes again goes by its place', async () => {
  const { add, begun, end } = aQueue({ inAll: 1 });
  void add('a', 5);
  void add('a', 7);
  void add('b', 6);
  void add('c', 1);
  await turn();
  for (const name of ['a5', 'c1', 'b6', 'a7']) await end(name);
  expect(begun).toEqual(['a5', 'c1', 'b6', 'a7']);
});

test('nothing begins at a host that rests, until every rest is over', async () => {
  const { queue, add, begun, pauses } = aQueue();
  queue.rest('a', 100);
  queue.rest('a', 5000);
  void add('a', 0);
  void add('b', 1);
  await turn();
  expect(begun).toEqual(['b1']);
  expect(pauses.map(({ ms }) => ms)).toEqual([100, 5000]);
  pauses[0]?.end();
  await turn();
  expect(begun).toEqual(['b1']);
  pauses[1]?.end();
  await turn();
  expect(begun).toEqual(['b1', 'a0']);
});

test('what may not begin yet does when it is looked for again', async () => {
  let first = 0;
  const { queue, add, begun } = aQueue({ mayBegin: (place) => place <= first });
  void add('a', 0);
  void add('b', 1);
  await turn();
  expect(begun).toEqual(['a0']);
  first = 1;
  queue.lookAgain();
  await turn();
  expect(begun).toEqual(['a0', 'b1']);
});

test('a failure is answered and leaves its place free', async () => {
  const { queue, add, begun } = aQueue({ inAll: 1 });
  await expect(queue.run('a', 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  void add('a', 1);
  await turn();
  expect(begun).toEqual(['a1']);
});

test('whatever comes is done, and never too much at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 }), async (hosts) => {
      const queue = createHostQueue({ perHost: 2, inAll: 6, wait: turn });
      const running = new Map<string, number>();
      let all = 0;
      const done = await Promise.all(
        hosts.map((host, place) =>
          queue.run(host, place, async () => {
            running.set(host, (running.get(host) ?? 0) + 1);
            all++;
            expect(running.get(host)).toBeLessThanOrEqual(2);
            expect(all).toBeLessThanOrEqual(6);
            if (place % 5 === 0) queue.rest(host, 1);
            await turn();
            running.set(host, (running.get(host) ?? 0) - 1);
            all--;
            return place;
          }),
        ),
      );
      expect(done).toEqual(hosts.map((_, place) => place));
    }),
  );
});
