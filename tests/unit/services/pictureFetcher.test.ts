import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { createPictureFetcher } from '../../../lib/services/pictures/pictureFetcher.ts';
import { aLike } from '../../support/likes.ts';
import { inBatches, likesOf } from '../../support/manyLikes.ts';
import { aFetcher, all, gif, noCopy, numbers, site } from './fetcherUnderTest.ts';

describe('pictures', () => {
  test('come in the order of their Likes, whoever answers first', async () => {
    const urls = numbers(30).map((index) => `https://host${index % 7}.example/${index}`);
    const fetching = aFetcher({
      answer: async (url) => {
        await sleep((Number(url.split('/').at(-1)) * 13) % 17);
        return gif(url);
      },
    });
    expect(await all(fetching, urls)).toEqual(urls.map((url) => `image/gif GIF89a${url}`));
  });

  test('are asked for without cookies and referrer', async () => {
    const fetching = aFetcher();
    await all(fetching, site('a', 1));
    expect(fetching.requests[0]?.init).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
    });
    expect(fetching.requests[0]?.init.headers).toBeUndefined();
  });

  test('in their own address are not asked for', async () => {
    const fetching = aFetcher();
    expect(
      await all(fetching, [
        `data:image/gif;base64,${btoa('GIF89a!')}`,
        'data:image/svg+xml,%3Csvg/%3E',
        'data:image/png,',
        'data:text/html,<p>no',
      ]),
    ).toEqual([
      'image/gif GIF89a!',
      'What is there is no picture.',
      'What is there is empty.',
      'What is there is no picture.',
    ]);
    expect(fetching.requests).toEqual([]);
  });

  test('that were kept are taken from there, unless that cannot be read', async () => {
    const [kept = '', damaged = '', other = ''] = site('a', 'kept', 'damaged', 'other');
    const fetching = aFetcher({
      find: async (key) => {
        if (key === damaged) throw new Error('damaged');
        return key === kept ? { key, image: new Blob(['kept'], { type: 'image/png' }), storedAt: 0 } : undefined;
      },
    });
    expect(await all(fetching, [kept, damaged, other])).toEqual([
      'image/png kept',
      'image/gif GIF89a',
      'image/gif GIF89a',
    ]);
    expect(fetching.requests.map(({ url }) => url)).toEqual([damaged, other]);
  });

  test.each([
    ['', 'It has no address that outlives its page.'],
    ['blob:https://a.example/1', 'Its address cannot be fetched.'],
    ['ftp://a.example/1', 'Its address cannot be fetched.'],
    ['https://', 'Its address cannot be fetched.'],
  ])('of the address "%s" cannot be had', async (url, reason) => {
    const fetching = aFetcher();
    expect(await all(fetching, [url])).toEqual([reason]);
    expect(fetching.requests).toEqual([]);
  });
});

