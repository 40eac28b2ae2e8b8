import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createPictureFetcher } from '../../../lib/services/pictures/pictureFetcher.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';
import { aFetcher, all, gif, noCopy, numbers, site } from './fetcherUnderTest.ts';

describe('politeness', () => {
  test('no more than two at one host, and six in all', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let mostInAll = 0;
    const fetching = aFetcher({
      answer: async (url) => {
        const { host } = new URL(url);
        running.set(host, (running.get(host) ?? 0) + 1);
        most = Math.max(most, running.get(host) ?? 0);
        mostInAll = Math.max(
          mostInAll,
          [...running.values()].reduce((sum, count) => sum + count, 0),
        );
        await sleep(2);
        running.set(host, (running.get(host) ?? 0) - 1);
        return gif();
      },
    });
    await all(
      fetching,
      numbers(60).flatMap((index) => site('abcde'[index % 5] ?? '', index)),
    );
    expect(most).toBe(2);
    expect(mostInAll).toBe(6);
  });

  test('a host that asks for a pause is left in peace by all, and others are not kept waiting', async () => {
    const asked: string[] = [];
    let endPause = (): void => undefined;
    const paused = new Promise<void>((resolve) => {
      endPause = resolve;
    });
    const fetcher = createPictureFetcher({
      originals: noCopy,
      fetch: (async (url: string) => {
        asked.push(url);
        return asked.length === 1 ? new Response('', { status: 429, headers: { 'retry-after': '30' } }) : gif();
      }) as typeof fetch,
      wait: () => paused,
      now: () => 0,
    });
    const [first = '', ...others] = [...site('a', 1, 2, 3), ...site('b', 4)];
    const answers = all({ fetcher }, [first, ...others]);
    await sleep(20);
    expect(asked).toEqual([first, ...site('b', 4)]);
    endPause();
    expect(await answers).toHaveLength(4);
    expect(asked.slice(2)).toEqual([first, ...site('a', 2, 3)]);
  });

  test('a host that does not answer for five pictures in a row is left alone, with the reason', async () => {
    const fetching = aFetcher({
      answer: (url) => (url.includes('dead') ? Promise.reject(new TypeError('Failed to fetch')) : gif()),
    });
    const answers = await all(fetching, [...site('dead', ...numbers(20)), ...site('well', 1)]);
    expect(answers.at(-1)).toBe('image/gif GIF89a');
    expect(answers.slice(7, 20)).toEqual(
      Array.from({ length: 13 }, () => 'dead.example failed 5 times in a row and was left alone.'),
    );
    expect(fetching.requests.filter(({ url }) => url.includes('dead')).length).toBeLessThanOrEqual(18);
  });

  test('a host that fails at five pictures in a row is left alone', async () => {
    const fetching = aFetcher({ answer: () => new Response('', { status: 502 }) });
    const answers = await all(fetching, site('a', ...numbers(20)));
    expect(answers[0]).toBe('The site has failed (502).');
    expect(answers.at(-1)).toBe('a.example failed 5 times in a row and was left alone.');
    expect(fetching.requests.length).toBeLessThanOrEqual(18);
  });

  test('what it no longer has is no failure of a host', async () => {
    const fetching = aFetcher({ answer: () => new Response('', { status: 404 }) });
    expect(new Set(await all(fetching, site('a', ...numbers(20))))).toEqual(
      new Set(['The site no longer has it (404).']),
    );
  });

  test('failures between which something comes are not in a row', async () => {
    let count = 0;
    const fetching = aFetcher({
      limits: { tries: 1, perHost: 1 },
      answer: () => (++count % 5 === 0 ? gif() : new Response('', { status: 500 })),
    });
    const answers = await all(fetching, site('a', ...numbers(30)));
    expect(answers.filter((answer) => answer.includes('left alone'))).toEqual([]);
  });
});

describe('pictures ahead', () => {
  test('are few, however many there are', async () => {
    const fetching = aFetcher({ limits: { ahead: 4 } });
    let read = 0;
    async function* endless() {
      for (;;) yield likesOf([`https://host${read}.example/${read++}`]);
    }
    const pictures = fetching.fetcher.fetchAll(endless(), { signal: new AbortController().signal });
    for (let taken = 1; taken <= 3; taken++) {
      await pictures.next();
      await sleep(5);
      expect(fetching.requests.length).toBeLessThanOrEqual(taken + 3);
    }
    await pictures.return(undefined);
    expect(read).toBeLessThanOrEqual(7);
  });

  test('are fewer when they are large', async () => {
    const fetching = aFetcher({
      answer: () => gif('.'.repeat(600)),
      limits: { bytesAhead: 1000, ahead: 10, inAll: 1 },
    });
    const pictures = fetching.fetcher.fetchAll(inBatches(likesOf(site('a', ...numbers(30)))), {
      signal: new AbortController().signal,
    });
    await pictures.next();
    await sleep(10);
    // The one taken, and two that are just more than there is room for.
    expect(fetching.requests).toHaveLength(3);
    let count = 1;
    for await (const picture of pictures) {
      expect('image' in picture).toBe(true);
      count++;
    }
    expect(count).toBe(30);
  });
});