describe('an answer', () => {
  const html = '<!doctype html><p>Sign in';
  test.each<[string, () => Response, string, number]>([
    ['404', () => new Response('', { status: 404 }), 'The site no longer has it (404).', 1],
    ['410', () => new Response('', { status: 410 }), 'The site no longer has it (410).', 1],
    ['401', () => new Response('', { status: 401 }), 'The site lets only its own visitors see it (401).', 1],
    ['403', () => new Response('', { status: 403 }), 'The site lets only its own visitors see it (403).', 1],
    ['418', () => new Response('', { status: 418 }), 'The site answered 418.', 1],
    ['429', () => new Response('', { status: 429 }), 'The site wants to be asked later (429).', 3],
    ['503', () => new Response('', { status: 503 }), 'The site has failed (503).', 3],
    ['of nothing', () => new Response(null, { status: 204 }), 'What is there is empty.', 1],
    ['of no bytes', () => new Response(''), 'What is there is empty.', 1],
    [
      'of a page',
      () => new Response(html, { headers: { 'content-type': 'image/jpeg' } }),
      'What is there is no picture.',
      1,
    ],
    ['of a long page', () => new Response(html.repeat(1000)), 'What is there is no picture.', 1],
    ['of bytes of no kind', () => new Response('\u0000\u0001\u0002'), 'What is there is no picture.', 1],
    [
      'of bytes that the site calls a picture',
      () => new Response('\u0000\u0001\u0002', { headers: { 'content-type': 'Image/X-Rare; a=b' } }),
      'image/x-rare \u0000\u0001\u0002',
      1,
    ],
    [
      'of a picture that the site calls something else',
      () => new Response('GIF89a', { headers: { 'content-type': 'text/html' } }),
      'image/gif GIF89a',
      1,
    ],
    [
      'that says it is too large',
      () => new Response('GIF89a', { headers: { 'content-length': '100000001' } }),
      'It is larger than 100 MB.',
      1,
    ],
  ])('%s', async (_, answer, expected, tries) => {
    const fetching = aFetcher({ answer });
    expect(await all(fetching, site('a', 1))).toEqual([expected]);
    expect(fetching.requests).toHaveLength(tries);
  });

  test('nobody gives is tried three times, more and more seldom', async () => {
    const fetching = aFetcher({ answer: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await all(fetching, site('a', 1))).toEqual(['The site cannot be reached, or may not be read.']);
    expect(fetching.requests).toHaveLength(3);
    expect(fetching.pauses).toEqual([1000, 4000, 4000]);
  });

  test('that comes right is taken', async () => {
    let tries = 0;
    const fetching = aFetcher({ answer: () => (++tries < 3 ? new Response('', { status: 500 }) : gif()) });
    expect(await all(fetching, site('a', 1))).toEqual(['image/gif GIF89a']);
  });

  test.each([
    ['7', 7000],
    ['0', 0],
    ['3600', 60_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
    ['Sat, 05 Nov 1994 08:49:37 GMT', 0],
    ['soon', 1000],
    ['', 1000],
  ])('that asks for a pause of "%s" gets one of %i ms', async (header, ms) => {
    let tries = 0;
    const fetching = aFetcher({
      now: () => Date.UTC(1994, 10, 6, 8, 49, 30),
      answer: () => (++tries === 1 ? new Response('', { status: 429, headers: { 'retry-after': header } }) : gif()),
    });
    expect(await all(fetching, site('a', 1))).toEqual(['image/gif GIF89a']);
    expect(Math.max(...fetching.pauses)).toBe(ms);
  });
});

describe('stopped', () => {
  test('it ends at once, every request with it, and begins none', async () => {
    const stopping = new AbortController();
    const ended: string[] = [];
    const fetching = aFetcher({
      answer: (url, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            ended.push(url);
            reject(signal.reason as Error);
          });
        }),
    });
    const answers = all(fetching, site('a', ...numbers(10)), stopping.signal);
    await sleep(5);
    expect(fetching.requests).toHaveLength(2);
    stopping.abort(new Error('enough'));
    await expect(answers).rejects.toThrow('enough');
    await sleep(5);
    expect(ended).toHaveLength(2);
    expect(fetching.requests).toHaveLength(2);
  });

  test.each([
    ['between two tries', { answer: () => new Response('', { status: 500 }) }],
    ['while the library is being read', { urls: [] }],
  ])('%s', async (_, { answer = () => gif(), urls = site('a', 1) }: { answer?: () => Response; urls?: string[] }) => {
    const stopping = new AbortController();
    const forever = new Promise<void>(() => undefined);
    const fetcher = createPictureFetcher({
      originals: noCopy,
      fetch: async () => answer(),
      wait: () => forever,
      now: () => 0,
    });
    async function* likes() {
      yield likesOf(urls);
      await forever;
    }
    const next = fetcher.fetchAll(likes(), { signal: stopping.signal }).next();
    await sleep(5);
    stopping.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });

  test('by whoever takes no more, its requests end', async () => {
    let open = 0;
    const fetching = aFetcher({
      answer: (url, signal) =>
        url.endsWith('/0.gif')
          ? gif()
          : new Promise((_, reject) => {
              open++;
              signal.addEventListener('abort', () => {
                open--;
                reject(signal.reason as Error);
              });
            }),
    });
    const likes = inBatches(likesOf(site('a', ...numbers(9))));
    for await (const { like } of fetching.fetcher.fetchAll(likes, { signal: new AbortController().signal })) {
      expect(like).toEqual(aLike({ key: like.key, url: like.url }));
      break;
    }
    await vi.waitFor(() => expect(open).toBe(0));
  });
});
